import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Result } from '#core/schema/schema.ts'
import type { ManifestSource } from '#share/manifests/import-manifest.ts'
import { followAddress } from './follow-address.ts'
import { createReader, loadCodec } from './link-reader.ts'
import { rememberLoadName, type LoadName } from './load-name.ts'
import { createOpener } from './open-arrived.ts'
import { openLink, type LinkParts } from './open-link.ts'
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
  /** Goes on with the run that is there instead of a damaged link, where one hides it. */
  dismiss(): void
  /** What stands in the address instead of the run; null for the run. */
  name(fragment: string | null): void
  forgetVerdict(): void
  forgetNotices(): void
  /** Keeps the manifest that the autoscaler has just been taken from. */
  keepManifest(manifest: ManifestSource): void
  destroy(): void
}

/** What a visit is made of. */
type VisitParts = WriterParts & Pick<LinkParts, 'onView' | 'onBeside'>

/** Reads the link of the address, then follows it in both directions. */
export function createVisit(parts: VisitParts, load = loadCodec): Visit {
  const { session, address, builtIns } = parts
  const store = createStore<VisitState>()(() => quiet)
  const reader = createReader(builtIns, load)
  const writing = writeAddress(parts, load)
  const opener = createOpener(session, store)
  const wait = waitBehindAlert(session, store, () => following.renew())
  const open = (arrived: Arrived, playsOn = false) => {
    reader.end()
    opener.open(arrived, playsOn)
  }
  const { onView, onBeside } = parts
  const links = { session, store, reader, onView, onBeside }
  const following = followAddress({
    address,
    writing,
    open(text, isFirst) {
      const onRun = (arrived: Arrived, playsOn: boolean) => {
        open(arrived, playsOn)
        writing.settleOn(session.store.getState().recording)
      }
      // Such a link takes the place of a damaged one: the run goes on, and the link stays.
      return openLink({ ...links, onRun, onNoRun: () => wait.end() }, text, isFirst)
    },
    onDamaged: (problem) => wait.begin(problem),
    onTakenBack: () => store.setState({ reading: false }),
  })
  // What came from elsewhere is written into the address, or a reload would lose it.
  const openHere = (arrived: Arrived) => {
    open(arrived)
    following.forget()
  }
  const dismiss = () => {
    if (!runWaits(store.getState())) return
    wait.end()
    following.renew()
  }
  if (address.read() !== '') following.read(true)
  return {
    store,
    open: openHere,
    async openLink(text) {
      following.putAside()
      const onNoRun = (hasLesson: boolean) => {
        dismiss()
        if (hasLesson) following.forget()
        else following.takeUp()
      }
      const read = await openLink({ ...links, onRun: openHere, onNoRun }, text)
      if (!read.ok) following.takeUp()
      return read
    },
    begin: () => opener.begin(),
    dismiss,
    name: (fragment) => writing.name(fragment),
    forgetVerdict: () => store.setState({ verdict: 'none' }),
    forgetNotices: () => store.setState({ notices: [] }),
    keepManifest: (manifest) => store.setState({ manifest }),
    ...rememberLoadName(),
    destroy() {
      reader.end()
      opener.stop()
      wait.stop()
      following.stop()
      writing.stop()
    },
  }
}
