import { createThrottle } from '#app/charts/throttle.ts'
import { beginMerge, type Merged, type Merging } from '#sweep/merge.ts'
import type { MadeRun, RunOrder } from '#sweep/pool/messages.ts'
import { startPool, type Pool, type PoolParts } from '#sweep/pool/pool.ts'
import { runCount } from '#sweep/sweep.ts'
import type { SweepPlan } from './plan.ts'

/** A run that there is no result of, and why; null where its thread ended twice. */
export interface MissingRun {
  readonly id: number
  readonly problem: string | null
}

/** What is known of a sweep. */
export interface SweepState {
  readonly plan: SweepPlan
  /** `lost` where no thread can be had any more. */
  readonly phase: 'running' | 'done' | 'cancelled' | 'lost'
  /** How far all runs together are, 0 to 1; it never falls. */
  readonly share: number
  /** What is left of it by the clock, s; null while nobody can tell. */
  readonly remaining: number | null
  /** The runs that are made, by the numbers of their orders. */
  readonly runs: ReadonlyMap<number, MadeRun>
  readonly missing: readonly MissingRun[]
  /** Means and front of what is made; null before the first run. */
  readonly merged: Merged | null
}

/** Makes one sweep at a time. */
export interface SweepDesk {
  /** Does nothing while another sweep is under way. */
  start(plan: SweepPlan): void
  /** Ends every thread; what is made stays, and is shown. */
  cancel(): void
}

interface SweepDeskParts extends PoolParts {
  readonly show: (state: SweepState) => void
  /** Time by the clock, ms: it is told, and decides nothing. */
  readonly clock: () => number
}

/** A visitor sees no more pictures of a progress than this, ms apart. */
const showPauseMs = 150

/** Before this nobody can tell how long a sweep takes, ms. */
const tellAfterMs = 1000

/** Opens a desk; it shows each sweep from its beginning to its end. */
export function createSweepDesk({ show, clock, ...parts }: SweepDeskParts): SweepDesk {
  let isBusy = false
  let cancel: () => void = () => undefined
  return {
    start(plan) {
      if (isBusy) return
      isBusy = true
      // Where no thread can be had it has ended before it is begun.
      cancel = begin(plan, parts, clock, (state) => {
        isBusy = state.phase === 'running'
        show(state)
      })
    },
    cancel() {
      if (isBusy) cancel()
    },
  }
}

/** Begins a sweep; the answer ends it before its time. */
function begin(
  plan: SweepPlan,
  parts: PoolParts,
  clock: () => number,
  show: (state: SweepState) => void,
): () => void {
  const begunAt = clock()
  const runs = new Map<number, MadeRun>()
  const missing: MissingRun[] = []
  const merging = beginMerge()
  let [share, phase]: [number, SweepState['phase']] = [0, 'running']
  let merged: Merged | null = null
  let known = 0
  const tell = () => {
    if (runs.size > known) merged = finished(merging) ?? merged
    known = runs.size
    const elapsed = clock() - begunAt
    const remaining =
      elapsed > tellAfterMs && share > 0 ? ((elapsed / share) * (1 - share)) / 1000 : null
    show({ plan, phase, share, remaining, runs: new Map(runs), missing: [...missing], merged })
  }
  const throttle = createThrottle(showPauseMs, tell)
  const end = (as: SweepState['phase']) => {
    phase = as
    throttle.destroy()
    tell()
  }
  const listeners = {
    onMade({ id }: { readonly id: number }, made: MadeRun) {
      runs.set(id, made)
      // The run of the page may be another than those of the sweep, and has no place among their means.
      if (id < runCount(plan.sweep)) merging.add(made.result, 'this page')
    },
    onRefused: ({ id }: { readonly id: number }, problem: string) =>
      void missing.push({ id, problem }),
    onRetry: () => undefined,
    onGivenUp: ({ id }: { readonly id: number }) => void missing.push({ id, problem: null }),
    onProgress(now: number) {
      // A run that is tried once more begins anew, and what was told of it stays told.
      share = Math.max(share, now)
      throttle.request()
    },
    onEnd: (isLost: boolean) => end(isLost ? 'lost' : 'done'),
  }
  throttle.now()
  const pool: Pool = startPool(inTurn(plan), parts, listeners)
  return () => {
    pool.cancel()
    end('cancelled')
  }
}

/**
 * The page's own run first, then seed by seed all values: so every line is there early, and what is made when a sweep
 * is cancelled can be compared.
 */
function inTurn({ orders, own, sweep }: SweepPlan): readonly RunOrder[] {
  const turn = ({ id, index }: RunOrder) => (id === own ? -1 : index % sweep.seeds)
  return orders.toSorted((a, b) => turn(a) - turn(b))
}

function finished(merging: Merging): Merged | null {
  const done = merging.finish()
  return done.ok ? done.value : null
}
