import './dialogs.css'
import { useEffect, useState, type ComponentType } from 'react'
import { tooLarge } from '#share/file-limits.ts'
import { importText } from '#text/en/import.ts'
import { closeDialog, offerImport, type Offer } from '../layout.ts'
import { useLayout, usePage, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'
import { Modal } from '../parts/Modal.tsx'
import { detectKind, kindByName, type ImportKind } from './detect.ts'
import { beginFile, keptText, nameOf, type BegunSource, type Source } from './source.ts'
import { TextBox } from './TextBox.tsx'

/** What every preview is given; nothing of the run changes before `onDone`. */
export interface ImportProps {
  readonly source: Source
  readonly onDone: () => void
  /** Stops the reading and goes back to the choice of what to bring in. */
  readonly onCancel: () => void
  /** Hears of what a visitor makes of a refused text, so that it stays when he goes back. */
  readonly onEdit: (text: string) => void
  /** Has the text looked at as metrics of a service. */
  readonly onCalibrate: () => void
}

// The readers of the different kinds are large and seldom wanted together.
const previews: Readonly<Record<ImportKind, ComponentType<ImportProps>>> = {
  load: later(() => import('./LoadImport.tsx').then((file) => file.LoadImport)),
  k6: later(() => import('./K6Import.tsx').then((file) => file.K6Import)),
  manifest: later(() => import('./ManifestImport.tsx').then((file) => file.ManifestImport)),
  run: later(() => import('./RunImport.tsx').then((file) => file.RunImport)),
  lesson: later(() => import('./LessonImport.tsx').then((file) => file.LessonImport)),
  charts: later(() => import('./ChartsImport.tsx').then((file) => file.ChartsImport)),
  link: later(() => import('./LinkImport.tsx').then((file) => file.LinkImport)),
}

const Calibration = later(() => import('./Calibration.tsx').then((file) => file.Calibration))

/** Brings in a manifest, a load, a run or a link, or calibrates a service: shows first what there is. */
export function ImportDialog() {
  const { layout } = usePage()
  const text = useText(importText)
  const [calibrates, setCalibrates] = useState(false)
  const [hasCalibrated, setHasCalibrated] = useState(false)
  const close = () => closeDialog(layout, 'import')
  const back = () => {
    layout.setState({ offered: null })
    setCalibrates(false)
    setHasCalibrated(true)
  }
  return (
    <Modal title={calibrates ? text.calibrate : text.import} wide onClose={close}>
      {calibrates ? (
        <Later>
          <Calibration onDone={close} onBack={back} />
        </Later>
      ) : (
        <Import comesBack={hasCalibrated} onCalibrate={() => setCalibrates(true)} />
      )}
    </Modal>
  )
}

interface ChoiceProps extends Pick<ImportProps, 'onCalibrate'> {
  /** The visitor was somewhere else in this dialog before. */
  readonly comesBack: boolean
}

function Import({ comesBack, onCalibrate }: ChoiceProps) {
  const { layout } = usePage()
  const text = useText(importText)
  const offered = useLayout((state) => state.offered)
  const [hasBeen, setHasBeen] = useState(comesBack)
  // What stands in the box of the choice, and what became of a refused text meanwhile.
  const [draft, setDraft] = useState('')
  const [edited, setEdited] = useState<{ readonly of: number; readonly text: string } | null>(null)
  const offer = (content: string | File) => {
    // A text of megabytes would be laid out anew, line by line, on the way back.
    if (typeof content === 'string') setDraft(keptText(content) ?? draft)
    offerImport(layout, content)
  }
  const back = () => {
    setHasBeen(true)
    if (offered !== null) {
      setDraft(
        edited?.of === offered.number
          ? edited.text
          : (keptText(offered.content) ?? edited?.text ?? draft),
      )
    }
    setEdited(null)
    layout.setState({ offered: null })
  }
  const close = () => closeDialog(layout, 'import')
  return (
    <>
      {offered === null && (
        <Chooser
          takesFocus={hasBeen}
          text={draft}
          onText={setDraft}
          onOffer={offer}
          onLong={(long) => offerImport(layout, long)}
          onCalibrate={onCalibrate}
        />
      )}
      {offered !== null && (
        <div className="row-spread">
          <span className="micro">
            {typeof offered.content === 'string' ? text.pastedText : nameOf(offered.content)}
          </span>
          <Button look="ghost" onPress={back}>
            {text.somethingElse}
          </Button>
        </div>
      )}
      {offered !== null && offered.others > 0 && (
        <p className="note" role="status">
          {text.onlyOne(offered.others)}
        </p>
      )}
      {offered !== null && (
        // Another text has answers of its own, however much it looks like the one before.
        <Offered
          key={offered.number}
          content={offered.content}
          onDone={close}
          onCancel={back}
          onEdit={(text) => setEdited({ of: offered.number, text })}
          onCalibrate={onCalibrate}
        />
      )}
    </>
  )
}

function Offered({ content, ...ways }: Omit<ImportProps, 'source'> & Pick<Offer, 'content'>) {
  return typeof content === 'string' ? (
    <Preview source={{ content, head: content, name: '' }} {...ways} />
  ) : (
    <FilePreview file={content} {...ways} />
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
    <Later>
      <Reader {...props} />
    </Later>
  )
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
    return <Problem sentence={text.unreadable(nameOf(file))} />
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

interface ChooserProps {
  /** What had the focus has gone: the visitor comes back from something else. */
  readonly takesFocus: boolean
  readonly text: string
  readonly onText: (text: string) => void
  readonly onOffer: (given: string | File) => void
  readonly onLong: (text: string) => void
  readonly onCalibrate: () => void
}

function Chooser({ takesFocus, text, onText, onOffer, onLong, onCalibrate }: ChooserProps) {
  const words = useText(importText)
  return (
    <>
      <p className="reading">{words.whatToBring}</p>
      <TextBox text={text} onText={onText} onLong={onLong} takesFocus={takesFocus} />
      <div className="row-spread">
        <label className="button">
          {words.chooseFile}
          <input
            className="hidden-visually"
            type="file"
            accept=".yaml,.yml,.json,.csv,.tsv,.txt,.js,.mjs"
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
      <div className="row">
        <Button onPress={onCalibrate}>{words.calibrate}</Button>
      </div>
    </>
  )
}
