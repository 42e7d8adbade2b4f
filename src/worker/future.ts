import { sampleColumns } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { Report } from './messages.ts'
import { replayTo, type Replay } from './replay.ts'

/**
 * What will come if nobody changes anything: a fork of the present run that goes ahead of it in time
 * that the worker has to spare. It leaves no trace in the run; a change makes it worthless.
 */
export interface Future {
  /** The fork; null before the first look ahead, and after it came upon something broken. */
  replay: Replay | null
  /** A fork that is no longer true, kept for its memory. */
  spare: Run | undefined
  /** Simulated time of the fork, and the wall time that it has worked since, ms. */
  from: number
  workMs: number
  told: { samples: number; notes: number }
  /** How much of both there was when it was forked. */
  began: Future['told']
  /** The service whose history is told. */
  service: number
  /** The fork came upon a broken invariant, or is too large: nothing can be foreseen. */
  broken: boolean
}

/** A future that nobody has looked into. */
export function unknownFuture(): Future {
  return {
    replay: null,
    spare: undefined,
    from: 0,
    workMs: 0,
    told: { samples: 0, notes: 0 },
    began: { samples: 0, notes: 0 },
    service: 0,
    broken: false,
  }
}

/** A fork of a larger run would hold up the run itself by more than a slice. */
const bytesMax = 64 * 1024 * 1024

/** So much work lies between the present and the end of what is foreseen, wall ms. */
const aheadMs = 100

/** The present has changed: what was foreseen will not come. */
export function forget(future: Future): void {
  future.spare = future.replay?.run ?? future.spare
  future.replay = null
  future.broken = false
}

/** Tells all of it once more, of another service. */
export function foreseeFor(future: Future, service: number): void {
  future.service = service
  future.told = { ...future.began }
}

type FutureReport = Omit<Extract<Report, { readonly type: 'future' }>, 'run' | 'type'>

/** Looks further ahead for so long, and says what is new. */
export function foresee(
  future: Future,
  present: Replay,
  budgetMs: number,
  clock: () => number,
): FutureReport {
  const began = clock()
  const now = present.run.now()
  if (present.run.bytes > bytesMax) future.broken = true
  let complete = future.broken
  try {
    // The present may have come further than the fork.
    if (future.replay !== null && future.replay.run.now() < now) forget(future)
    if (!future.broken) complete = goOn(future, present, () => clock() - began < budgetMs)
  } catch {
    // The run itself will come upon this assertion, and will tell.
    forget(future)
    future.broken = complete = true
  }
  // What the machine did meanwhile, and the fork's fresh memory, is no work of the future.
  future.workMs += Math.min(clock() - began, budgetMs)
  return { ...news(future), until: future.replay?.run.now() ?? now, complete }
}

/** Works until the time is over; true when there is nothing further to foresee for now. */
function goOn(future: Future, present: Replay, hasTime: () => boolean): boolean {
  const ahead = (future.replay ??= forkOf(future, present))
  const { run } = ahead
  const end = run.duration()
  do {
    const passed = (present.run.now() - future.from) / (run.now() - future.from || 1)
    if (future.workMs * (1 - passed) >= aheadMs) return true
    if (replayTo(ahead, end, () => undefined)) return true
  } while (hasTime())
  return false
}

function forkOf(future: Future, { run, log, applied }: Replay): Replay {
  const notes = run.notes()
  future.began = {
    samples: run.history().count,
    notes: notes.dropped + notes.entries.length,
  }
  future.told = { ...future.began }
  future.from = run.now()
  future.workMs = 0
  return { run: run.fork(future.spare), log, applied }
}

/** Rows and notes since the page was last told. */
function news(future: Future): Pick<FutureReport, 'service' | 'from' | 'rows' | 'notes'> {
  const { replay, told, service } = future
  const from = told.samples
  if (replay === null) return { service, from, rows: new Float64Array(), notes: [] }
  const { rows, count } = replay.run.history(service)
  const { entries, dropped } = replay.run.notes()
  const notes = entries.slice(Math.max(0, told.notes - dropped))
  const width = sampleColumns.length
  told.samples = count
  told.notes = dropped + entries.length
  return { service, from, rows: rows.slice(from * width, count * width), notes }
}
