import { digestOf } from '#core/kernel/digest.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import { canonicalRecording } from '#share/recording-check.ts'
import { withValue, type Settings } from './paths.ts'

/**
 * A sweep: every combination of some values with every one of some seeds. It is plain data and may be
 * posted to a worker, which makes run number i by itself (`beginSweepRun` in run.ts).
 *
 * All combinations have the same seeds, and the chance in a run belongs to its requests, so two
 * combinations meet the same traffic: their difference is a paired one (common random numbers).
 */
export interface Sweep {
  /** The run that is varied; its seed is the first of the seeds, the others follow it. */
  readonly base: Recording
  readonly axes: readonly Axis[]
  readonly seeds: number
  /** Where every run stops at the latest, simulated s; null for the end of its load. */
  readonly until: number | null
}

/** A path (paths.ts) and the values it takes, in the order in which they were given. */
export interface Axis {
  readonly path: string
  readonly values: readonly Plain[]
}

/** What tells one run of a sweep from the others; the values by path, paths in order. */
export interface RunKey {
  readonly values: Readonly<Record<string, Plain>>
  readonly seed: number
}

/** How much one sweep may hold: the reasons stand in docs/spec/sweep.md. */
export const sweepLimits = { runs: 100_000, combinations: 10_000 } as const

const seedMax = 0xffffffff

/** A sweep in which every combination is a possible run, and another one than all others; or why not. */
export function planSweep(sweep: Sweep): Result<Sweep> {
  const twice = sweep.axes.find(({ path }, i) => sweep.axes.findIndex((a) => a.path === path) < i)
  if (twice !== undefined)
    return refuse(`“${twice.path}” is swept twice; give all its values once.`)
  const large = tooLarge(sweep)
  if (large !== null) return refuse(large)
  const seen = new Map<string, string>()
  for (let i = 0; i < combinationCount(sweep); i++) {
    const words = describeValues(valuesAt(sweep, i))
    const recording = recordingAt(sweep, i * sweep.seeds)
    if (!recording.ok) return words === '' ? recording : refuse(`${words}: ${recording.problem}`)
    const digest = digestOf([JSON.stringify(recording.value.settings)])
    const other = seen.get(digest)
    if (other !== undefined) {
      return refuse(`“${words}” and “${other}” are the same run; leave one of them out.`)
    }
    seen.set(digest, words)
  }
  return { ok: true, value: sweep }
}

function tooLarge(sweep: Sweep): string | null {
  const { base, seeds } = sweep
  const runs = runCount(sweep)
  if (combinationCount(sweep) > sweepLimits.combinations) {
    return `These are ${combinationCount(sweep)} combinations of values; ${sweepLimits.combinations} are the limit. Take fewer values, or several sweeps.`
  }
  if (runs > sweepLimits.runs) {
    return `These are ${runs} runs; ${sweepLimits.runs} are the limit. Take fewer values or seeds, or several sweeps.`
  }
  if (base.seed + seeds - 1 > seedMax) {
    return `${seeds} seeds from ${base.seed} on go beyond ${seedMax}, the last seed there is. Begin with a smaller one.`
  }
  return null
}

/** How many combinations of values there are: 1 without axes. */
export function combinationCount({ axes }: Sweep): number {
  return axes.reduce((count, { values }) => count * values.length, 1)
}

/** How many runs there are; they are numbered from 0, the seeds of one combination one after another. */
export function runCount(sweep: Sweep): number {
  return combinationCount(sweep) * sweep.seeds
}

/** The key of run number `index`. */
export function keyAt(sweep: Sweep, index: number): RunKey {
  const combination = Math.floor(index / sweep.seeds)
  return {
    values: valuesAt(sweep, combination),
    seed: sweep.base.seed + (index % sweep.seeds),
  }
}

/** The number of the run with this key; −1 where the sweep has none. */
export function indexOf({ base, axes, seeds }: Sweep, { values, seed }: RunKey): number {
  const offset = seed - base.seed
  if (
    !Number.isInteger(offset) ||
    !(offset >= 0 && offset < seeds) ||
    Object.keys(values).length !== axes.length
  )
    return -1
  let combination = 0
  for (const axis of axes) {
    const place = Object.hasOwn(values, axis.path)
      ? axis.values.indexOf(values[axis.path] ?? null)
      : -1
    if (place < 0) return -1
    combination = combination * axis.values.length + place
  }
  return combination * seeds + offset
}

/** The last axis turns fastest; the paths stand in order, so that it does not matter how they were given. */
function valuesAt({ axes }: Sweep, combination: number): RunKey['values'] {
  let left = combination
  const pairs: [string, Plain][] = []
  for (const { path, values } of axes.toReversed()) {
    pairs.push([path, values[left % values.length] ?? null])
    left = Math.floor(left / values.length)
  }
  return Object.fromEntries(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The recording of run number `index`; a combination that is impossible is refused with a sentence. */
export function recordingAt(sweep: Sweep, index: number): Result<Recording> {
  const { base } = sweep
  const { values, seed } = keyAt(sweep, index)
  let settings: Settings = base.settings
  for (const [path, value] of Object.entries(values)) {
    const changed = withValue(base.organism, settings, path, value)
    if (!changed.ok) return changed
    settings = changed.value
  }
  return canonicalRecording({ ...base, seed, settings })
}

/**
 * What runs of one sweep have in common, as 16 hex digits: the run that is varied, where it stops and
 * the paths. Values and seeds are not part of it, so that a sweep can be carried on with more of both.
 */
export function sweepId({ base, axes, until }: Sweep): string {
  const { organism, settings, log } = base
  const paths = axes.map(({ path }) => path).toSorted()
  return digestOf([JSON.stringify([organism, settings, log, until, paths])])
}

/** Values as a person writes them: `hpa.min=3, slots=4`. */
export function describeValues(values: RunKey['values']): string {
  return Object.entries(values)
    .map(([path, value]) => `${path}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
}

/** A run as a person names it: `hpa.min=3, seed 7`. */
export function describeKey({ values, seed }: RunKey): string {
  const words = describeValues(values)
  return words === '' ? `seed ${seed}` : `${words}, seed ${seed}`
}
