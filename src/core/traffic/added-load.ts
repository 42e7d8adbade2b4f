import { refuse, type Result } from '#core/schema/schema.ts'
import { loadDuration, loadLimits, type LoadCurve } from './load.ts'

/** Requests that come beside those of a load, for a while. */
export interface Burst {
  /** In requests/s. */
  readonly rate: number
  /** How long they come, s. */
  readonly seconds: number
}

type Point = readonly [at: number, rate: number]

/**
 * A load with a burst added from a time on. The load ends when it did before: what of the burst lies behind its end is cut. A load of steps
 * becomes one of lines, which can jump at any time.
 */
export function withBurst(load: LoadCurve, from: number, burst: Burst): Result<LoadCurve> {
  const end = loadDuration(load)
  if (from >= end) return refuse('The load has come to its end, so nothing can be added to it.')
  const corners = cornersOf(load)
  const until = Math.min(end, from + burst.seconds)
  const before = corners.filter(([at]) => at < from)
  const after = corners.filter(([at]) => at > until)
  const inside = corners.filter(([at]) => at > from && at < until)
  const raised = [
    [from, rateAfter(corners, from)] as const,
    ...inside,
    [until, rateBefore(corners, until)] as const,
  ].map(([at, rate]): Point => [at, rate + burst.rate])
  const points: readonly Point[] = [
    ...before,
    ...(from > 0 ? [[from, rateBefore(corners, from)] as const] : []),
    ...raised,
    ...(until < end ? [[until, rateAfter(corners, until)] as const] : []),
    ...after,
  ]
  const wrong = beyond(points)
  return wrong === null ? { ok: true, value: { form: 'linear', points } } : refuse(wrong)
}

/** A burst from anything: a link, a file, a message. */
export function checkBurst(rate: unknown, seconds: unknown): Result<Burst> {
  if (!isAmount(rate, loadLimits.rateMax)) {
    return refuse(`A burst adds more than 0 and at most ${loadLimits.rateMax} requests/s.`)
  }
  if (!isAmount(seconds, loadLimits.durationMax)) {
    return refuse('A burst lasts for more than 0 s and at most a year.')
  }
  return { ok: true, value: { rate, seconds } }
}

function isAmount(value: unknown, most: number): value is number {
  return typeof value === 'number' && value > 0 && value <= most
}

function beyond(points: readonly Point[]): string | null {
  if (points.length > loadLimits.pointsMax) {
    return `With this burst the load has ${points.length} corners; ${loadLimits.pointsMax} are the limit. Resample it to longer intervals.`
  }
  const most = points.reduce((peak, [, rate]) => Math.max(peak, rate), 0)
  if (most <= loadLimits.rateMax) return null
  return `With this burst the load comes to ${Number(most.toPrecision(6))} requests/s; the engine takes at most ${loadLimits.rateMax}. Choose a smaller burst.`
}

/** The curve as points; where a step holds the rate of the one before it there is no corner. */
function cornersOf(load: LoadCurve): readonly Point[] {
  if (load.form === 'linear') return load.points
  const { every, rates } = load
  const points: Point[] = []
  rates.forEach((rate, i) => {
    const before = rates[i - 1]
    if (before === rate) return
    if (before !== undefined) points.push([i * every, before])
    points.push([i * every, rate])
  })
  return [...points, [loadDuration(load), rates.at(-1) ?? 0]]
}

/** The rate with which the curve comes to a time. */
function rateBefore(corners: readonly Point[], time: number): number {
  const next = corners.findIndex(([at]) => at >= time)
  return between(corners[next - 1], corners[next], time)
}

/** The rate with which the curve goes on from a time. */
function rateAfter(corners: readonly Point[], time: number): number {
  const next = corners.findIndex(([at]) => at > time)
  return between(corners[next - 1], corners[next], time)
}

function between(one: Point | undefined, other: Point | undefined, time: number): number {
  if (one === undefined || other === undefined) return other?.[1] ?? one?.[1] ?? 0
  if (time === one[0]) return one[1]
  if (time === other[0]) return other[1]
  return one[1] + ((other[1] - one[1]) * (time - one[0])) / (other[0] - one[0])
}
