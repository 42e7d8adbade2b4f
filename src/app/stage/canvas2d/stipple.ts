import { chance } from '../chance.ts'
import { smoothstep } from '../curves.ts'

/** Distance between neighbouring stipple dots, CSS px. */
export const stipplePitch = 2.9

/**
 * Darkness of a stippled surface at one point, 0 to 1: the nearest dot of a jittered grid grows with
 * the tone. `x` and `y` in grid steps.
 */
export function stipple(x: number, y: number, tone: number, seed: number): number {
  if (tone <= 0.02) return 0
  const i = Math.floor(x)
  const j = Math.floor(y)
  let nearest = 2
  for (let b = j - 1; b <= j + 1; b++) {
    for (let a = i - 1; a <= i + 1; a++) {
      const dx = x - a - 0.5 - (chance(a, b, seed) - 0.5) * 0.85
      const dy = y - b - 0.5 - (chance(a, b, seed + 1) - 0.5) * 0.85
      nearest = Math.min(nearest, dx * dx + dy * dy)
    }
  }
  return 1 - smoothstep(tone * 0.62 - 0.1, tone * 0.62 + 0.06, Math.sqrt(nearest))
}

/**
 * Tone of a rounded body lit from the upper left: `x` and `y` in radii from its centre, `depth` in
 * radii from its edge.
 */
export function toneAt(x: number, y: number, depth: number): number {
  const turned = Math.min(1, Math.max(0, (x * 0.64 + y * 0.77) * 0.5 + 0.5))
  return (
    turned ** 1.8 * 0.6 * smoothstep(-0.02, 0.12, depth) +
    0.3 * Math.exp(-Math.max(depth, 0) / 0.05)
  )
}
