import { exp, ln } from '#core/kernel/math.ts'

/** Mean time inside of requests that are spread over cells with one slot each; exponential work, μ = 1. */

/** At random over any number of cells: each is an M/M/1 queue of its own, 1/(1 − ρ). */
export function randomRoutingTime(rho: number): number {
  return 1 / (1 - rho)
}

/**
 * In turn over c cells: each is a GI/M/1 queue with Erlang(c) gaps, 1/(1 − σ) with σ the root below 1
 * of σ = (cρ/(cρ + 1 − σ))^c (Takács 1962). Solved for δ = 1 − σ.
 */
export function roundRobinTime(c: number, rho: number): number {
  const rest = (delta: number): number => 1 - delta - exp(-c * ln(1 + delta / (c * rho)))
  let low = 0
  let high = 1
  // The function rises from its root at 0 and falls through the wanted one.
  for (let i = 0; i < 120; i++) {
    const middle = (low + high) / 2
    if (rest(middle) > 0) low = middle
    else high = middle
  }
  return 2 / (low + high)
}

/**
 * To the shortest of d queues out of infinitely many: Σ λ^((dⁱ − d)/(d − 1)) over i ≥ 1
 * (Vvedenskaya, Dobrushin, Karpelevich 1996; Mitzenmacher 1996). Finite systems lie above it.
 */
export function powerOfChoicesTime(d: number, lambda: number): number {
  // Each term is the one before, times λ, to the power d.
  let term = 1
  let sum = 0
  while (sum + term > sum) {
    sum += term
    term = power(term * lambda, d)
  }
  return sum
}

/** The share of those queues with `least` requests or more: λ^((dⁱ − 1)/(d − 1)) for i = least. */
export function powerOfChoicesTail(d: number, lambda: number, least: number): number {
  let share = 1
  for (let i = 0; i < least; i++) share = lambda * power(share, d)
  return share
}

function power(base: number, exponent: number): number {
  let product = 1
  for (let i = 0; i < exponent; i++) product *= base
  return product
}
