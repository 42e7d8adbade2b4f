import { stationary, type Chain } from '#core/organisms/autoscaled-service/theory-chains.ts'

/**
 * How long a run must be, from theory: a key with the relative variance v per request is known to the
 * relative error √(v/n) after n requests.
 */

/** What no key may need more than to be simulated, by the rules of acceptance. */
export const requestsMax = 50_000_000

/** No run is shorter, whatever theory says. */
const requestsMin = 256_000

/** A key counts as within reach when theory expects it to keep this share of its precision. */
const reachShare = 0.7

/** Runs aim at this share of the precision: the error of an error must not decide. */
const aimShare = 0.65

/** Whether a key can reach its precision within the most requests that a run may have. */
export function isWithinReach(variance: number, precision: number, most = requestsMax): boolean {
  const aim = reachShare * precision
  return variance / (aim * aim) <= most
}

/** Requests of a run that is to reach the precision for all these variances. */
export function plannedRequests(
  variances: readonly number[],
  precision: number,
  most = requestsMax,
): number {
  const aim = aimShare * precision
  const needed = Math.max(0, ...variances) / (aim * aim)
  return Math.ceil(Math.min(most, Math.max(requestsMin, needed)))
}

/**
 * Relative variance per arrival of the time average of f(N) in a birth–death chain: with the mean m,
 * σ² = 2 Σ_i (Σ_{j ≤ i} p(j)(f(j) − m))² / (birth(i)·p(i)) per unit of time (Burman 1980; W. Whitt,
 * Asymptotic Formulas for Markov Processes with Applications to Simulation, Oper. Res. 40, 1992).
 */
export function chainVariance(chain: Chain, arrivalRate: number, f: (n: number) => number): number {
  const p = stationary(chain)
  const m = p.reduce((sum, share, n) => sum + share * f(n), 0)
  const deviations = p.map((share, n) => share * (f(n) - m))
  // The sums from below and from above are the same but for their sign; each is exact at its own end.
  const above = new Float64Array(p.length + 1)
  for (let i = p.length - 1; i >= 0; i--) above[i] = (above[i + 1] ?? 0) + (deviations[i] ?? 0)
  let below = 0
  let passed = 0
  let variance = 0
  for (let i = 0; i < p.length - 1; i++) {
    const share = p[i] ?? 0
    below += deviations[i] ?? 0
    passed += share
    const sum = passed < 0.5 ? below : (above[i + 1] ?? 0)
    if (share > 0) variance += (2 * sum * sum) / (chain.birth(i) * share)
  }
  return (arrivalRate * variance) / (m * m)
}

/** The share of the requests of which each is `p` likely to be counted: (1 − p)/p per request. */
export function shareVariance(p: number): number {
  return (1 - p) / p
}

/**
 * A share p of the requests waits longer than some time in a queue with utilisation ρ. They come in
 * clumps: above a level the workload stays for (1 + ρ)/(cμ(1 − ρ)²) in the mean, which follows from
 * overshoots that are exponential and from returns with probability ρ.
 */
export function tailVariance(p: number, rho: number): number {
  return shareVariance(p) * (1 + (2 * rho * (1 + rho)) / ((1 - rho) * (1 - rho)))
}

/**
 * The quantile of which this is the tail p, relative to itself: a share counts 1/(density·quantile) in
 * it. The quantiles of single windows scatter a little more than that, by what was measured.
 */
export function quantileVariance(p: number, rho: number, densityTimesQuantile: number): number {
  const slope = p / densityTimesQuantile
  return 1.2 * tailVariance(p, rho) * slope * slope
}
