import { fitLine } from './line.ts'
import { normalScore } from './normal-score.ts'

/** A percentile that was measured: a share of the requests is answered within this many seconds. */
export interface Quantile {
  readonly share: number
  readonly seconds: number
}

/** The lognormal law that goes nearest to some percentiles. */
export interface LognormalFit {
  readonly mean: number
  /** Squared coefficient of variation. */
  readonly scv: number
  /** The largest ratio between a percentile and that of the law, less 1; 0 through two of them. */
  readonly deviation: number
}

/**
 * The lognormal law of some percentiles: ln q = μ + σ·z(share) by least squares, mean = exp(μ + σ²/2), scv =
 * exp(σ²) − 1. Through two percentiles it goes exactly. Null for fewer than two.
 */
export function lognormalOf(quantiles: readonly Quantile[]): LognormalFit | null {
  const points = quantiles.map(
    ({ share, seconds }) => [normalScore(share), Math.log(seconds)] as const,
  )
  const line = points.length === 2 ? through(points) : fitLine(points)
  if (line === null) return null
  const { intercept: mu, slope } = line
  const sigma = Math.max(0, slope)
  const deviations = points.map(([z, ln]) => Math.exp(Math.abs(mu + sigma * z - ln)) - 1)
  return {
    mean: Math.exp(mu + (sigma * sigma) / 2),
    scv: Math.expm1(sigma * sigma),
    deviation: points.length === 2 ? 0 : Math.max(...deviations),
  }
}

function through(points: readonly (readonly [number, number])[]) {
  const [from, to] = points
  if (from === undefined || to === undefined || from[0] === to[0]) return null
  const slope = (to[1] - from[1]) / (to[0] - from[0])
  return { slope, intercept: from[1] - slope * from[0] }
}

/** Steps of probability of a measured law; its ends stand for a thousandth and for 999 of 1000. */
const steps = 64
const edge = 0.001

/**
 * The law of measured quantiles through some percentiles, at equal steps of probability: between two of them, and
 * beyond the outer ones, ln q runs straight over z, as it does in a lognormal law. They must rise with their shares.
 */
export function quantilesOf(quantiles: readonly Quantile[]): readonly number[] {
  const points = quantiles
    .map(({ share, seconds }) => [normalScore(share), Math.log(seconds)] as const)
    .sort(([one], [next]) => one - next)
  return Array.from({ length: steps + 1 }, (_, step) => {
    const z = normalScore(Math.min(1 - edge, Math.max(edge, step / steps)))
    // The piece that z lies in; the outer pieces go on.
    const next = points.findIndex(([at], index) => index > 0 && at >= z)
    const index = next < 1 ? points.length - 1 : next
    const [from, to] = [points[index - 1], points[index]]
    if (from === undefined || to === undefined) return Math.exp(points[0]?.[1] ?? 0)
    return Math.exp(from[1] + ((to[1] - from[1]) * (z - from[0])) / (to[0] - from[0]))
  })
}

/** The mean of a law of measured quantiles, as the engine draws from it: straight lines between them. */
export function meanOfQuantiles(quantiles: readonly number[]): number {
  const inner = quantiles.slice(1).map((seconds, i) => (seconds + (quantiles[i] ?? 0)) / 2)
  return inner.reduce((sum, middle) => sum + middle, 0) / inner.length
}
