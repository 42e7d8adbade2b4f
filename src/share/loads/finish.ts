import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import {
  checkLoad,
  loadLimits,
  loadWithPeak,
  loadPeak,
  type LoadCurve,
} from '#core/traffic/load.ts'
import type { LoadUnit } from './columns.ts'
import type { LoadPreview } from './preview.ts'
import { averagedOver } from './resample.ts'
import { intervalMin } from './series.ts'
import { tooShort } from './shortest.ts'

/** What becomes of intervals without a value. */
export type GapFilling = 'zero' | 'hold' | 'linear'

/** The visitor's answers to a preview. What is left out stays as the preview says. */
export interface LoadChoices {
  /** Needed where the preview could not tell. */
  readonly unit?: LoadUnit
  /** A rate speaks of so many seconds: 1, or 60 for requests per minute. */
  readonly per?: number
  /** Seconds of one interval; needed, and only taken, where the file does not tell. */
  readonly interval?: number
  readonly gaps?: GapFilling
  /** Cuts a part out: seconds since the first value. */
  readonly from?: number
  readonly to?: number
  /** Averages over longer intervals: a whole multiple of the interval, s; the shortest that the engine takes. */
  readonly every?: number
  /** Multiplies every rate. */
  readonly scale?: number
}

/** The load of a preview as the engine takes it: equal steps of requests per second. */
export function finishLoad(preview: LoadPreview, choices: LoadChoices = {}): Result<LoadCurve> {
  if (preview.curve !== null) return scaledCurve(preview.curve, choices.scale ?? 1)
  const unit = choices.unit ?? preview.unit
  if (unit === null) {
    return refuse(
      'Say what a value is: requests per second (rate) or requests in one interval (count).',
    )
  }
  const interval = preview.interval ?? choices.interval ?? null
  if (interval === null)
    return refuse('Say how many seconds one line stands for; the file has no times.')
  const wrong = wrongChoice(choices, interval, preview.slots.sums.length)
  if (wrong !== null) return refuse(wrong)
  const per = choices.per ?? preview.per
  const { sums, sizes, places } = preview.slots
  const measured = sums.map((sum, slot) => {
    const size = sizes[slot] ?? 0
    if (size === 0) return null
    // Counts of one interval add up; rates of one interval are averaged.
    return unit === 'count' ? sum / interval : sum / size / per
  })
  const from = Math.round((choices.from ?? 0) / interval)
  const to = Math.round((choices.to ?? interval * sums.length) / interval)
  const filled = fill(measured, choices.gaps ?? 'hold').slice(from, to)
  const scaled =
    choices.scale === undefined ? filled : filled.map((rate) => rate * (choices.scale ?? 1))
  const factor = Math.round((choices.every ?? averagedOver(interval, to - from)) / interval)
  const rates = factor === 1 ? scaled : averaged(scaled, factor)
  const high = rates.findIndex((rate) => !(rate <= loadLimits.rateMax))
  if (high >= 0) {
    const place = places[from + high * factor] ?? 0
    return refuse(
      `${preview.placeName} ${place}: ${Number((rates[high] ?? 0).toPrecision(6))} requests/s; the engine takes at most ${loadLimits.rateMax}. Scale the load down, or check its unit.`,
    )
  }
  const load = checkLoad({ form: 'steps', every: interval * factor, rates })
  const short = load.ok ? tooShort(load.value) : null
  return short === null ? load : refuse(short)
}

// A curve of straight lines has no intervals; all that can be answered about it is its size.
function scaledCurve(curve: LoadCurve, scale: number): Result<LoadCurve> {
  if (!(scale >= 0 && scale < Infinity)) return refuse(wrongScale(scale))
  const load = checkLoad(scale === 1 ? curve : loadWithPeak(curve, loadPeak(curve) * scale))
  const short = load.ok ? tooShort(load.value) : null
  return short === null ? load : refuse(short)
}

function wrongScale(scale: number): string {
  return `The load can be scaled by 0 or more, not by ${shown(scale)}.`
}

function wrongChoice(choices: LoadChoices, interval: number, count: number): string | null {
  const { per = 1, from = 0, to = interval * count, every = interval, scale = 1 } = choices
  if (!(interval >= intervalMin && interval < Infinity)) {
    return `One interval must last at least ${intervalMin} s, not ${shown(interval)}.`
  }
  if (!(per > 0 && per < Infinity))
    return `A rate must speak of a positive number of seconds, not ${shown(per)}.`
  if (!(scale >= 0 && scale < Infinity)) return wrongScale(scale)
  if (!(from >= 0 && to > from && Math.round(to / interval) > Math.round(from / interval))) {
    return `The part from ${shown(from)} s to ${shown(to)} s holds no interval of the file.`
  }
  const factor = every / interval
  return factor >= 1 && Math.abs(factor - Math.round(factor)) < 1e-9
    ? null
    : `Longer intervals must be a multiple of ${interval} s, not ${shown(every)} s.`
}

/** Fills gaps: with no requests, with the last rate before, or along a line to the next one. */
function fill(rates: readonly (number | null)[], gaps: GapFilling): readonly number[] {
  const filled: number[] = []
  const next = nextKnown(rates)
  let last: number | null = null
  let lastAt = -1
  for (const [slot, rate] of rates.entries()) {
    if (rate !== null) {
      last = rate
      lastAt = slot
      filled.push(rate)
      continue
    }
    const at = next[slot] ?? rates.length
    const after = rates[at] ?? null
    if (gaps === 'zero') filled.push(0)
    else if (last === null || after === null) filled.push(last ?? after ?? 0)
    else if (gaps === 'hold') filled.push(last)
    else filled.push(last + ((after - last) * (slot - lastAt)) / (at - lastAt))
  }
  return filled
}

/** For every interval the next one that has a value. */
function nextKnown(rates: readonly (number | null)[]): readonly number[] {
  const next: number[] = Array.from({ length: rates.length }, () => rates.length)
  for (let slot = rates.length - 1; slot >= 0; slot--) {
    next[slot] = rates[slot] === null ? (next[slot + 1] ?? rates.length) : slot
  }
  return next
}

// The last, shorter group keeps its own mean, so that no request is invented or lost in the others.
function averaged(rates: readonly number[], factor: number): readonly number[] {
  return Array.from({ length: Math.ceil(rates.length / factor) }, (_, group) => {
    const part = rates.slice(group * factor, (group + 1) * factor)
    return part.reduce((sum, rate) => sum + rate, 0) / part.length
  })
}
