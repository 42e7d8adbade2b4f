import './dialogs.css'
import { lazy, useEffect, useState } from 'react'
import { encodeLink, linkLengthMax, type LinkState } from '#share/link.ts'
import { recordingToFile, runFileEnding } from '#share/run-file.ts'
import { dialogsText } from '#text/en/dialogs.ts'
import { usePage, useRun, useText, useTheme } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { copyText } from '../parts/copy-text.ts'
import { download } from '../parts/download.ts'
import { FlagField } from '../parts/FlagField.tsx'
import { Later } from '../parts/Later.tsx'
import { Modal } from '../parts/Modal.tsx'
import { TabList } from '../parts/TabList.tsx'
import { exportManifest } from './export-manifest.ts'
import { linkBudget } from './link-budget.ts'

type Tab = 'link' | 'embed' | 'image' | 'data'

const ImageTab = lazy(() => import('./ImageTab.tsx').then((file) => ({ default: file.ImageTab })))

/** Everything that leaves the page: a link, a frame for a slide, a file. Nothing is uploaded. */
export function ShareDialog() {
  const { layout, session } = usePage()
  const text = useText(dialogsText)
  const [tab, setTab] = useState<Tab>('link')
  const [atMoment, setAtMoment] = useState(true)
  const digest = useDigest()
  const recording = useRun((state) => state.recording)
  const time = useRun((state) => state.time)
  const duration = useRun((state) => state.duration)
  useEffect(() => session.pause(), [session])
  const state: LinkState = atMoment ? { recording, time, digest } : { recording }
  return (
    <Modal title={text.share} onClose={() => layout.setState({ dialog: null })}>
      <TabList
        label={text.whatToShare}
        tabs={text.tabs}
        chosen={tab}
        onChoose={setTab}
        prefix="share"
      />
      <div
        role="tabpanel"
        id="share-panel"
        aria-labelledby={`share-tab-${tab}`}
        className="share-panel"
      >
        {tab === 'link' && <LinkPanel state={state} />}
        {tab === 'embed' && <EmbedPanel state={state} />}
        {tab === 'image' && (
          <Later>
            <ImageTab />
          </Later>
        )}
        {tab === 'data' && <DataPanel state={state} />}
        {tab !== 'image' && (
          <div className="form">
            <FlagField
              label={text.openAt(time, duration)}
              value={atMoment}
              help={text.openAtHelp}
              onWish={setAtMoment}
            />
          </div>
        )}
      </div>
      <p className="reading">
        {text.wholeRun} {digest !== null && atMoment && text.verifiable}
      </p>
    </Modal>
  )
}

/** The digest of the present state, asked for once the run stands still. */
function useDigest(): string | null {
  const { session } = usePage()
  const digest = useRun((state) => state.digest)
  const isStill = useRun((state) => state.status === 'paused' || state.status === 'finished')
  useEffect(() => {
    // A run that begins again meanwhile answers with a refusal; then the link travels without.
    if (isStill && digest === null) session.requestDigest().catch(() => undefined)
  }, [session, isStill, digest])
  return digest
}

function LinkPanel({ state }: { readonly state: LinkState }) {
  const { builtIns } = usePage()
  const text = useText(dialogsText)
  const link = encodeLink(state, builtIns)
  if (!link.ok) return <p className="problem">{link.problem}</p>
  if (link.value.tooLong) return <TooLong length={link.value.length} state={state} />
  return (
    <Code
      text={`${pageAddress()}#${link.value.fragment}`}
      name={text.theLink}
      note={text.budgets[linkBudget(link.value.length)]}
    />
  )
}

function EmbedPanel({ state }: { readonly state: LinkState }) {
  const { builtIns } = usePage()
  const text = useText(dialogsText)
  const shown = useTheme((theme) => theme.shown)
  const [keepsTheme, setKeepsTheme] = useState(false)
  const link = encodeLink(
    { ...state, view: { ui: 'min', theme: keepsTheme ? shown : null } },
    builtIns,
  )
  if (!link.ok) return <p className="problem">{link.problem}</p>
  if (link.value.tooLong) return <TooLong length={link.value.length} state={state} />
  const address = `${pageAddress()}#${link.value.fragment}`.replaceAll('&', '&amp;')
  const code = `<iframe src="${address}" title="Digital Mitosis" width="960" height="540" style="border:0" loading="lazy" allow="fullscreen; clipboard-write" referrerpolicy="no-referrer"></iframe>`
  return (
    <>
      <Code text={code} name={text.theEmbedCode} note={text.embedNote} />
      <FlagField
        label={shown === 'dark' ? text.alwaysDark : text.alwaysLight}
        value={keepsTheme}
        onWish={setKeepsTheme}
      />
    </>
  )
}

function DataPanel({ state }: { readonly state: LinkState }) {
  const page = usePage()
  const text = useText(dialogsText)
  return (
    <div className="share-data">
      <p>{text.runAsFile}</p>
      <SaveFile state={state} />
      <p>{text.asManifest}</p>
      <Button icon="download" onPress={() => void exportManifest(page)}>
        {text.downloadManifest}
      </Button>
    </div>
  )
}

function TooLong({ length, state }: { readonly length: number; readonly state: LinkState }) {
  const text = useText(dialogsText)
  return (
    <div className="share-data">
      <p className="problem">{text.tooLong(length, linkLengthMax)}</p>
      <SaveFile state={state} />
    </div>
  )
}

function SaveFile({ state }: { readonly state: LinkState }) {
  const text = useText(dialogsText)
  const { recording, time = 0, digest = null } = state
  const save = () =>
    download(
      `run-${recording.seed}${runFileEnding}`,
      'application/json',
      recordingToFile({ recording, time, digest }),
    )
  return (
    <Button look="primary" icon="download" onPress={save}>
      {text.download(runFileEnding)}
    </Button>
  )
}

interface CodeProps {
  readonly text: string
  readonly name: string
  readonly note: string
}

function Code({ text, name, note }: CodeProps) {
  const [copied, setCopied] = useState<string | null>(null)
  const words = useText(dialogsText)
  const copy = () => void copyText(text).then((isCopied) => setCopied(isCopied ? text : null))
  return (
    <>
      <textarea
        className="code"
        readOnly
        rows={4}
        aria-label={name}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      <div className="row-spread">
        <span className="micro figure">{words.characters(text.length, note)}</span>
        <Button look="primary" icon={copied === text ? 'check' : 'copy'} onPress={copy}>
          {copied === text ? words.copied : words.copy}
        </Button>
      </div>
    </>
  )
}

function pageAddress(): string {
  return location.href.split('#')[0] ?? ''
}
