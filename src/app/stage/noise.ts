import { chance } from './chance.ts'

/** Value noise in [0, 1) on a lattice that repeats after `period` steps in both directions. */
export function lattice(x: number, y: number, period: number, seed: number): number {
  const i = Math.floor(x)
  const j = Math.floor(y)
  const u = fade(x - i)
  const v = fade(y - j)
  const left = wrap(i, period)
  const right = wrap(i + 1, period)
  const top = wrap(j, period)
  const bottom = wrap(j + 1, period)
  const a = chance(left, top, seed)
  const b = chance(right, top, seed)
  const c = chance(left, bottom, seed)
  const d = chance(right, bottom, seed)
  return a + (b - a) * u + (c - a + (a - b - c + d) * u) * v
}

/** Octaves of lattice noise over the unit square, each twice as fine and half as strong. */
export function fractal(
  u: number,
  v: number,
  period: number,
  octaves: number,
  seed: number,
): number {
  let sum = 0
  let weight = 0.5
  let steps = period
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * lattice(u * steps, v * steps, steps, seed + octave)
    weight /= 2
    steps *= 2
  }
  return sum
}

/** Thin bright ridges where the noise passes its middle: 1 on the ridge, falling with `sharpness`. */
export function ridge(u: number, v: number, period: number, sharpness: number, seed: number) {
  const n = lattice(u * period, v * period, period, seed)
  return (1 - Math.abs(2 * n - 1)) ** sharpness
}

// Quintic, so that the second derivative is continuous and no lattice lines show.
function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10)
}

function wrap(i: number, period: number): number {
  const k = i % period
  return k < 0 ? k + period : k
}
