import { exp } from '#core/kernel/math.ts'

/**
 * Hedged requests without queueing: latencies are independent of each other, and a second attempt goes out after the delay
 * d, if the first has not answered by then (J. Dean, L. Barroso, The Tail at Scale, CACM 56(2), 2013). The latency
 * mixes exponentials: a share of the attempts has one with this mean.
 */
export type LatencyLaw = readonly { readonly share: number; readonly mean: number }[]

/** P(one attempt takes longer than t). */
export function longerThan(law: LatencyLaw, t: number): number {
  let sum = 0
  for (const { share, mean } of law) sum += share * exp(-t / mean)
  return sum
}

/** P(the call takes longer than t): both attempts do, once the second is out. */
export function hedgedLonger(law: LatencyLaw, d: number, t: number): number {
  return longerThan(law, t) * (t < d ? 1 : longerThan(law, t - d))
}

/** The mean of a hedged call: ∫ P(longer than t) dt up to the delay and from it on. */
export function hedgedMean(law: LatencyLaw, d: number): number {
  let sum = 0
  for (const { share, mean } of law) {
    sum += share * mean * (1 - exp(-d / mean))
    for (const other of law) {
      const both = (mean * other.mean) / (mean + other.mean)
      sum += share * other.share * exp(-d / mean) * both
    }
  }
  return sum
}

/** The latency that a share p of the calls stays below; without hedging where d is Infinity. */
export function hedgedQuantile(law: LatencyLaw, d: number, p: number): number {
  let high = 1
  while (hedgedLonger(law, d, high) > 1 - p) high *= 2
  let low = 0
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2
    if (hedgedLonger(law, d, middle) > 1 - p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
