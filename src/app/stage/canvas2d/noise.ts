import { chance } from '../chance.ts'

/** A grey value between 0 and 1 for every point of the plane; it repeats with the unit square. */
export type Noise = (u: number, v: number) => number

/** Value noise on a lattice of `period` steps to the unit, the same in every unit square. */
function lattice(period: number, seed: number): Noise {
  const values = new Float64Array(period * period)
  for (let k = 0; k < values.length; k++)
    values[k] = chance(k % period, Math.floor(k / period), seed)
  return (u, v) => {
    const x = u * period
    const y = v * period
    const i = Math.floor(x)
    const j = Math.floor(y)
    const left = i - period * Math.floor(i / period)
    const right = left + 1 === period ? 0 : left + 1
    const top = j - period * Math.floor(j / period)
    const bottom = (top + 1 === period ? 0 : top + 1) * period
    const a = values[top * period + left] ?? 0
    const b = values[top * period + right] ?? 0
    const c = values[bottom + left] ?? 0
    const d = values[bottom + right] ?? 0
    const s = fade(x - i)
    return a + (b - a) * s + (c - a + (a - b - c + d) * s) * fade(y - j)
  }
}

/** Octaves of lattice noise, each twice as fine and half as strong, that together reach 1. */
export function fractal(period: number, octaves: number, seed: number): Noise {
  const parts = Array.from({ length: octaves }, (_, n) => lattice(period * 2 ** n, seed + n))
  const whole = 1 - 0.5 ** octaves
  return (u, v) => {
    let sum = 0
    let weight = 0.5
    for (const part of parts) {
      sum += weight * part(u, v)
      weight /= 2
    }
    return sum / whole
  }
}

/** Thin bright ridges where the noise passes its middle: 1 on the ridge, falling with `sharpness`. */
export function ridge(period: number, sharpness: number, seed: number): Noise {
  const noise = lattice(period, seed)
  return (u, v) => (1 - Math.abs(2 * noise(u, v) - 1)) ** sharpness
}

// Quintic, so that the second derivative is continuous and no lattice lines show.
function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10)
}
