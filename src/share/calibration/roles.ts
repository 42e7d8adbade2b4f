import { unitOf, wordsOf } from '../loads/columns.ts'

/** What a series of metrics stands for; percentiles are of the answers' times. */
export type Role = 'none' | 'requests' | 'cpu' | PercentileName
export type PercentileName = 'p50' | 'p75' | 'p90' | 'p95' | 'p99' | 'p99.9'

/** The shares that percentiles speak of. */
export const percentiles: Readonly<Record<PercentileName, number>> = {
  p50: 0.5,
  p75: 0.75,
  p90: 0.9,
  p95: 0.95,
  p99: 0.99,
  'p99.9': 0.999,
}

/** The units of each kind of series: what one value is of requests/s, cores or seconds. */
export type MetricUnit =
  'second' | 'minute' | 'interval' | 'cores' | 'millicores' | 'percent' | 's' | 'ms' | 'us'

/** What a visitor says a series is, or what its name says as long as he has not. */
export interface Meaning {
  readonly role: Role
  readonly unit: MetricUnit
}

/** The units that a role can have, the usual one first. */
export function unitsOf(role: Role): readonly MetricUnit[] {
  if (role === 'requests') return ['second', 'minute', 'interval']
  if (role === 'cpu') return ['cores', 'millicores', 'percent']
  return ['s', 'ms', 'us']
}

/** Reads from the name of a series, and from the size of its values, what it stands for. */
export function guessMeaning(name: string, middle: number): Meaning {
  const words = wordsOf(name)
  const percentile = percentileOf(words, name)
  if (percentile !== null) return { role: percentile, unit: timeUnitOf(words, middle) }
  if (/\bcpu|\bcores?\b|\bmillicores?\b|\bmcpu\b/u.test(words)) {
    if (/milli|mcpu/u.test(words)) return { role: 'cpu', unit: 'millicores' }
    return { role: 'cpu', unit: /util|percent|%/u.test(name.toLowerCase()) ? 'percent' : 'cores' }
  }
  const unit = unitOf(name)
  if (unit === null && !/request|invocation|\bhits\b|anfragen/u.test(words)) {
    return { role: 'none', unit: 's' }
  }
  if (unit?.unit === 'count') return { role: 'requests', unit: 'interval' }
  return { role: 'requests', unit: unit?.per === 60 ? 'minute' : 'second' }
}

function percentileOf(words: string, name: string): PercentileName | null {
  // Prometheus writes quantile="0.99", CloudWatch p99, others p99 or 99th; a point is lost in words.
  const [, quantile] = /quantile="(0?\.\d+)"/u.exec(name) ?? []
  if (quantile !== undefined) {
    const share = Number(quantile)
    return percentileNames.find((known) => Math.abs(percentiles[known] - share) < 1e-9) ?? null
  }
  if (/\bp ?99 9\b|\bp999\b/u.test(words)) return 'p99.9'
  const [, behind, before] = /\bp ?(50|75|90|95|99)\b|\b(50|75|90|95|99)th\b/u.exec(words) ?? []
  const digits = behind ?? before
  if (digits !== undefined) return percentileNames.find((known) => known === `p${digits}`) ?? null
  return /\bmedian\b/u.test(words) ? 'p50' : null
}

/** The percentiles in order. */
export const percentileNames: readonly PercentileName[] = [
  'p50',
  'p75',
  'p90',
  'p95',
  'p99',
  'p99.9',
]

// An answer of more than five seconds in the middle is rare, of less than five milliseconds as well.
function timeUnitOf(words: string, middle: number): MetricUnit {
  if (/\b(ms|millis|milliseconds?|millisekunden)\b/u.test(words)) return 'ms'
  if (/\b(us|micros|microseconds?)\b/u.test(words)) return 'us'
  if (/\b(s|secs?|seconds?|sekunden)\b/u.test(words)) return 's'
  return middle > 5 ? 'ms' : 's'
}
