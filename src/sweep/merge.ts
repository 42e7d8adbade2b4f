import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import {
  addHistogram,
  compactHistogram,
  emptySum,
  quantileOf,
  type CompactHistogram,
} from './histogram.ts'
import { estimate, pairedDifference, type Estimate } from './interval.ts'
import { paretoFront } from './pareto.ts'
import { figureNames, type FigureName, type RunFigures, type RunResult } from './result.ts'
import { describeKey, sweepLimits, type RunKey } from './sweep.ts'

export type Estimates = Readonly<Record<FigureName, Estimate | null>>

/** All runs of one combination of values, over its seeds. */
export interface Combination {
  readonly values: RunKey['values']
  readonly seeds: number
  /** Of the answers of all its runs together, exactly added; s. */
  readonly latency: {
    readonly p50: number | null
    readonly p95: number | null
    readonly p99: number | null
    readonly histogram: CompactHistogram
  }
  /** Means over the seeds with their intervals. */
  readonly figures: Estimates
  /** The same of the paired differences from the first combination, over the seeds of both; null for it. */
  readonly difference: Estimates | null
  /** Some of its runs were counted by level; absent where none was. */
  readonly approximate?: true
}

/** What a sweep has come to. The same whatever the order of its runs. */
export interface Merged {
  readonly sweep: string
  readonly engine: number
  /** Every seed that any combination has, rising. */
  readonly seeds: readonly number[]
  readonly combinations: readonly Combination[]
  /** Places of the combinations that no other beats in mean cost and p99 of all answers. */
  readonly front: readonly number[]
  /** Runs that one combination has and another lacks, in words; means are then not over the same seeds. */
  readonly missing: readonly string[]
  /** Runs that were given more than once, each time the same. */
  readonly repeated: number
}

/** Takes up results one by one, so that no more than sums and figures is kept. */
export interface Merging {
  /** Null, or why this result cannot stand beside those before it; `source` is named in later sentences. */
  add(result: RunResult, source: string): string | null
  /** Refused where no result was given. */
  finish(): Result<Merged>
}

interface Seen {
  readonly digest: string
  readonly figures: RunFigures
  readonly source: string
}

interface Group {
  readonly values: RunKey['values']
  readonly runs: Map<number, Seen>
  readonly sum: Float64Array
  isApproximate: boolean
}

export function beginMerge(): Merging {
  const groups = new Map<string, Group>()
  let first: (Pick<RunResult, 'sweep' | 'engine'> & { readonly source: string }) | null = null
  let repeated = 0
  return {
    add(result, source) {
      first ??= { sweep: result.sweep, engine: result.engine, source }
      const stranger = strangerTo(first, result, source)
      if (stranger !== null) return stranger
      const name = JSON.stringify(Object.entries(result.values).toSorted(byPath))
      const group: Group = groups.get(name) ?? {
        values: result.values,
        runs: new Map(),
        sum: emptySum(),
        isApproximate: false,
      }
      groups.set(name, group)
      if (groups.size > sweepLimits.combinations) {
        return `More than ${sweepLimits.combinations} combinations of values are too many for one merge.`
      }
      const { seed, digest, figures, latency } = result
      if (result.approximate === true) group.isApproximate = true
      const before = group.runs.get(seed)
      if (before === undefined) {
        group.runs.set(seed, { digest, figures, source })
        addHistogram(group.sum, latency)
        return null
      }
      repeated++
      return before.digest === digest && JSON.stringify(before.figures) === JSON.stringify(figures)
        ? null
        : `${describeKey(result)} has one result in ${before.source} and another in ${source}; one of the files is damaged, or of another build.`
    },
    finish() {
      if (first === null) return refuse('There is no run in what was given.')
      const { sweep, engine } = first
      const sorted = [...groups.values()].sort((a, b) => compareValues(a.values, b.values))
      const rest = mergeGroups(sorted)
      return { ok: true, value: { sweep, engine, ...rest, repeated } }
    },
  }
}

function strangerTo(
  first: Pick<RunResult, 'sweep' | 'engine'> & { readonly source: string },
  { sweep, engine }: RunResult,
  source: string,
): string | null {
  if (engine !== first.engine) {
    return `${source} was made with engine version ${engine}, ${first.source} with ${first.engine}: their numbers cannot be compared. Run one of them again.`
  }
  return sweep === first.sweep
    ? null
    : `${source} and ${first.source} are of different sweeps: another run was varied, over other paths or to another end. Merge them apart.`
}

function mergeGroups(
  groups: readonly Group[],
): Pick<Merged, 'seeds' | 'combinations' | 'front' | 'missing'> {
  const seeds = [...new Set(groups.flatMap(({ runs }) => [...runs.keys()]))].sort((a, b) => a - b)
  const combinations = groups.map((group, i) =>
    combinationOf(group, i === 0 ? null : (groups[0] ?? null)),
  )
  const points = combinations.map(({ figures, latency }) => ({
    cost: figures.cost?.mean ?? null,
    latency: latency.p99,
  }))
  const missing = groups.flatMap(({ values, runs }) =>
    seeds.filter((seed) => !runs.has(seed)).map((seed) => describeKey({ values, seed })),
  )
  return { seeds, combinations, front: paretoFront(points), missing }
}

function combinationOf(group: Group, baseline: Group | null): Combination {
  const { values, runs, sum, isApproximate } = group
  const histogram = compactHistogram(sum)
  const seeds = [...runs.keys()].sort((a, b) => a - b)
  const both = baseline === null ? [] : seeds.filter((seed) => baseline.runs.has(seed))
  return {
    values,
    seeds: seeds.length,
    latency: {
      p50: quantileOf(histogram, 0.5),
      p95: quantileOf(histogram, 0.95),
      p99: quantileOf(histogram, 0.99),
      histogram,
    },
    figures: ofEach((name) => estimate(column(runs, seeds, name))),
    difference:
      baseline === null
        ? null
        : ofEach((name) =>
            pairedDifference(column(runs, both, name), column(baseline.runs, both, name)),
          ),
    ...(isApproximate ? { approximate: true } : {}),
  }
}

function column(
  runs: ReadonlyMap<number, Seen>,
  seeds: readonly number[],
  name: FigureName,
): readonly (number | null)[] {
  return seeds.map((seed) => runs.get(seed)?.figures[name] ?? null)
}

function ofEach(make: (name: FigureName) => Estimate | null): Estimates {
  // One entry for each name of the list.
  return Object.fromEntries(figureNames.map((name) => [name, make(name)])) as Estimates
}

function byPath([a]: readonly [string, Plain], [b]: readonly [string, Plain]): number {
  return a < b ? -1 : 1
}

/** Numbers by size, words by their letters, path by path: an order that no file decides. */
function compareValues(a: RunKey['values'], b: RunKey['values']): number {
  for (const path of Object.keys(a).toSorted()) {
    const [one, other] = [a[path] ?? null, b[path] ?? null]
    if (one === other) continue
    if (typeof one === 'number' && typeof other === 'number') return one - other
    return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1
  }
  return 0
}
