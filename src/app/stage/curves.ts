/** Hermite step: 0 below `from`, 1 above `to`, smooth between. */
export function smoothstep(from: number, to: number, x: number): number {
  const t = clamp((x - from) / (to - from), 0, 1)
  return t * t * (3 - 2 * t)
}

/** x held between two bounds. */
export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x
}

/** The point a share t of the way from a to b. */
export function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t
}

/** Share of a distance that an exponential approach with time constant `tau` covers in `dt`. */
export function approach(dt: number, tau: number): number {
  return dt <= 0 ? 0 : 1 - Math.exp(-dt / tau)
}
