import type { Recording } from '#core/organisms/recording.ts'
import { createThrottle } from '#app/charts/throttle.ts'
import { heaviestOf } from '#app/store/burden.ts'
import { pairedDifference, type Estimate } from '#sweep/interval.ts'
import type { MadeRun, RunOrder } from '#sweep/pool/messages.ts'
import { startPool, type PoolParts } from '#sweep/pool/pool.ts'
import type { RunFigures } from '#sweep/result.ts'
import type { Sweep } from '#sweep/sweep.ts'
import { ofEach, type ComparedName } from './difference.ts'

/** So many seeds are compared at most. */
const seedsMost = 100

/** So many attempts in all are some minutes of eight threads. */
const attemptsMost = 5e9

const seedMax = 0xffff_ffff

export type SideName = 'a' | 'b'

/** Two runs over several seeds, the same ones of both: those of A from its own on. */
export interface SeedPlan {
  readonly a: Recording
  readonly b: Recording
  readonly seeds: number
}

/** What is known of it. */
export interface SeedState {
  readonly plan: SeedPlan
  /** `lost` where no thread can be had any more. */
  readonly phase: 'running' | 'done' | 'cancelled' | 'lost'
  readonly share: number
  /** By the place of the seed: the runs of both sides, as far as they are made. */
  readonly pairs: readonly Partial<Readonly<Record<SideName, MadeRun>>>[]
  /** Why a run has no result; null where none is missing. */
  readonly problem: string | null
}

/** Of every figure the mean difference B − A over the seeds that both have, with its interval. */
export type PairedEstimates = Readonly<Record<ComparedName, Estimate | null>>

/** Makes the runs of one plan at a time in threads of their own. */
export interface SeedDesk {
  start(plan: SeedPlan): void
  /** One seed more than there are; what is made stays. */
  more(): void
  cancel(): void
}

export interface SeedDeskParts extends PoolParts {
  readonly show: (state: SeedState) => void
}

const showPauseMs = 150

/** Why so many runs are not made here, or null. */
export function tooMuch({ a, b, seeds }: SeedPlan): 'seed' | 'work' | null {
  if (a.seed + seeds - 1 > seedMax) return 'seed'
  const attempts = (heaviestOf(a).attempts + heaviestOf(b).attempts) * seeds
  return attempts > attemptsMost ? 'work' : null
}

/** Opens a desk; it shows what it makes from its beginning to its end. */
export function createSeedDesk({ show, ...parts }: SeedDeskParts): SeedDesk {
  let last: SeedState | null = null
  let cancel: (() => void) | null = null
  const begin = (plan: SeedPlan, pairs: SeedState['pairs']) => {
    cancel = null
    const end = run(plan, pairs, parts, (state) => {
      last = state
      if (state.phase !== 'running') cancel = null
      show(state)
    })
    if (last?.phase === 'running') cancel = end
  }
  return {
    start(plan) {
      cancel?.()
      begin(plan, [])
    },
    more() {
      if (last === null || cancel !== null) return
      begin({ ...last.plan, seeds: Math.min(seedsMost, last.plan.seeds + 1) }, last.pairs)
    },
    cancel: () => cancel?.(),
  }
}

/** Makes what a plan still lacks; the answer ends it before its time. */
function run(
  plan: SeedPlan,
  made: SeedState['pairs'],
  parts: PoolParts,
  show: (state: SeedState) => void,
): () => void {
  const pairs = Array.from({ length: plan.seeds }, (_, i) => ({ ...made[i] }))
  let [phase, share]: [SeedState['phase'], number] = ['running', 0]
  let problem: string | null = null
  const tell = () => show({ plan, phase, share, pairs: [...pairs], problem })
  const throttle = createThrottle(showPauseMs, tell)
  const end = (as: SeedState['phase']) => {
    phase = as
    throttle.destroy()
    tell()
  }
  tell()
  const pool = startPool(ordersOf(plan, pairs), parts, {
    onMade({ id }, one) {
      pairs[id >> 1] = { ...pairs[id >> 1], [sideOf(id)]: one }
    },
    onRefused: (_, why) => void (problem ??= why),
    onRetry: () => undefined,
    onGivenUp: () => void (problem ??= ''),
    onProgress(now) {
      share = Math.max(share, now)
      throttle.request()
    },
    onEnd: (isLost) => end(isLost ? 'lost' : 'done'),
  })
  return () => {
    pool.cancel()
    end('cancelled')
  }
}

function sideOf(id: number): SideName {
  return id % 2 === 0 ? 'a' : 'b'
}

/** Seed by seed both sides, so that there are pairs early; of each side one sweep, which is written once. */
function ordersOf({ a, b, seeds }: SeedPlan, made: SeedState['pairs']): readonly RunOrder[] {
  const sweeps = [a, b].map((base): Sweep => ({
    base: { ...base, seed: a.seed },
    axes: [],
    seeds,
    until: null,
  }))
  return made.flatMap((pair, index) =>
    sweeps.flatMap((sweep, side): readonly RunOrder[] => {
      const id = 2 * index + side
      return pair[sideOf(id)] === undefined ? [{ id, sweep, index }] : []
    }),
  )
}

/** The paired differences of what is made, and over how many seeds. */
export function estimatesOf({ pairs }: Pick<SeedState, 'pairs'>): {
  readonly seeds: number
  readonly differs: PairedEstimates
} {
  const both = pairs.flatMap(({ a, b }) =>
    a === undefined || b === undefined
      ? []
      : [{ a: comparedRun(a.result.figures), b: comparedRun(b.result.figures) }],
  )
  const differs = ofEach((name) =>
    pairedDifference(
      both.map(({ b }) => b[name]),
      both.map(({ a }) => a[name]),
    ),
  )
  return { seeds: both.length, differs }
}

/** Figures of a whole run under the names of the comparison. */
function comparedRun(figures: RunFigures): Readonly<Record<ComparedName, number | null>> {
  const { succeeded, failed, missedRequests, p99, cost, replicaSeconds } = figures
  return {
    served: succeeded,
    lost: failed,
    late: missedRequests === null || failed === null ? null : missedRequests - failed,
    p99,
    cost,
    cellHours: replicaSeconds === null ? null : replicaSeconds / 3600,
  }
}
