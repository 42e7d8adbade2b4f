import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Recording } from '#core/organisms/recording.ts'
import type { Result } from '#core/schema/schema.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import type { OpenedLink } from '#share/link.ts'
import type { LinkView } from '#share/link-view.ts'
import type { ManifestSource } from '#share/manifests/import-manifest.ts'
import type { BuiltIns } from '#share/scenario-link.ts'
import { heaviestOf } from './burden.ts'
import { hold, type Held } from './hold.ts'
import type { PageClock } from './page-clock.ts'
import { isGoingOn } from './session-state.ts'
import type { Session } from './session.ts'
import { isSame } from './settings.ts'

/** The part of the page's address behind the #. */
export interface Address {
  read(): string
  /** Replaces it without a new entry in the history; empty removes it. */
  write(fragment: string): void
  onChange(listener: () => void): () => void
}

/** What became of a link: nothing to check, being checked, equal to the sender's run, or not. */
export type Verdict = 'none' | 'checking' | 'identical' | 'different'

/** How this visit began. */
export interface VisitState {
  /** Why the link could not be read; null when it could. The run behind it is not the sender's. */
  readonly damaged: string | null
  readonly verdict: Verdict
  /** A heavy run that stands at its start until the visitor says that it may begin. */
  readonly held: Held | null
  /** The link that the visit begins with is being read: what stands there meanwhile is another run. */
  readonly reading: boolean
  /** What was repaired in the link, or may differ. */
  readonly notices: readonly string[]
  /** The manifest that the autoscaler came from: an export gives it back with the edits made since. */
  readonly manifest: ManifestSource | null
}

/** Whether a damaged link hides the run: then nothing is done to it until the visitor has chosen a way on. */
export function runWaits({ damaged }: VisitState): boolean {
  return damaged !== null
}

/** A run from outside with the moment it is shown at and the digest expected there. */
export type Arrived = Pick<OpenedLink, 'time' | 'digest' | 'notices'> & {
  readonly recording: Recording
}

/** The visit's links: opens them, checks them, keeps the address up to date. */
export interface Visit {
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
  /** Keeps the name of the file that a load came from, for as long as that load is in force. */
  nameLoad(load: LoadCurve, name: string): void
  /** The name of the file that a load came from, or null. */
  loadName(load: LoadCurve): string | null
  destroy(): void
}

/** The address follows an edit after this long without another, ms: WebKit counts the writes. */
export const addressPauseMs = 600

interface VisitParts {
  readonly session: Session
  readonly clock: PageClock
  readonly address: Address
  readonly builtIns: BuiltIns
  /** False for a player in somebody else's page, whose address stays as it was given. */
  readonly writesAddress: boolean
  /** Called with what a link says about the looks of the page. */
  readonly onView: (view: LinkView) => void
}

// Packing and unpacking links comes with the first link: most visits begin without one.
const loadCodec = () => import('#share/link-desk.ts')

const unreachable =
  'The part of this page that reads links could not be loaded. Look whether you are online, then reload the page.'

const quiet: VisitState = {
  damaged: null,
  verdict: 'none',
  held: null,
  reading: false,
  notices: [],
  manifest: null,
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

/** Opens runs from outside, holds heavy ones back, and ends what it began for the run before. */
function createOpener(session: Session, store: StoreApi<VisitState>) {
  let stopCheck: () => void = () => undefined
  let begin: () => void = () => undefined
  return {
    stop: () => stopCheck(),
    begin: () => begin(),
    open(arrived: Arrived, playsOn: boolean) {
      stopCheck()
      store.setState({ ...quiet, notices: arrived.notices })
      const burden = heaviestOf(arrived.recording)
      begin = () => {
        stopCheck()
        store.setState({ held: null })
        if (arrived.time > 0) session.seek(arrived.time)
        else session.play()
        stopCheck = checkDigest(session, store, arrived)
      }
      session.open(arrived.recording, burden.isHeavy ? 0 : arrived.time, playsOn && !burden.isHeavy)
      stopCheck = burden.isHeavy
        ? hold(session, store, { burden, time: arrived.time })
        : checkDigest(session, store, arrived)
    },
  }
}

/**
 * A damaged link hides the run that was there: it waits, and plays on when the visitor goes on with it.
 * A wish that makes another run of it, such as another scenario, is a way on as well.
 */
function waitBehindAlert(session: Session, store: StoreApi<VisitState>) {
  let wasGoingOn = false
  const stop = session.store.subscribe((state, before) => {
    const isOther = state.recording !== before.recording
    if (!isOther || !runWaits(store.getState())) return
    wasGoingOn = false
    store.setState({ damaged: null })
  })
  return {
    stop,
    begin(problem: string) {
      const isFirst = !runWaits(store.getState())
      const isGoing = isGoingOn(session.store.getState())
      wasGoingOn = isGoing || (wasGoingOn && !isFirst)
      if (isGoing) session.pause()
      store.setState({ reading: false, damaged: problem })
    },
    end() {
      store.setState({ damaged: null })
      if (wasGoingOn) session.play()
      wasGoingOn = false
    },
  }
}

/** Reads one link at a time: another one, or a run from elsewhere, ends the reading of the one before. */
function createReader(builtIns: BuiltIns) {
  let reading = new AbortController()
  return {
    end: () => reading.abort(),
    async read(text: string): Promise<Result<OpenedLink> | null> {
      reading.abort()
      const { signal } = (reading = new AbortController())
      try {
        const { unpackLink } = await loadCodec()
        const read = await unpackLink(text, { builtIns, signal })
        return signal.aborted ? null : read
      } catch {
        return { ok: false, problem: unreachable }
      }
    },
  }
}

/** Remembers the name of the file that the newest imported load came from. */
function rememberLoadName(): Pick<Visit, 'nameLoad' | 'loadName'> {
  let named: { readonly load: LoadCurve; readonly name: string } | null = null
  return {
    nameLoad(load, name) {
      named = { load, name }
    },
    loadName(load) {
      if (named === null || !isSame(load, named.load)) return null
      // The worker's copy of a load is another object; remembering it makes the next look quick.
      named = { load, name: named.name }
      return named.name
    },
  }
}

/** Waits until the run stands at the link's moment, then compares; an edit on the way ends the check. */
function checkDigest(session: Session, store: StoreApi<VisitState>, arrived: Arrived): () => void {
  const { digest, time } = arrived
  if (digest === null) return () => undefined
  store.setState({ verdict: 'checking' })
  const { recording } = session.store.getState()
  const stop = session.store.subscribe((state) => {
    const isThere = state.status === 'paused' || state.status === 'finished'
    const isOther = state.recording !== recording
    if (isOther || state.status === 'playing' || state.status === 'broken') {
      stop()
      store.setState({ verdict: 'none' })
    } else if (isThere && state.time >= Math.min(time, state.duration)) {
      stop()
      session.requestDigest().then(
        (found) => store.setState({ verdict: found === digest ? 'identical' : 'different' }),
        // The run was left before it could be compared.
        () => store.setState({ verdict: 'none' }),
      )
    }
  })
  return stop
}

/** Writes the run into the address after each edit, but not the run that came from there. */
function writeAddress(parts: VisitParts): {
  stop(): void
  settleOn(recording: Recording): void
  /** Writes the present run in the place of a link that could not be read. */
  renew(): void
  /** Writes nothing over a link that has just arrived and is still being read. */
  hold(): void
  /** Writes what was held back, unless the link has brought another run. */
  goOn(): void
  /** Writes again from the next edit on. */
  letGo(): void
} {
  const { session, clock, address, builtIns } = parts
  let written: Recording | null = session.store.getState().recording
  let cancel: () => void = () => undefined
  let packing = new AbortController()
  const write = async () => {
    const { signal } = (packing = new AbortController())
    const { packLink } = await loadCodec()
    const { recording } = session.store.getState()
    if (recording === written || signal.aborted) return
    const link = await packLink({ recording }, { builtIns, signal })
    // The next edit ends the packing of the one before.
    if (link === null || signal.aborted) return
    written = recording
    // A run that fits no link leaves none behind, or a reload would open the run before the edit.
    address.write(link.ok && !link.value.tooLong ? link.value.fragment : '')
  }
  let isHeld = false
  const forget = () => {
    cancel()
    packing.abort()
  }
  const writeSoon = () => {
    if (isHeld) return
    forget()
    // Without its codec, as on a train, the address stays as it is until the next edit.
    cancel = clock.after(addressPauseMs, () => void write().catch(() => undefined))
  }
  const stop = parts.writesAddress
    ? session.store.subscribe((state, before) => {
        if (state.recording !== before.recording) writeSoon()
      })
    : () => undefined
  return {
    renew() {
      isHeld = false
      written = null
      if (parts.writesAddress) writeSoon()
    },
    hold() {
      isHeld = true
      forget()
    },
    letGo() {
      isHeld = false
    },
    goOn() {
      isHeld = false
      if (parts.writesAddress && session.store.getState().recording !== written) writeSoon()
    },
    stop() {
      forget()
      stop()
    },
    settleOn(recording) {
      written = recording
    },
  }
}

/** The address of the browser's page. */
export function createPageAddress(): Address {
  return {
    read: () => location.hash.slice(1),
    write(fragment) {
      try {
        history.replaceState(
          null,
          '',
          fragment === '' ? location.pathname + location.search : `#${fragment}`,
        )
      } catch {
        // A SecurityError after too many writes, or inside a srcdoc frame: the page works without.
      }
    },
    onChange(listener) {
      addEventListener('hashchange', listener)
      return () => removeEventListener('hashchange', listener)
    },
  }
}
