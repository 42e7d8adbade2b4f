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
import { beginFile, charactersAtOnce, type BegunSource, type Source } from './source.ts'

/** What every preview is given; nothing of the run changes before `onDone`. */
export interface ImportProps {
  readonly source: Source
  readonly onDone: () => void
  /** Stops the reading and goes back to the choice of what to bring in. */
  readonly onCancel: () => void
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
        <Preview
          source={{ content: offered, head: offered, name: '' }}
          onDone={close}
          onCancel={() => offer(null)}
        />
      )}
      {offered instanceof File && (
        <FilePreview file={offered} onDone={close} onCancel={() => offer(null)} />
      )}
    </Modal>
  )
}

interface PreviewProps extends ImportProps {
  readonly source: BegunSource
}

function Preview(props: PreviewProps) {
  const { content, head, name } = props.source
  const kind = detectKind(head, name)
  const length = typeof content === 'string' ? content.length : content.size
  // A text from the clipboard, or a manifest in a file named as a load, was not measured before.
  const large = kind === 'link' ? null : tooLarge(kind === 'charts' ? 'load' : kind, length)
  if (large !== null) return <Problem sentence={large} />
  const Reader = previews[kind]
  return (
    // Another text has answers of its own.
    <Later key={keyOf(props.source)}>
      <Reader {...props} />
    </Later>
  )
}

function keyOf({ content, name }: Source): string {
  return typeof content === 'string'
    ? content.slice(0, charactersAtOnce)
    : `${name} ${content.size} ${content.lastModified}`
}

type FileProps = Omit<ImportProps, 'source'> & { readonly file: File }

/** A file: its size first, then its beginning, which tells who reads the rest. */
function FilePreview({ file, ...ways }: FileProps) {
  const text = useText(importText)
  const [begun, setBegun] = useState<{
    readonly file: File
    readonly source: BegunSource | null
  } | null>(null)
  const large = tooLarge(kindByName(file.name), file.size)
  useEffect(() => {
    if (large !== null) return
    beginFile(file).then(
      (source) => setBegun({ file, source }),
      // The file has gone, or it is a folder.
      () => setBegun({ file, source: null }),
    )
  }, [file, large])
  if (large !== null) return <Problem sentence={large} />
  if (begun === null || begun.file !== file) return <p className="note">{text.reading}</p>
  if (begun.source === null) {
    return <Problem sentence={text.unreadable(file.name)} />
  }
  return <Preview source={begun.source} {...ways} />
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
