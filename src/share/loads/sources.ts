import { refuse, type Result } from '#core/schema/schema.ts'
import type { LoadUnit } from './columns.ts'
import { intervalOf, type SeriesRow } from './series.ts'

/** One of the series of a file, as its reader found it. */
export interface NamedSeries {
  readonly name: string
  readonly rows: readonly SeriesRow[]
  /** What its name says of its values; null: the visitor is asked. */
  readonly unit: LoadUnit | null
  /** A rate speaks of so many seconds. */
  readonly per: number
  /** Why it cannot be taken, in a sentence; null when it can. */
  readonly problem: string | null
}

/** One of the series of a file, as the preview lists it. */
export interface LoadSource {
  readonly name: string
  readonly points: number
  readonly isTaken: boolean
}

/** The series that a load is made of. */
export interface TakenSources {
  readonly sources: readonly LoadSource[]
  readonly rows: readonly SeriesRow[]
  readonly unit: LoadUnit | null
  readonly per: number
  readonly notes: readonly string[]
}

/** More series than this are for the database to add up. */
export const seriesMax = 500

/** Takes one series as it is, or adds several up on one grid of times. */
export function takeSources(
  all: readonly NamedSeries[],
  chosen: readonly number[],
): Result<TakenSources> {
  const taken = all.filter((_, place) => chosen.includes(place))
  const [first, ...others] = taken
  if (first === undefined) return refuse('None of the series is taken; tick at least one.')
  const problem = taken.find((series) => series.problem !== null)?.problem ?? null
  if (problem !== null) return refuse(problem)
  const sources = all.map(({ name, rows }, place) => {
    return { name, points: rows.length, isTaken: chosen.includes(place) }
  })
  const { per } = first
  const unit = others.every((other) => other.unit === first.unit && other.per === per)
    ? first.unit
    : null
  if (others.length === 0) {
    return { ok: true, value: { sources, rows: first.rows, unit, per, notes: [] } }
  }
  const sum = addedUp(taken, unit)
  if (!sum.ok) return sum
  const { rows, missing } = sum.value
  const notes = [
    missing === 0
      ? `${taken.length} series are added up.`
      : `${taken.length} series are added up; in ${missing} intervals some have no value, and the others count alone.`,
  ]
  return { ok: true, value: { sources, rows, unit, per, notes } }
}

interface Sum {
  readonly rows: readonly SeriesRow[]
  /** Intervals in which some of the series have a value and others none. */
  readonly missing: number
}

function addedUp(taken: readonly NamedSeries[], unit: LoadUnit | null): Result<Sum> {
  const grid = gridOf(taken)
  if (!grid.ok) return grid
  const { start, interval } = grid.value
  const slotOf = (time: number) => Math.round((time - start) / interval)
  const sums = new Map<number, { sum: number; count: number; place: number }>()
  for (const { rows } of taken) {
    for (const [slot, { value, place }] of inSlots(rows, unit, slotOf)) {
      const before = sums.get(slot) ?? { sum: 0, count: 0, place }
      if (value !== null) {
        before.sum += value
        before.count += 1
      }
      sums.set(slot, before)
    }
  }
  const slots = [...sums].sort(([one], [next]) => one - next)
  const rows = slots.map(([slot, { sum, count, place }]) => {
    return { time: start + slot * interval, value: count === 0 ? null : sum, place }
  })
  const isPartial = ({ count }: { readonly count: number }) => count > 0 && count < taken.length
  return { ok: true, value: { rows, missing: [...sums.values()].filter(isPartial).length } }
}

/** The earliest time of several series, and the interval that all of them have. */
function gridOf(taken: readonly NamedSeries[]): Result<{ start: number; interval: number }> {
  let start = Infinity
  let known: { readonly name: string; readonly interval: number } | null = null
  for (const { name, rows } of taken) {
    const sorted = [...rows].sort((a, b) => (a.time ?? 0) - (b.time ?? 0))
    start = Math.min(start, sorted[0]?.time ?? Infinity)
    const interval = intervalOf(sorted)
    if (interval === null) continue
    known ??= { name, interval }
    if (Math.abs(interval - known.interval) > known.interval / 1000) {
      return refuse(
        `The series “${known.name}” has a value every ${known.interval} s, “${name}” every ${interval} s; take one of them, or ask for both with one step.`,
      )
    }
  }
  return { ok: true, value: { start, interval: known?.interval ?? 1 } }
}

// Several values of one series in one interval are one, before it is added to another.
function inSlots(
  rows: readonly SeriesRow[],
  unit: LoadUnit | null,
  slotOf: (time: number) => number,
): ReadonlyMap<number, { readonly value: number | null; readonly place: number }> {
  const slots = new Map<number, { sum: number; count: number; place: number }>()
  for (const { time, value, place } of rows) {
    const slot = slotOf(time ?? 0)
    const before = slots.get(slot) ?? { sum: 0, count: 0, place }
    if (value !== null) {
      before.sum += value
      before.count += 1
    }
    slots.set(slot, before)
  }
  return new Map(
    [...slots].map(([slot, { sum, count, place }]) => [
      slot,
      { value: count === 0 ? null : unit === 'count' ? sum : sum / count, place },
    ]),
  )
}
