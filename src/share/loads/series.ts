import { refuse, type Result } from '#core/schema/schema.ts'

/** One value of a file with its place there; null where the file leaves it out. */
export interface SeriesRow {
  /** Seconds from any origin; null in a file without times. */
  readonly time: number | null
  readonly value: number | null
  /** Line of a table or position in a list, from 1. */
  readonly place: number
}

/** Intervals of equal length, each with what the file says of it. */
export interface Slots {
  /** Length of one interval, s; null where the file does not tell. */
  readonly interval: number | null
  /** Sum and number of the values of each interval; no value at all is a gap. */
  readonly sums: readonly number[]
  readonly sizes: readonly number[]
  /** Place of the first value of each interval, 0 in a gap. */
  readonly places: readonly number[]
  /** What was done to the times, in sentences. */
  readonly notes: readonly string[]
}

/** The most intervals that a file may span. */
export const slotsMax = 1_000_000

/** The shortest interval, s: as many as a file may span make no second of anything shorter. */
export const intervalMin = 0.000_001

/** The longest interval, s: some thirty years. */
export const intervalMax = 1_000_000_000

/** Puts rows into equal intervals. Rows without times follow each other one interval apart. */
export function slotsOf(rows: readonly SeriesRow[]): Result<Slots> {
  const times = rows.map(({ time }) => time).filter((time) => time !== null)
  if (times.length < rows.length) return { ok: true, value: inOrder(rows) }
  const sorted = [...rows].sort((a, b) => (a.time ?? 0) - (b.time ?? 0) || a.place - b.place)
  const notes: string[] = []
  if (sorted.some((row, i) => row !== rows[i])) {
    notes.push('The rows were not in the order of time; they have been sorted.')
  }
  const interval = intervalOf(sorted)
  if (interval === null) {
    return refuse(
      'All rows of this file have the same time; at least two different times are needed.',
    )
  }
  if (interval < intervalMin) {
    return refuse(
      `The times of this file are ${Number(interval.toPrecision(3))} s apart; ${intervalMin} s are the least. Check the unit of its times.`,
    )
  }
  const start = sorted[0]?.time ?? 0
  const slotOf = (time: number | null): number => Math.round(((time ?? 0) - start) / interval)
  const count = slotOf(sorted.at(-1)?.time ?? start) + 1
  if (count > slotsMax) {
    return refuse(
      `The times of this file span ${count} intervals of ${interval} s; look whether the right column was taken as time.`,
    )
  }
  const sums = Array.from({ length: count }, () => 0)
  const sizes = Array.from({ length: count }, () => 0)
  const places = Array.from({ length: count }, () => 0)
  let shared = 0
  let moved = 0
  for (const { time, value, place } of sorted) {
    const slot = slotOf(time)
    if (Math.abs((time ?? 0) - start - slot * interval) > interval / 1000) moved++
    if (value === null) continue
    if ((sizes[slot] ?? 0) > 0) shared++
    else places[slot] = place
    sums[slot] = (sums[slot] ?? 0) + value
    sizes[slot] = (sizes[slot] ?? 0) + 1
  }
  if (moved > 0)
    notes.push(
      `${moved} times lay off the grid of ${interval} s; each value counts for the nearest interval.`,
    )
  if (shared > 0)
    notes.push(
      `${shared} rows fell into an interval that had a value; counts are added up, rates averaged.`,
    )
  return { ok: true, value: { interval, sums, sizes, places, notes } }
}

function inOrder(rows: readonly SeriesRow[]): Slots {
  return {
    interval: null,
    sums: rows.map(({ value }) => value ?? 0),
    sizes: rows.map(({ value }) => (value === null ? 0 : 1)),
    places: rows.map(({ value, place }) => (value === null ? 0 : place)),
    notes: [],
  }
}

/**
 * The lower median step of rows in order of time, s, so that neither gaps nor a few late rows move it; whole seconds
 * where it is close.
 */
export function intervalOf(sorted: readonly SeriesRow[]): number | null {
  const steps = sorted
    .map(({ time }, i) => (time ?? 0) - (sorted[i - 1]?.time ?? time ?? 0))
    .filter((step) => step > 0)
    .sort((a, b) => a - b)
  const median = steps[Math.floor((steps.length - 1) / 2)]
  if (median === undefined) return null
  const whole = Math.round(median)
  return whole >= 1 && Math.abs(whole - median) <= 0.02 * median ? whole : median
}
