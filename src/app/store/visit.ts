import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Result } from '#core/schema/schema.ts'
import type { LinkView } from '#share/link-view.ts'
import type { ManifestSource } from '#share/manifests/import-manifest.ts'
import { createReader } from './link-reader.ts'
import { rememberLoadName, type LoadName } from './load-name.ts'
import { createOpener } from './open-arrived.ts'
import { isGoingOn } from './session-state.ts'
import { quiet, runWaits, type Arrived, type VisitState } from './visit-state.ts'
import { waitBehindAlert } from './wait-behind-alert.ts'
import { writeAddress, type WriterParts } from './write-address.ts'

/** The visit's links: opens them, checks them, keeps the address up to date. */
export interface Visit extends LoadName {
  readonly store: StoreApi<VisitState>
  /** Opens a run from a link or a file and checks it against its digest. */
  open(arrived: Arrived): void
  /** Opens whatever a text with a link says. */
  openLink(text: string): Promise<Result<null>>
  /** Begins the run that was held back: goes to its moment, or plays. */
  begin(): void
  /** Goes on with the run that is there instead of the damaged link. */
  dismiss(): void
  forgetVerdict(): void
  forgetNotices(): void
  /** Keeps the manifest that the autoscaler has just been taken from. */
  keepManifest(manifest: ManifestSource): void
  destroy(): void
}

/** What a visit is made of. */
interface VisitParts extends WriterParts {
  /** Called with what a link says about the looks of the page. */
  readonly onView: (view: LinkView) => void
}

/** Reads the link of the address, then follows it in both directions. */
export function createVisit(parts: VisitParts): Visit {
  const { session, address, builtIns } = parts
  const store = createStore<VisitState>()(() => ({ ...quiet, reading: address.read() !== '' }))
  const reader = createReader(builtIns)
  const writing = writeAddress(parts)
  const opener = createOpener(session, store)
  const wait = waitBehindAlert(session, store)
  const open = (arrived: Arrived, isFromAddress = false, playsOn = false) => {
    reader.end()
    opener.open(arrived, playsOn)
    // What came from elsewhere is written into the address, or a reload would lose it.
    if (isFromAddress) writing.settleOn(session.store.getState().recording)
  }
  const openLink = async (
    text: string,
    isFromAddress: boolean,
    isFirst = false,
  ): Promise<Result<null>> => {
    const decoded = await reader.read(text)
    // Another run has been opened meanwhile: this one is not wanted any more.
    if (decoded === null) return { ok: true, value: null }
    if (!decoded.ok) return decoded
    const { recording, view, notices } = decoded.value
    parts.onView(view)
    if (view.speed !== null) session.setSpeed(view.speed)
    // While the first link was read another run stood there; who has played it wants to see this one play.
    const playsOn = isFirst && isGoingOn(session.store.getState())
    if (recording !== null) open({ ...decoded.value, recording }, isFromAddress, playsOn)
    else {
      if (runWaits(store.getState())) wait.end()
      store.setState({ reading: false, notices })
    }
    return { ok: true, value: null }
  }
  const follow = (isFirst: boolean) => {
    const text = address.read()
    writing.hold()
    void openLink(text, true, isFirst).then((read) => {
      // Another link has arrived meanwhile, or the address was taken back.
      if (text !== address.read()) return
      if (read.ok) return writing.goOn()
      // The present run stays as it is, with its manifest, and the damaged link in the address until an edit.
      writing.letGo()
      wait.begin(read.problem)
    })
  }
  const stopReading = address.onChange(() => follow(false))
  if (address.read() !== '') follow(true)
  return {
    store,
    open: (arrived) => open(arrived),
    openLink: (text) => openLink(text, false),
    begin: () => opener.begin(),
    dismiss: () => {
      wait.end()
      writing.renew()
    },
    forgetVerdict: () => store.setState({ verdict: 'none' }),
    forgetNotices: () => store.setState({ notices: [] }),
    keepManifest: (manifest) => store.setState({ manifest }),
    ...rememberLoadName(),
    destroy() {
      reader.end()
      opener.stop()
      wait.stop()
      stopReading()
      writing.stop()
    },
  }
}
