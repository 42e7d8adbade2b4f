import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Recording } from '#core/organisms/recording.ts'
import { loadCodec, type LoadPacker } from '#app/store/link-reader.ts'
import type { Address } from '#app/store/page-address.ts'
import type { PageClock } from '#app/store/page-clock.ts'
import type { SessionState } from '#app/store/session-state.ts'
import type { Session } from '#app/store/session.ts'
import { isSame } from '#app/store/settings.ts'
import type { BuiltIns } from '#share/scenario-link.ts'
import { packRun, runPartOf } from './pack-run.ts'
import { drawId, type RunRecord } from './run-record.ts'
import { keyPrefix, type Kept, type Shelf } from './shelf.ts'

/** A draft saves itself after this long without another edit, ms, as the address does. */
const draftPauseMs = 600

export interface KeeperParts {
  readonly session: Session
  readonly clock: PageClock
  readonly address: Pick<Address, 'read'>
  readonly builtIns: BuiltIns
  readonly shelf: Shelf
  /** The goal that the run is to meet, as it stands in a link. */
  readonly goal: () => string | null
  /** Which draft is that of this tab, from one reload to the next. */
  readonly tab: { read(): string | null; write(id: string): void }
  readonly now: () => number
}

export interface KeeperState {
  /** The draft that a page without a run in its address may go on with. */
  readonly offer: RunRecord | null
  /** The last draft could not be kept for good, and why; null while it can. */
  readonly trouble: Exclude<Kept, 'kept'> | null
}

/** Keeps what the visitor makes of a run as a draft of its own, which no other run ever writes over. */
export interface Keeper {
  readonly store: StoreApi<KeeperState>
  /** The run that stands here now is this draft: what is made of it goes on with it. */
  adopt(record: RunRecord): void
  dismissOffer(): void
  destroy(): void
}

/** A draft as this tab knows it: another text under its id is the work of another tab. */
interface Own {
  readonly id: string
  readonly text: string | null
}

/** An edited run, which of the opened ones it is, and the goal that it has. */
type Edited = Pick<SessionState, 'recording' | 'time' | 'opened'> & { readonly goal: string | null }

/** A keeper at work. */
interface Work extends KeeperParts {
  readonly store: Keeper['store']
  readonly load: LoadPacker
  /** By the run that was opened. */
  readonly drafts: Map<number, Own>
  /** The run as it began, and which of the opened ones it is. */
  origin: Recording
  settled: number
  /** The goal at an edit that is not on its way yet; null where there is none such. */
  due: Pick<Edited, 'goal'> | null
  cancel: () => void
  packing: AbortController
}

/** Follows the run; what only opened, played or went back to where it began is nobody's work. */
export function createKeeper(parts: KeeperParts, load: LoadPacker = loadCodec): Keeper {
  const { session, clock, address, shelf, tab } = parts
  const begun = address.read()
  const last = resumed(shelf, tab, begun)
  const newest = shelf.list().records.find(({ kind }) => kind === 'draft')
  const offer = runPartOf(begun) === '' ? (newest ?? null) : null
  const store = createStore<KeeperState>()(() => ({ offer, trouble: null }))
  const { recording: origin, opened: settled } = session.store.getState()
  const rest = { due: null, cancel: () => undefined, packing: new AbortController() }
  const work: Work = { ...parts, store, load, drafts: new Map(), origin, settled, ...rest }
  const settle = () => {
    const { recording, opened } = session.store.getState()
    work.origin = recording
    work.settled = opened
    const isLast = last !== null && runPartOf(address.read()) === last.part
    if (isLast && !work.drafts.has(opened)) work.drafts.set(opened, last)
  }
  settle()
  const stops = [
    session.store.subscribe((state, before) => {
      if (state.recording === before.recording) return
      // The number of a run is told a moment before the run itself.
      if (state.opened === work.settled) return saveSoon(work)
      // What was made of the run that goes is not lost for its being quick; the goal of now is already that of the next one.
      if (work.due !== null) save(work, { ...before, opened: work.settled, ...work.due })
      settle()
    }),
    // A page that goes away is hidden first.
    clock.onVisibility(() => {
      if (work.due !== null && !clock.isVisible()) save(work, editedNow(work))
    }),
  ]
  return {
    store,
    adopt({ id }) {
      const { opened, recording } = session.store.getState()
      work.origin = recording
      work.drafts.set(opened, { id, text: shelf.textOf(id) })
      tab.write(id)
      store.setState({ offer: null })
    },
    dismissOffer: () => store.setState({ offer: null }),
    destroy() {
      for (const stop of stops) stop()
      work.cancel()
      work.packing.abort()
    },
  }
}

function saveSoon(work: Work): void {
  work.cancel()
  work.packing.abort()
  work.due = { goal: work.goal() }
  work.cancel = work.clock.after(draftPauseMs, () => save(work, editedNow(work)))
}

function editedNow({ session, goal }: Work): Edited {
  return { ...session.store.getState(), goal: goal() }
}

function save(work: Work, edited: Edited): void {
  work.cancel()
  work.due = null
  work.packing = new AbortController()
  if (!isWork(edited.recording, work.origin)) return
  // Without its codec, as on a train, the draft waits for the next edit.
  void write(work, edited, work.packing.signal).catch(() => undefined)
}

async function write(work: Work, edited: Edited, signal: AbortSignal): Promise<void> {
  const { shelf, drafts } = work
  const { recording, time, opened, goal } = edited
  const run = { recording, time, goal }
  const packed = await packRun(run, work.builtIns, signal, work.load)
  if (packed === null || signal.aborted) return
  const own = drafts.get(opened)
  const isMine = own !== undefined && own.text === shelf.textOf(own.id)
  const id = isMine ? own.id : drawId()
  const kept = shelf.put({ id, kind: 'draft', name: '', at: work.now(), ...packed })
  if (kept === 'kept' || kept === 'visit') {
    drafts.set(opened, { id, text: shelf.textOf(id) })
    if (opened === work.settled) work.tab.write(id)
  }
  work.store.setState({ offer: null, trouble: kept === 'kept' ? null : kept })
}

/** Another seed alone is no work yet. */
function isWork(now: Recording, then: Recording): boolean {
  return (
    now.organism !== then.organism ||
    now.log.length > 0 !== then.log.length > 0 ||
    !isSame(now.settings, then.settings) ||
    !isSame(now.log, then.log)
  )
}

/** The draft of this tab, where a reload has brought the very run that it holds. */
function resumed(
  shelf: Shelf,
  tab: KeeperParts['tab'],
  begun: string,
): (Own & { readonly part: string }) | null {
  const id = tab.read()
  const record = shelf.list().records.find((one) => one.id === id)
  if (record === undefined || record.kind !== 'draft') return null
  const part = runPartOf(record.run)
  return part !== '' && part === runPartOf(begun)
    ? { id: record.id, text: shelf.textOf(record.id), part }
    : null
}

/** Where this tab remembers its draft; a tab that is opened anew has none. */
export function tabMemory(open: () => Pick<Storage, 'getItem' | 'setItem'> = () => sessionStorage) {
  const key = `${keyPrefix}tab`
  return {
    read(): string | null {
      try {
        return open().getItem(key)
      } catch {
        // A SecurityError where storage is forbidden.
        return null
      }
    },
    write(id: string): void {
      try {
        open().setItem(key, id)
      } catch {
        // As above, or a full storage: the next reload begins another draft.
      }
    },
  }
}
