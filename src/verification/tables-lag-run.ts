import { prepareDemand } from '#core/traffic/demand.ts'
import { createLoneService, flowLogged } from '#core/traffic/lone-service.ts'
import { logStride } from '#core/traffic/plane.ts'
import type { Estimate } from './tables-statistics.ts'

/** A sinusoidal load from 0 to twice its mean, on one cell that has a slot for everyone. */
export interface LagRun {
  /** Of the cycles, radians per s. */
  readonly gamma: number
  /** Mean service, exponential, s. */
  readonly service: number
  /** Mean load, requests/s. */
  readonly rate: number
  readonly batches: number
  /** Cycles of a batch. */
  readonly cycles: number
}

/** Straight pieces of a cycle. Its overtones are no part of what is measured; see below. */
const pieces = 48

const warmUpShare = 0.125

/** How far the swing of the load may be from what was asked for, before the run says nothing about it. */
const swingRoom = 0.1

/** A swing as a complex number: its part in step with the cosine, and that with the sine. */
interface Swing {
  re: number
  im: number
}

/**
 * The swing of the requests inside, Σ ∫ e^(−iγt) dt over the stay of each, relative to that of the load, Σ e^(−iγt) at the arrival of
 * each: the ratio H of the two has the size S·amplitude and the angle −phase. A linear system answers each tone by itself, so the
 * overtones of the straight pieces change nothing; and as the stays of those who came in a batch are counted to their ends,
 * batches are independent.
 *
 * For the angle alone a control variate is taken out, Σ (stay − S)·e^(−iγt), whose mean is 0: where cycles are long, that some stay
 * longer than others would turn the answer by a hundred times the lag that is looked for. The size is left as it was found, so
 * that it also tells whether the stays are as long as they should be.
 */
export function runLag(run: LagRun, seed: number): Readonly<Record<string, Estimate>> {
  const { gamma, service, batches, cycles } = run
  const period = (2 * Math.PI) / gamma
  const warmUp = Math.ceil(warmUpShare * batches * cycles)
  const arrivals = Array.from({ length: batches }, (): Swing => ({ re: 0, im: 0 }))
  const stays = Array.from({ length: batches }, (): Swing => ({ re: 0, im: 0 }))
  const excess = Array.from({ length: batches }, (): Swing => ({ re: 0, im: 0 }))
  let came = 0
  const lone = serviceFor(run, warmUp + batches * cycles)
  flowLogged(createLoneService({ ...lone, seed }), Infinity, (log, attempts) => {
    for (let at = 0; at < attempts * logStride; at += logStride) {
      const sent = log[at + 2] ?? NaN
      const leave = log[at + 4] ?? NaN
      if (log[at + 3] !== sent) throw new Error('a cell without a limit let a request wait')
      const batch = Math.floor((sent / period - warmUp) / cycles)
      const [arrival, stay, beyond] = [arrivals[batch], stays[batch], excess[batch]]
      if (arrival === undefined || stay === undefined || beyond === undefined) continue
      came++
      add(arrival, 1, gamma * sent)
      add(beyond, leave - sent - service, gamma * sent)
      const middle = (gamma * (sent + leave)) / 2
      const size = (2 / gamma) * Math.sin((gamma * (leave - sent)) / 2)
      add(stay, size, middle)
    }
  })
  const load = sum(arrivals)
  // A load of the swing 1 has e^(−iγt) at −i/2 in the mean.
  const swing = Math.hypot(load.re / came, load.im / came + 0.5)
  if (!(swing < swingRoom / 2)) throw new Error('the load did not swing as it should have')
  const size = swingOf(arrivals, stays)
  // What the stays have in common with the control: for exponential ones cov(stay's swing, stay) is 1/(1 + iγS)² of their variance.
  const share = divided({ re: 1, im: 0 }, square({ re: 1, im: gamma * service }))
  const steady = stays.map((stay, i) => minus(stay, product(share, excess[i] ?? nothing)))
  const { phase, turned } = swingOf(arrivals, steady)
  return {
    amplitude_factor: { mean: size.size / service, error: size.stretched / service },
    lag: { mean: phase / gamma, error: turned / gamma },
    phase: { mean: phase, error: turned },
  }
}

function serviceFor({ gamma, service, rate }: LagRun, cycles: number) {
  const points: [number, number][] = []
  for (let i = 0; i <= cycles * pieces; i++) {
    const angle = (2 * Math.PI * i) / pieces
    // Rounding must not make a rate negative where the sine is −1.
    points.push([angle / gamma, Math.max(0, rate * (1 + Math.sin(angle)))])
  }
  const most = 2 * rate * service
  const slots = Math.ceil(most + 10 * Math.sqrt(most) + 32)
  return {
    load: { form: 'linear' as const, points },
    rules: { demand: prepareDemand('exponential', service, 1), slots, places: slots },
    cells: 1,
    logged: 4096,
  }
}

/** The ratio of two swings over batches: its size, its angle backwards, and the standard errors of both. */
function swingOf(
  loads: readonly Swing[],
  answers: readonly Swing[],
): {
  readonly size: number
  readonly stretched: number
  readonly phase: number
  readonly turned: number
} {
  const ratio = divided(sum(answers), sum(loads))
  const size = Math.hypot(ratio.re, ratio.im)
  // What a batch is off by, relative to the whole answer: the real part stretches it, the imaginary one turns it.
  let [stretched, turned] = [0, 0]
  const whole = sum(answers)
  loads.forEach((load, batch) => {
    const off = divided(minus(answers[batch] ?? nothing, product(ratio, load)), whole)
    stretched += off.re * off.re
    turned += off.im * off.im
  })
  const spread = loads.length / (loads.length - 1)
  return {
    size,
    stretched: size * Math.sqrt(stretched * spread),
    phase: Math.atan2(-ratio.im, ratio.re),
    turned: Math.sqrt(turned * spread),
  }
}

const nothing: Swing = { re: NaN, im: NaN }

/** Adds a swing of that size at an angle. */
function add(swing: Swing, size: number, angle: number): void {
  swing.re += size * Math.cos(angle)
  swing.im -= size * Math.sin(angle)
}

function sum(swings: readonly Swing[]): Swing {
  const re = swings.reduce((all, swing) => all + swing.re, 0)
  return { re, im: swings.reduce((all, swing) => all + swing.im, 0) }
}

function minus(a: Swing, b: Swing): Swing {
  return { re: a.re - b.re, im: a.im - b.im }
}

function product(a: Swing, b: Swing): Swing {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re }
}

function square(a: Swing): Swing {
  return product(a, a)
}

function divided(a: Swing, b: Swing): Swing {
  const size = b.re * b.re + b.im * b.im
  return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size }
}
