import { arctan } from '#core/kernel/arctan.ts'

/** How a sinusoidal load is seen in the requests inside a service that never lets one wait. */
export interface Lag {
  /** The swing of the requests inside, relative to what a load that changes slowly would have: 1 where nothing is lost. */
  readonly amplitudeFactor: number
  /** The requests inside come so much later than the load, s. */
  readonly lag: number
  /** The same in radians of a cycle. */
  readonly phase: number
}

/**
 * M_t/M/∞ with the rate λ(1 + β sin γt) and the mean service S: the mean of the requests inside is
 * λS(1 + β cos φ sin(γt − φ)) with φ = arctan γS (Eick, Massey and Whitt, Management Science 39, 1993).
 */
export function sinusoidalLag(gamma: number, service: number): Lag {
  const x = gamma * service
  const phase = arctan(x)
  return { amplitudeFactor: 1 / Math.sqrt(1 + x * x), lag: phase / gamma, phase }
}
