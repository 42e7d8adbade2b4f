import type { Recording } from '#core/organisms/recording.ts'
import type { BuiltIns } from '#share/scenario-link.ts'
import { loadCodec, type LoadPacker } from './link-reader.ts'
import type { Address } from './page-address.ts'
import type { PageClock } from './page-clock.ts'
import type { Session } from './session.ts'

/** The address follows an edit after this long without another, ms: WebKit counts the writes. */
const addressPauseMs = 600

/** What the run is written into the address with. */
export interface WriterParts {
  readonly session: Session
  readonly clock: PageClock
  readonly address: Address
  readonly builtIns: BuiltIns
  /** What the run is to meet, which travels with it. */
  readonly goal?: () => string | null
  /** False for a player in somebody else's page, whose address stays as it was given. */
  readonly writesAddress: boolean
}

/** Keeps the address up to date with the run. */
export interface AddressWriter {
  stop(): void
  settleOn(recording: Recording): void
  /** Writes the present run in the place of a link that could not be read, at once or when it goes on. */
  renew(isFree: boolean): void
  /** As long as the run is that of a named place, such as a step of a lesson, this stands there; null ends that. */
  name(fragment: string | null): void
  /** Writes nothing over a link that is still being read, or that could not be read. */
  hold(): void
  /** Writes what was held back, unless the link has brought another run. */
  goOn(): void
}

/** Writes the run into the address after each edit, but not the run that came from there. */
export function writeAddress(parts: WriterParts, load: LoadPacker = loadCodec): AddressWriter {
  const { session, clock, address, builtIns } = parts
  let written: Recording | null = session.store.getState().recording
  let cancel: () => void = () => undefined
  let packing = new AbortController()
  const write = async () => {
    const { signal } = (packing = new AbortController())
    const { packLink } = await load()
    const { recording } = session.store.getState()
    if (recording === written || signal.aborted) return
    const link = await packLink(
      { recording, view: { goal: parts.goal?.() ?? null } },
      { builtIns, signal },
    )
    // The next edit ends the packing of the one before.
    if (link === null || signal.aborted) return
    written = recording
    // A run that fits no link leaves none behind, or a reload would open the run before the edit.
    address.write(link.ok && !link.value.tooLong ? link.value.fragment : '')
  }
  let isHeld = false
  let isNamed = false
  const forget = () => {
    cancel()
    packing.abort()
  }
  const writeSoon = () => {
    if (isHeld || isNamed) return
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
    renew(isFree) {
      written = null
      if (isFree) isHeld = false
      if (parts.writesAddress) writeSoon()
    },
    name(fragment) {
      isNamed = fragment !== null
      forget()
      if (!parts.writesAddress) return
      if (fragment !== null) address.write(fragment)
      else writeSoon()
    },
    hold() {
      isHeld = true
      forget()
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
