import { createStore, type StoreApi } from 'zustand/vanilla'
import { withFurthest, type Tree } from '#app/store/branches.ts'
import { loadCodec, type LoadDesk } from '#app/store/link-reader.ts'
import type { Address } from '#app/store/page-address.ts'
import type { PageClock } from '#app/store/page-clock.ts'
import type { SessionState } from '#app/store/session-state.ts'
import type { Session } from '#app/store/session.ts'
import type { BuiltIns } from '#share/scenario-link.ts'
import { isWork, type Made } from './is-work.ts'
import { growAgain, packRun, runPartOf } from './pack-run.ts'
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
  /** The run that stands here now is this one, with its tree: that is no work; what is made of a draft goes on with it. */
  adopt(record: RunRecord): void
  /** The visitor has given the run another goal, or none: what is kept of it has that too. */
  noteGoal(): void
  dismissOffer(): void
  destroy(): void
}

/** A draft as this tab knows it: another text under its id is the work of another tab. */
interface Own {
  readonly id: string
  readonly text: string | null
}

/** The draft that a reload goes on with, and the run in it. */
interface Last extends Own {
  readonly part: string
  readonly record: RunRecord
}

/** An edited run, which of the opened ones it is, and the goal that it has. */
type Edited = Pick<SessionState, 'recording' | 'time' | 'opened' | 'tree'> & {
  readonly goal: string | null
}

/** A keeper at work. */
interface Work extends KeeperParts {
  readonly store: Keeper['store']
  readonly load: LoadDesk
  /** By the run that was opened. */
  readonly drafts: Map<number, Own>
  /** The run as it began, and which of the opened ones it is. */
  origin: Made
  settled: number
  /** Its tree as it was seen last: another run that is opened has one of its own before it is told. */
  tree: Tree
  /** Ends when the branches of the draft that a reload goes on with are there. */
  growing: Promise<unknown>
  /** The goal at an edit that is not on its way yet; null where there is none such. */
  due: Pick<Edited, 'goal'> | null
  cancel: () => void
  packing: AbortController
}

/** Follows the run; what only opened, played or went back to where it began is nobody's work. */
export function createKeeper(parts: KeeperParts, load: LoadDesk = loadCodec): Keeper {
  const { session, clock, address, shelf, tab } = parts
  const begun = address.read()
  const last = resumed(shelf, tab, begun)
  const newest = shelf.list().records.find(({ kind }) => kind === 'draft')
  const offer = runPartOf(begun) === '' ? (newest ?? null) : null
  const store = createStore<KeeperState>()(() => ({ offer, trouble: null }))
  const origin = session.store.getState()
  const rest = { due: null, cancel: () => undefined, packing: new AbortController() }
  const from = { origin, settled: origin.opened, tree: origin.tree, growing: Promise.resolve() }
  const work: Work = { ...parts, store, load, drafts: new Map(), ...from, ...rest }
  const settle = () => {
    beginFrom(work)
    const { settled } = work
    const isLast = last !== null && runPartOf(address.read()) === last.part
    if (isLast && !work.drafts.has(settled)) growLast(work, last)
  }
  settle()
  const stops = [
    session.store.subscribe((state, before) => {
      const isOther = state.recording !== before.recording
      // The number of a run, and its tree, are told a moment before the run itself.
      if (state.opened === work.settled) {
        if (isOther || state.tree !== work.tree) saveSoon(work)
        work.tree = state.tree
        return
      }
      if (!isOther) return
      // What was made of the run that goes is not lost for its being quick; the goal of now is already that of the next one.
      const { settled: opened, tree, due } = work
      if (due !== null) save(work, { ...before, opened, tree, ...due })
      settle()
    }),
    // A page that goes away is hidden first.
    clock.onVisibility(() => {
      if (work.due !== null && !clock.isVisible()) save(work, editedNow(work))
    }),
  ]
  return {
    store,
    adopt({ id, kind }) {
      beginFrom(work)
      if (kind !== 'draft') return
      work.drafts.set(work.settled, { id, text: shelf.textOf(id) })
      tab.write(id)
      store.setState({ offer: null })
    },
    noteGoal: () => saveSoon(work),
    dismissOffer: () => store.setState({ offer: null }),
    destroy() {
      for (const stop of stops) stop()
      work.cancel()
      work.packing.abort()
    },
  }
}

/** What stands there now is nobody's work yet. */
function beginFrom(work: Work): void {
  work.cancel()
  work.due = null
  work.origin = work.session.store.getState()
  work.settled = work.session.store.getState().opened
  work.tree = work.origin.tree
}

/** Goes on with the draft of this tab, and brings its branches back. */
function growLast(work: Work, last: Last): void {
  const { session, drafts, origin, settled } = work
  drafts.set(settled, last)
  work.growing = growAgain(session, last.record, work.builtIns, work.load).then(
    () => session.store.getState().recording === origin.recording && beginFrom(work),
    // Without the codec its branches cannot be read: it stays as it is, and an edit begins another draft.
    () => drafts.delete(settled),
  )
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
  if (!isWork(edited, work.origin)) return
  // Without its codec, as on a train, the draft waits for the next edit.
  void write(work, edited, work.packing.signal).catch(() => undefined)
}

async function write(work: Work, edited: Edited, signal: AbortSignal): Promise<void> {
  const { shelf, drafts } = work
  const { recording, time, opened, goal } = edited
  await work.growing
  const now = work.session.store.getState()
  // Its branches may have come back meanwhile.
  const tree = now.recording === recording ? now.tree : edited.tree
  const run = { recording, time, goal, tree: withFurthest(tree, time) }
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

/** The draft of this tab, where a reload has brought the very run that it holds. */
function resumed(shelf: Shelf, tab: KeeperParts['tab'], begun: string): Last | null {
  const id = tab.read()
  const record = shelf.list().records.find((one) => one.id === id)
  if (record === undefined || record.kind !== 'draft') return null
  const part = runPartOf(record.run)
  return part !== '' && part === runPartOf(begun)
    ? { id: record.id, text: shelf.textOf(record.id), part, record }
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
