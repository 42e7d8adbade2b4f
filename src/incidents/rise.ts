import { rateOn, type LoadCurve } from '#core/traffic/load.ts'
import type { Stretch } from './incident.ts'

/** How the load rose to what an incident met, and the load without that rise. */
export interface Rise extends Stretch {
  /** Requests per second at its beginning and at its end. */
  readonly before: number
  readonly peak: number
}

/** A load that is higher by less than this share has not risen. */
const leastRise = 0.05

/** The rise that leads without a fall to the highest rate of a stretch; null where the load was as high before. */
export function riseOf(load: LoadCurve, within: Stretch): Rise | null {
  const corners = cornersOf(load, within.to)
  const inside = corners.filter(([at]) => at >= within.from)
  const peak = inside.reduce((most, [, rate]) => Math.max(most, rate), 0)
  let place = corners.findIndex(([at, rate]) => at >= within.from && rate === peak)
  const to = corners[place]?.[0] ?? 0
  let [from, before] = [to, peak]
  for (; place >= 0; place--) {
    const [at, rate] = corners[place] ?? [0, 0]
    if (rate > before) break
    // A level that lasts ends the way down, once there was one.
    if (rate === before && before < peak) break
    from = at
    before = rate
  }
  return peak > before * (1 + leastRise) ? { from, to, before, peak } : null
}

/** Time and rate wherever the curve bends or jumps, up to `end`; a jump has two. */
function cornersOf(load: LoadCurve, end: number): readonly (readonly [number, number])[] {
  if (load.form === 'linear') {
    const inside = load.points.filter(([at]) => at < end)
    return [...inside, [end, rateOn(load, end)] as const]
  }
  return load.rates.flatMap((rate, i) => {
    const at = i * load.every
    const before = load.rates[i - 1] ?? rate
    if (at >= end) return []
    return before === rate ? [[at, rate] as const] : [[at, before] as const, [at, rate] as const]
  })
}

/** The load held to a rate from a time until its end. */
export function heldTo(load: LoadCurve, most: number, from: number): LoadCurve {
  if (load.form === 'steps') {
    const held = load.rates.map((rate, i) => (i * load.every < from ? rate : Math.min(rate, most)))
    return { ...load, rates: held }
  }
  const points = load.points.flatMap(([at, rate], place) => {
    const before = load.points[place - 1]
    const held: Corner = [at, at < from ? rate : Math.min(rate, most)]
    return before === undefined ? [held] : [...bends(before, [at, rate], most, from), held]
  })
  return { ...load, points }
}

type Corner = readonly [at: number, rate: number]

/** The corners that holding brings into a line: where it begins, and where the line crosses the rate. */
function bends(
  [start, low]: Corner,
  [end, high]: Corner,
  most: number,
  from: number,
): readonly Corner[] {
  if (end <= start || end < from) return []
  // The line ends where holding begins: it ends as high as it did.
  if (end === from) return high > most ? [[end, high]] : []
  const begins = low + ((high - low) * (from - start)) / (end - start)
  const corners: Corner[] =
    from > start
      ? [
          [from, begins],
          [from, Math.min(begins, most)],
        ]
      : []
  const crossing = high === low ? start : start + ((most - low) * (end - start)) / (high - low)
  return crossing > Math.max(start, from) && crossing < end
    ? [...corners, [crossing, most]]
    : corners
}
