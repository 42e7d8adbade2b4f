import './dialogs.css'
import { useEffect, useState } from 'react'
import { formatClock, formatCount } from '#app/charts/format.ts'
import { encodeLink, linkLengthMax, type LinkState } from '#share/link.ts'
import { recordingToFile, runFileEnding } from '#share/run-file.ts'
import { usePage, useRun, useTheme } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { copyText } from '../parts/copy-text.ts'
import { download } from '../parts/download.ts'
import { FlagField } from '../parts/FlagField.tsx'
import { Modal } from '../parts/Modal.tsx'
import { TabList } from '../parts/TabList.tsx'
import { exportManifest } from './export-manifest.ts'
import { linkBudget } from './link-budget.ts'

type Tab = 'link' | 'embed' | 'data'
const tabs: Readonly<Record<Tab, string>> = { link: 'Link', embed: 'Embed', data: 'Data' }

/** Everything that leaves the page: a link, a frame for a slide, a file. Nothing is uploaded. */
export function ShareDialog() {
  const { layout, session } = usePage()
  const [tab, setTab] = useState<Tab>('link')
  const [atMoment, setAtMoment] = useState(true)
  const digest = useDigest()
  const recording = useRun((state) => state.recording)
  const time = useRun((state) => state.time)
  const duration = useRun((state) => state.duration)
  useEffect(() => session.pause(), [session])
  const state: LinkState = atMoment ? { recording, time, digest } : { recording }
  return (
    <Modal title="Share this culture" onClose={() => layout.setState({ dialog: null })}>
      <TabList label="What to share" tabs={tabs} chosen={tab} onChoose={setTab} prefix="share" />
      <div
        role="tabpanel"
        id="share-panel"
        aria-labelledby={`share-tab-${tab}`}
        className="share-panel"
      >
        {tab === 'link' && <LinkPanel state={state} />}
        {tab === 'embed' && <EmbedPanel state={state} />}
        {tab === 'data' && <DataPanel state={state} />}
        <div className="form">
          <FlagField
            label={`Open at ${formatClock(time, duration)}, paused`}
            value={atMoment}
            help="Otherwise it opens at the start."
            onWish={setAtMoment}
          />
        </div>
      </div>
      <p className="reading">
        The whole run is inside: load curve, rules, seed and the moment you stopped at. Nothing is
        uploaded.
        {digest !== null && atMoment && ' Who opens it sees whether it is identical to yours.'}
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
  const link = encodeLink(state, builtIns)
  if (!link.ok) return <p className="problem">{link.problem}</p>
  if (link.value.tooLong) return <TooLong length={link.value.length} state={state} />
  return (
    <Code
      text={`${pageAddress()}#${link.value.fragment}`}
      name="link"
      note={linkBudget(link.value.length)}
    />
  )
}

function EmbedPanel({ state }: { readonly state: LinkState }) {
  const { builtIns } = usePage()
  const shown = useTheme((theme) => theme.shown)
  const [keepsTheme, setKeepsTheme] = useState(false)
  const link = encodeLink(
    { ...state, view: { ui: 'min', theme: keepsTheme ? shown : null } },
    builtIns,
  )
  if (!link.ok) return <p className="problem">{link.problem}</p>
  if (link.value.tooLong) return <TooLong length={link.value.length} state={state} />
  const address = `${pageAddress()}#${link.value.fragment}`.replaceAll('&', '&amp;')
  const text = `<iframe src="${address}" title="Digital Mitosis" width="960" height="540" style="border:0" loading="lazy" allow="fullscreen; clipboard-write" referrerpolicy="no-referrer"></iframe>`
  return (
    <>
      <Code
        text={text}
        name="embed code"
        note="Starts paused, takes no focus, and costs nothing while it is out of view."
      />
      <FlagField label={`Always in the ${shown} theme`} value={keepsTheme} onWish={setKeepsTheme} />
    </>
  )
}

function DataPanel({ state }: { readonly state: LinkState }) {
  const page = usePage()
  return (
    <div className="share-data">
      <p>The run as a file: any load fits in, and dropping it on the page opens it.</p>
      <SaveFile state={state} />
      <p>The autoscaler in force as a Kubernetes manifest.</p>
      <Button icon="download" onPress={() => void exportManifest(page)}>
        Download the manifest
      </Button>
    </div>
  )
}

function TooLong({ length, state }: { readonly length: number; readonly state: LinkState }) {
  return (
    <div className="share-data">
      <p className="problem">
        This run would make a link of {formatCount(length)} characters; {formatCount(linkLengthMax)}{' '}
        are the limit, because the load is too long. Share it as a file instead.
      </p>
      <SaveFile state={state} />
    </div>
  )
}

function SaveFile({ state }: { readonly state: LinkState }) {
  const { recording, time = 0, digest = null } = state
  const save = () =>
    download(
      `run-${recording.seed}${runFileEnding}`,
      'application/json',
      recordingToFile({ recording, time, digest }),
    )
  return (
    <Button look="primary" icon="download" onPress={save}>
      Download {runFileEnding}
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
  const copy = () => void copyText(text).then((isCopied) => setCopied(isCopied ? text : null))
  return (
    <>
      <textarea
        className="code"
        readOnly
        rows={4}
        aria-label={`The ${name}`}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      <div className="row-spread">
        <span className="micro figure">
          {formatCount(text.length)} characters: {note}
        </span>
        <Button look="primary" icon={copied === text ? 'check' : 'copy'} onPress={copy}>
          {copied === text ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </>
  )
}

function pageAddress(): string {
  return location.href.split('#')[0] ?? ''
}
