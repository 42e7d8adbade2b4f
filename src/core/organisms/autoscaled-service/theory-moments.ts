import type { ServiceMoments } from './theory-queues.ts'

/** Mean, scv and third moment of the laws of service times, for the formula of an M/G/1 queue. */

/** Always the same time. */
export function deterministicMoments(mean: number): ServiceMoments {
  return { mean, scv: 0, third: mean * mean * mean }
}

/** Uniform on [0, 2·mean]: E[S³] = 2·mean³. */
export function uniformMoments(mean: number): ServiceMoments {
  return { mean, scv: 1 / 3, third: 2 * mean * mean * mean }
}

/** Exponential: E[S³] = 6·mean³. */
export function exponentialMoments(mean: number): ServiceMoments {
  return erlangMoments(mean, 1)
}

/** Erlang with k stages: scv = 1/k, E[S³] = (k + 1)(k + 2)/k²·mean³. */
export function erlangMoments(mean: number, k: number): ServiceMoments {
  return { mean, scv: 1 / k, third: (((k + 1) * (k + 2)) / (k * k)) * mean * mean * mean }
}

/**
 * Two exponential branches with balanced means: p = ½(1 + √((scv − 1)/(scv + 1))), rates 2p and
 * 2(1 − p) per mean, E[S³] = ¾(1/p² + 1/(1 − p)²)·mean³ (Tijms 2003, app. B).
 */
export function hyperexponentialMoments(mean: number, scv: number): ServiceMoments {
  const p = 0.5 * (1 + Math.sqrt((scv - 1) / (scv + 1)))
  const q = 1 - p
  return { mean, scv, third: 0.75 * (1 / (p * p) + 1 / (q * q)) * mean * mean * mean }
}

/** Lognormal: E[S³] = (1 + scv)³·mean³. */
export function lognormalMoments(mean: number, scv: number): ServiceMoments {
  const factor = (1 + scv) * mean
  return { mean, scv, third: factor * factor * factor }
}

/**
 * Two values: `low`, or rarely the `high` one that gives the mean and the scv:
 * high = mean + scv·mean²/(mean − low), with probability (mean − low)/(high − low).
 */
export function twoPointMoments(mean: number, scv: number, low: number): ServiceMoments {
  const high = mean + (scv * mean * mean) / (mean - low)
  const p = (mean - low) / (high - low)
  return { mean, scv, third: p * high * high * high + (1 - p) * low * low * low }
}
