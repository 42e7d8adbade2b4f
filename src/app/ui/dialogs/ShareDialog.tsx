import './dialogs.css'
import './share/share.css'
import { useEffect, useMemo, useState } from 'react'
import type { LinkState } from '#share/link.ts'
import { dialogsText } from '#text/en/dialogs.ts'
import { closeDialog } from '../layout.ts'
import { useLayout, usePage, useRun, useText } from '../page.ts'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'
import { Modal } from '../parts/Modal.tsx'
import { TabList } from '../parts/TabList.tsx'
import { DataPanel } from './share/DataPanel.tsx'
import { EmbedPanel, LinkPanel } from './share/LinkPanel.tsx'
import { Preview } from './share/Preview.tsx'

type Tab = 'link' | 'embed' | 'image' | 'data'

const Certificate = later(() =>
  import('./share/uses/Certificate.tsx').then((file) => file.Certificate),
)
const ImageTab = later(() => import('./ImageTab.tsx').then((file) => file.ImageTab))

/** Everything that leaves the page: a link, a frame for a slide, a file. Nothing is uploaded. */
export function ShareDialog() {
  const { layout, session } = usePage()
  const text = useText(dialogsText)
  const [tab, setTab] = useState<Tab>('link')
  // An export goes on, and what was chosen for it stays, while another tab is looked at.
  const [hasImage, setHasImage] = useState(false)
  // What a picture will look like is known to its own tab, which is fetched when it is opened.
  const [still, setStill] = useState<HTMLElement | null>(null)
  const choose = (next: Tab) => {
    setTab(next)
    if (next === 'image') setHasImage(true)
  }
  const moment = useMoment()
  useEffect(() => session.stop(), [session])
  return (
    <Modal title={text.share} onClose={() => closeDialog(layout, 'share')} look="share">
      <div className="share" data-tab={tab}>
        <div className="share-left">
          {tab === 'image' ? <figure className="preview" ref={setStill} /> : <Preview />}
          <p className="reading">
            {tab === 'image' ? text.madeHere : text.wholeRun}{' '}
            {tab !== 'image' && moment.digest !== null && text.verifiable}
          </p>
          {tab === 'link' && (
            <Later>
              <Certificate />
            </Later>
          )}
        </div>
        <div className="share-right">
          <TabList
            label={text.whatToShare}
            tabs={text.tabs}
            chosen={tab}
            onChoose={choose}
            prefix="share"
          />
          <div
            role="tabpanel"
            id="share-panel"
            aria-labelledby={`share-tab-${tab}`}
            className="share-panel"
          >
            {tab === 'link' && <LinkPanel moment={moment} />}
            {tab === 'embed' && <EmbedPanel moment={moment} />}
            {hasImage && (
              <div hidden={tab !== 'image'}>
                <Later>
                  <ImageTab still={still} />
                </Later>
              </div>
            )}
            {tab === 'data' && <DataPanel moment={moment} />}
          </div>
          <Refusal />
        </div>
      </div>
    </Modal>
  )
}

/** Why nothing was brought in while an export is under way, whichever tab is looked at. */
function Refusal() {
  const text = useText(dialogsText)
  const hasRefused = useLayout((state) => state.export === 'refused')
  return (
    <p role="status" className="share-refusal">
      {hasRefused && text.notMeanwhile}
    </p>
  )
}

/** The run at the moment it stands at, the same object as long as that stays. */
function useMoment(): LinkState & { readonly time: number; readonly digest: string | null } {
  const digest = useDigest()
  const recording = useRun((state) => state.recording)
  const time = useRun((state) => state.time)
  return useMemo(() => ({ recording, time, digest }), [recording, time, digest])
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
