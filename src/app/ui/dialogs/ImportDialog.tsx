import './dialogs.css'
import { useEffect, useState, type ComponentType } from 'react'
import { tooLarge } from '#share/file-limits.ts'
import { importText } from '#text/en/import.ts'
import { closeDialog } from '../layout.ts'
import { useLayout, usePage, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'
import { Modal } from '../parts/Modal.tsx'
import { detectKind, kindByName, type ImportKind } from './detect.ts'

/** A text to bring in, with the name of its file. */
export interface Source {
  readonly text: string
  readonly name: string
}

/** What every preview is given; nothing of the run changes before `onDone`. */
export interface ImportProps {
  readonly source: Source
  readonly onDone: () => void
}

// The readers of the different kinds are large and seldom wanted together.
const previews: Readonly<Record<ImportKind, ComponentType<ImportProps>>> = {
  load: later(() => import('./LoadImport.tsx').then((file) => file.LoadImport)),
  manifest: later(() => import('./ManifestImport.tsx').then((file) => file.ManifestImport)),
  run: later(() => import('./RunImport.tsx').then((file) => file.RunImport)),
  charts: later(() => import('./ChartsImport.tsx').then((file) => file.ChartsImport)),
  link: later(() => import('./LinkImport.tsx').then((file) => file.LinkImport)),
}

/** Brings in a manifest, a load, a run or a link: shows first what it holds. */
export function ImportDialog() {
  const { layout } = usePage()
  const text = useText(importText)
  const offered = useLayout((state) => state.offered)
  const offer = (given: string | File | null) => layout.setState({ offered: given })
  const close = () => closeDialog(layout, 'import')
  return (
    <Modal title={text.import} wide onClose={close}>
      {offered === null && <Chooser onOffer={offer} />}
      {offered !== null && (
        <div className="row-spread">
          <span className="micro">
            {typeof offered === 'string' ? text.pastedText : offered.name}
          </span>
          <Button look="ghost" onPress={() => offer(null)}>
            {text.somethingElse}
          </Button>
        </div>
      )}
      {typeof offered === 'string' && (
        <Preview source={{ text: offered, name: '' }} onDone={close} />
      )}
      {offered instanceof File && <FilePreview file={offered} onDone={close} />}
    </Modal>
  )
}

function Preview(props: ImportProps) {
  const { text, name } = props.source
  const kind = detectKind(text, name)
  // A text from the clipboard, or a manifest in a file named as a load, was not measured before.
  const large = kind === 'link' ? null : tooLarge(kind === 'charts' ? 'load' : kind, text.length)
  if (large !== null) return <Problem sentence={large} />
  const Reader = previews[kind]
  return (
    <Later key={text}>
      <Reader {...props} />
    </Later>
  )
}

/** A file: its size first, then what it holds. */
function FilePreview({ file, onDone }: { readonly file: File; readonly onDone: () => void }) {
  const text = useText(importText)
  const [read, setRead] = useState<{ readonly file: File; readonly text: string | null } | null>(
    null,
  )
  const large = tooLarge(kindByName(file.name), file.size)
  useEffect(() => {
    if (large !== null) return
    file.text().then(
      (content) => setRead({ file, text: content }),
      // The file has gone, or it is a folder.
      () => setRead({ file, text: null }),
    )
  }, [file, large])
  if (large !== null) return <Problem sentence={large} />
  if (read === null || read.file !== file) return <p className="note">{text.reading}</p>
  if (read.text === null) {
    return <Problem sentence={text.unreadable(file.name)} />
  }
  return <Preview source={{ text: read.text, name: file.name }} onDone={onDone} />
}

function Problem({ sentence }: { readonly sentence: string }) {
  const { say } = useWords()
  return (
    <p className="problem" role="alert">
      {say(sentence)}
    </p>
  )
}

function Chooser({ onOffer }: { readonly onOffer: (given: string | File) => void }) {
  const words = useText(importText)
  const [text, setText] = useState('')
  return (
    <>
      <p className="reading">{words.whatToBring}</p>
      <textarea
        className="code"
        rows={8}
        aria-label={words.text}
        placeholder="apiVersion: autoscaling/v2 …"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="row-spread">
        <label className="button">
          {words.chooseFile}
          <input
            className="hidden-visually"
            type="file"
            accept=".yaml,.yml,.json,.csv,.tsv,.txt"
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file !== undefined) onOffer(file)
            }}
          />
        </label>
        <Button look="primary" disabled={text.trim() === ''} onPress={() => onOffer(text)}>
          {words.lookAtIt}
        </Button>
      </div>
    </>
  )
}
