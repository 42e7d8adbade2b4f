import { assert } from '#core/kernel/assert.ts'
import { exp } from '#core/kernel/math.ts'

/**
 * How many servers a load of a = λ/μ needs, so that no more than a share ε of the requests has to wait
 * for one: exactly, and by the square-root rule c = a + β√a (Halfin and Whitt, Operations Research 29,
 * 1981; Borst, Mandelbaum and Reiman, Operations Research 52, 2004).
 */

/** The fewest servers c > a with Erlang C(c, a) ≤ ε. Takes c steps of Erlang's recursion, and no factorial. */
export function fewestServers(a: number, epsilon: number): number {
  assert(a >= 0 && a < Infinity && epsilon >= 0, 'a load and a share are numbers from 0 on')
  let blocked = 1
  for (let c = 1; ; c++) {
    blocked = (a * blocked) / (c + a * blocked)
    // C ≤ ε without the division; with many more servers than the load, B is 0 at last.
    if (c > a && c * blocked <= epsilon * (c - a * (1 - blocked))) return c
  }
}

/** The servers of the square-root rule, ⌈a + β√a⌉ with α(β) = ε: no spare ones where all may wait. */
export function squareRootServers(a: number, epsilon: number): number {
  return Math.ceil(a + safetyFor(epsilon) * Math.sqrt(a))
}

/** The load that c servers carry with the safety β: a with c = a + β√a. */
export function loadFor(c: number, beta: number): number {
  // Of the two forms of the root this one loses no digits where β is large.
  const root = (2 * c) / (beta + Math.sqrt(beta * beta + 4 * c))
  return root * root
}

/** The share that waits where c and a are large and c = a + β√a: α(β) = 1/(1 + βΦ(β)/φ(β)). */
export function waitingShare(beta: number): number {
  const density = normalDensity(beta)
  return density / (density + beta * normalShare(beta))
}

/** The safety β ≥ 0 with α(β) = ε, by bisection. */
export function safetyFor(epsilon: number): number {
  let low = 0
  let high = 1
  // The density is below the smallest number from 39 on, so that this ends for every share.
  while (waitingShare(high) > epsilon) high *= 2
  for (let halved = 0; halved < 64; halved++) {
    const middle = (low + high) / 2
    if (waitingShare(middle) > epsilon) low = middle
    else high = middle
  }
  return high
}

function normalDensity(x: number): number {
  return exp(-(x * x) / 2) * 0.3989422804014327
}

/** Φ(x) = ½ + φ(x)·Σ x^(2n + 1)/(1·3·5…(2n + 1)) from 0 on (Marsaglia, Journal of Statistical Software 11, 2004). */
function normalShare(x: number): number {
  if (x > 9) return 1
  let term = x
  let sum = x
  for (let n = 3; term > 1e-17 * sum; n += 2) {
    term *= (x * x) / n
    sum += term
  }
  return 0.5 + normalDensity(x) * sum
}
