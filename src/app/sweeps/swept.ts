import type { Combination } from '#sweep/merge.ts'
import type { MadeRun } from '#sweep/pool/messages.ts'
import { shortValue, type ShortColumn, type ShortHistory } from '#sweep/pool/short-history.ts'
import { runCount } from '#sweep/sweep.ts'
import type { SweepState } from './desk.ts'

/** A run of a sweep as the pictures and tables have it. */
export interface SweptRun extends MadeRun {
  readonly id: number
  /** The place of its value among those compared. */
  readonly place: number
  readonly seed: number
  readonly isOwn: boolean
}

/** A picture holds about so many lines that can still be told apart. */
const linesMax = 20

/** The runs that are made, by value, then by seed. */
export function sweptRuns({ plan, runs }: SweepState): readonly SweptRun[] {
  const { sweep, own } = plan
  return Array.from({ length: runCount(sweep) }, (_, id) => id).flatMap((id) => {
    const made = runs.get(id)
    if (made === undefined) return []
    const place = Math.floor(id / sweep.seeds)
    return [{ ...made, id, place, seed: sweep.base.seed + (id % sweep.seeds), isOwn: id === own }]
  })
}

/** How many runs of the sweep are made, without that of the page where it is none of them. */
export function madeCount({ plan, runs }: SweepState): number {
  const isBeside = plan.own >= runCount(plan.sweep) && runs.has(plan.own)
  return runs.size - (isBeside ? 1 : 0)
}

/** Whether some of the run that the sweep began from was counted by level; those of the sweep have no log, and never are. */
export function isOwnApproximate({ plan, runs }: SweepState): boolean {
  return runs.get(plan.own)?.result.approximate === true
}

/** Of how many seeds each value has its line: all, or as many as can be told apart. */
export function seedsDrawn({ sweep, values }: SweepState['plan']): number {
  return Math.min(sweep.seeds, Math.max(1, Math.floor(linesMax / values.length)))
}

/** The runs that are drawn as lines: of every value the same first seeds. */
export function drawnRuns(state: SweepState, runs: readonly SweptRun[]): readonly SweptRun[] {
  const { sweep } = state.plan
  const end = sweep.base.seed + seedsDrawn(state.plan)
  return runs.filter(({ seed }) => seed < end)
}

/** What the runs of one value come to, all its seeds together. */
export interface MeanOfValue {
  readonly place: number
  readonly combination: Combination
  readonly isOnFront: boolean
}

/** The means of the values that have a run, in the order of the values. */
export function meansOf({ plan, merged }: SweepState): readonly MeanOfValue[] {
  if (merged === null) return []
  const means = merged.combinations.map((combination, i) => ({
    place: plan.values.indexOf(combination.values[plan.choice.path] ?? null),
    combination,
    isOnFront: merged.front.includes(i),
  }))
  return means.toSorted((a, b) => a.place - b.place)
}

/** The highest number of a history's column; null where it has none. */
export function highestIn(history: ShortHistory, column: ShortColumn): number | null {
  let highest = -1
  for (let row = 0; row < history.count; row++) {
    const value = shortValue(history, column, row)
    if (value > highest) highest = value
  }
  return highest < 0 ? null : highest
}
