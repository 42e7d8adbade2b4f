import { exp, ln } from '#core/kernel/math.ts'

/**
 * Closed forms of unlimited first-come-first-served queues with Poisson arrivals, in the letters of
 * the books: λ arrivals per second, μ services per second and server, c servers, ρ = λ/(cμ) < 1,
 * N requests inside, L their mean, W the time inside, q what concerns the queue alone. Times in s.
 */

/** Means of an M/M/1 queue: L = ρ/(1 − ρ), W = 1/(μ − λ), Wq = ρ/(μ − λ) (Kleinrock I, 1975). */
export function mm1(lambda: number, mu: number): QueueMeans & { readonly p0: number } {
  const rho = lambda / mu
  const W = 1 / (mu - lambda)
  return { L: lambda * W, Lq: lambda * rho * W, W, Wq: rho * W, p0: 1 - rho }
}

export interface QueueMeans {
  readonly L: number
  readonly Lq: number
  readonly W: number
  readonly Wq: number
}

/** The time inside an M/M/1 queue that a share p of the requests stays below: −ln(1 − p)/(μ − λ). */
export function mm1Quantile(lambda: number, mu: number, p: number): number {
  return -ln(1 - p) / (mu - lambda)
}

/**
 * Services' times to watch an M/M/1 queue for, until the mean L is known to ±ε with 95 %:
 * 1.96²·2(1 + ρ)/(ρ(1 − ρ)²ε²) (W. Whitt, Planning Queueing Simulations, Mgmt Science 35, 1989).
 */
export function mm1RunLength(rho: number, epsilon: number): number {
  return (1.96 * 1.96 * 2 * (1 + rho)) / (rho * (1 - rho) * (1 - rho) * epsilon * epsilon)
}

/** Erlang B, the share refused by c servers without a queue: B(c) = aB(c−1)/(c + aB(c−1)). */
export function erlangB(c: number, a: number): number {
  let blocked = 1
  for (let servers = 1; servers <= c; servers++) {
    blocked = (a * blocked) / (servers + a * blocked)
  }
  return blocked
}

/** Erlang C, the share that waits for one of c servers: cB/(c − a(1 − B)) with a = λ/μ < c. */
export function erlangC(c: number, a: number): number {
  const blocked = erlangB(c, a)
  return (c * blocked) / (c - a * (1 - blocked))
}

/** Means of an M/M/c queue from Erlang C: Wq = C/(cμ − λ), Lq = λWq (Cooper, 1981). */
export function mmc(c: number, lambda: number, mu: number): QueueMeans {
  const Wq = erlangC(c, lambda / mu) / (c * mu - lambda)
  const W = Wq + 1 / mu
  return { L: lambda * W, Lq: lambda * Wq, W, Wq }
}

/** Share of the requests of an M/M/c queue that wait longer than t: C·e^(−(cμ − λ)t). */
export function mmcWaitTail(c: number, lambda: number, mu: number, t: number): number {
  return erlangC(c, lambda / mu) * exp(-(c * mu - lambda) * t)
}

/** The wait that a share p of the requests of an M/M/c queue stays below; 0 where that many never wait. */
export function mmcWaitQuantile(c: number, lambda: number, mu: number, p: number): number {
  const waits = erlangC(c, lambda / mu)
  return waits <= 1 - p ? 0 : ln(waits / (1 - p)) / (c * mu - lambda)
}

/**
 * Share of the requests that are inside an M/M/c queue for longer than t:
 * e^(−μt)·(1 + C·(1 − e^(−μkt))/k) with k = c − 1 − a, and 1 + Cμt in the bracket where k is 0.
 */
export function mmcTimeTail(c: number, lambda: number, mu: number, t: number): number {
  return timeTail(c - 1 - lambda / mu, erlangC(c, lambda / mu), mu * t)
}

/** The time inside an M/M/c queue that a share p of the requests stays below, by bisection. */
export function mmcTimeQuantile(c: number, lambda: number, mu: number, p: number): number {
  const k = c - 1 - lambda / mu
  const C = erlangC(c, lambda / mu)
  let low = 0
  let high = 1
  while (timeTail(k, C, high) > 1 - p) high *= 2
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (timeTail(k, C, middle) > 1 - p) low = middle
    else high = middle
  }
  return (low + high) / 2 / mu
}

/** `x` is the time in mean services. Both exponents fall, also where k is negative. */
function timeTail(k: number, C: number, x: number): number {
  // Near k = 0 the difference would lose its digits: (1 − e^(−kx))/k ≈ x(1 − kx/2).
  const isNear = Math.abs(k * x) < 1e-5
  const inner = isNear ? x * (1 - (k * x) / 2) * exp(-x) : (exp(-x) - exp(-x * (1 + k))) / k
  return exp(-x) + C * inner
}

/** What Pollaczek and Khinchine need of a service time: its mean, scv and third moment E[S³]. */
export interface ServiceMoments {
  readonly mean: number
  readonly scv: number
  readonly third: number
}

/**
 * An M/G/1 queue: Wq = ρ/(1 − ρ)·(1 + scv)/2·E[S] (Pollaczek 1930, Khinchine 1932) and
 * E[Wq²] = 2Wq² + λE[S³]/(3(1 − ρ)) (Takács 1962).
 */
export function mg1(
  lambda: number,
  { mean, scv, third }: ServiceMoments,
): QueueMeans & { readonly EWq2: number } {
  const rho = lambda * mean
  const Wq = (((rho / (1 - rho)) * (1 + scv)) / 2) * mean
  const W = Wq + mean
  const EWq2 = 2 * Wq * Wq + (lambda * third) / (3 * (1 - rho))
  return { L: lambda * W, Lq: lambda * Wq, W, Wq, EWq2 }
}
