/**
 * Queues with a limit or with impatient clients: birth–death chains in the number N of requests
 * inside. Letters as in theory-queues.ts; K places, θ the rate at which a waiting client gives up.
 */

/** A chain on 0, 1, 2 …: arrivals are births, services and lost patience are deaths. */
export interface Chain {
  birth(n: number): number
  death(n: number): number
  /** The largest state, Infinity where there is none. */
  readonly last: number
}

/**
 * The probabilities of the states: p(n) = p(n − 1)·birth(n − 1)/death(n), made to sum to 1. An
 * endless chain is cut where less than 10⁻¹⁸ is left; its births must fall below its deaths.
 */
export function stationary(chain: Chain): readonly number[] {
  const weights = [1]
  let sum = 1
  for (let n = 1; n <= chain.last; n++) {
    const ratio = chain.birth(n - 1) / chain.death(n)
    const weight = weights[n - 1] * ratio
    weights.push(weight)
    sum += weight
    // Large populations leave the range of doubles; only ratios matter.
    if (sum > 1e200) {
      for (let i = 0; i <= n; i++) weights[i] /= 1e200
      sum /= 1e200
    }
    const next = chain.birth(n) / chain.death(n + 1)
    if (chain.last === Infinity && next < 1 && (weight * next) / (1 - next) < 1e-18 * sum) break
  }
  return weights.map((weight) => weight / sum)
}

/** Sum of `value(n)·p(n)` over a chain's states. */
export function mean(probabilities: readonly number[], value: (n: number) => number): number {
  let sum = 0
  for (let n = 0; n < probabilities.length; n++) sum += value(n) * probabilities[n]
  return sum
}

/** M/M/c as a chain, with K places or (Infinity) without a limit. */
export function queueChain(c: number, lambda: number, mu: number, K: number): Chain {
  return {
    birth: (n) => (n < K ? lambda : 0),
    death: (n) => Math.min(n, c) * mu,
    last: K,
  }
}

/** M/M/c+M (Palm 1943): those who wait give up at rate θ each. */
export function impatientChain(c: number, lambda: number, mu: number, theta: number): Chain {
  return {
    birth: () => lambda,
    death: (n) => Math.min(n, c) * mu + Math.max(n - c, 0) * theta,
    last: Infinity,
  }
}

/** A full M/M/c/K system refuses: shed = p(K), goodput = λ(1 − p(K)), W = L/goodput (Little). */
export function mmck(
  c: number,
  K: number,
  lambda: number,
  mu: number,
): {
  readonly shed: number
  readonly goodput: number
  readonly L: number
  readonly W: number
  readonly util: number
} {
  const p = stationary(queueChain(c, lambda, mu, K))
  const shed = p[K]
  const L = mean(p, (n) => n)
  // 1 − p(K) would lose its digits where nearly everything is refused.
  const goodput = lambda * mean(p, (n) => (n < K ? 1 : 0))
  return { shed, goodput, L, W: L / goodput, util: goodput / (c * mu) }
}

/**
 * Erlang A, M/M/c+M: Pab = θLq/λ gives up, Pwait finds all servers busy, Wq = Lq/λ is the mean wait of
 * everybody (Garnett, Mandelbaum, Reiman 2002).
 */
export function erlangA(
  c: number,
  lambda: number,
  mu: number,
  theta: number,
): {
  readonly Pab: number
  readonly Pwait: number
  readonly Lq: number
  readonly Wq: number
  readonly util: number
} {
  const p = stationary(impatientChain(c, lambda, mu, theta))
  const Lq = mean(p, (n) => Math.max(n - c, 0))
  return {
    Pab: (theta * Lq) / lambda,
    Pwait: mean(p, (n) => (n >= c ? 1 : 0)),
    Lq,
    Wq: Lq / lambda,
    util: mean(p, (n) => Math.min(n, c)) / c,
  }
}

/** The clients of a closed system: N of them think Z s each time, and one station with c slots serves S s each time. */
export interface ClosedSystem {
  readonly N: number
  readonly Z: number
  readonly S: number
  readonly c: number
}

/** Those of a closed system that do not think, as a chain: the machine repair model (A. Scherr 1967). */
export function closedChain({ N, Z, S, c }: ClosedSystem): Chain {
  return {
    birth: (n) => (N - n) / Z,
    death: (n) => Math.min(n, c) / S,
    last: N,
  }
}

/**
 * Throughput X, response time R = N/X − Z, the busy share of the slots, and the number of clients at the knee of both
 * asymptotes (Lazowska, Zahorjan, Graham, Sevcik, Quantitative System Performance, 1984).
 */
export function closedSystem(system: ClosedSystem): {
  readonly X: number
  readonly R: number
  readonly util: number
  readonly knee: number
} {
  const { N, Z, S, c } = system
  // Clients who never think are all at the station.
  const p =
    Z > 0 ? stationary(closedChain(system)) : Array.from({ length: N + 1 }, (_, n) => +(n === N))
  const X = mean(p, (n) => Math.min(n, c) / S)
  // By Little's law, which keeps the digits that N/X − Z loses where R is short.
  return { X, R: mean(p, (n) => n) / X, util: (X * S) / c, knee: (c * (Z + S)) / S }
}
