import { createSheet } from './canvas.ts'
import { blend, css, luma } from '../colour.ts'
import { clamp, smoothstep } from '../curves.ts'
import { type Palette, loadSteps } from '../palette.ts'

/** Half the side of a halo's bitmap, in radii. */
export const haloReach = 2.1

/** Halo of a cell at which requests wait, and of one that does not serve. */
export const dangerHalo = loadSteps
export const quietHalo = loadSteps + 1

/**
 * Light that falls off from the membrane outward: a thin bright edge and, for a loaded cell, a wide
 * bloom. `kind` is a step of load, `dangerHalo` or `quietHalo`.
 */
export function makeHalo(palette: Palette, kind: number): HTMLCanvasElement {
  const side = 96
  const { canvas, context } = createSheet(side, side)
  const load = palette.load[kind] ?? palette.ground
  const lit = kind < loadSteps ? luma(load) : 0
  const membrane =
    kind === dangerHalo ? palette.danger : blend(palette.membrane, load, kind < loadSteps ? 0.3 : 0)
  const near = kind === dangerHalo ? 0.7 : kind === quietHalo ? 0.1 : 0.1 + 0.08 * lit
  const gradient = context.createRadialGradient(side / 2, side / 2, 0, side / 2, side / 2, side / 2)
  for (let n = 0; n <= 48; n++) {
    const away = Math.max(0, (n / 48) * haloReach - 0.97)
    const edge = near * Math.exp(-away / (kind === dangerHalo ? 0.11 : 0.075))
    const bloom = (kind === dangerHalo ? 0.14 : 0.22 * lit * lit) * Math.exp(-away / 0.3)
    const fade = 1 - smoothstep(0.55, 1, n / 48)
    const alpha = clamp((edge + bloom) * fade, 0, 1)
    const colour = blend(
      membrane,
      kind < loadSteps ? load : membrane,
      bloom / (edge + bloom + 1e-6),
    )
    gradient.addColorStop(n / 48, css(colour, alpha))
  }
  context.fillStyle = gradient
  context.fillRect(0, 0, side, side)
  return canvas
}
