import { at } from './at.ts'
import { paintPixels } from './canvas.ts'
import { type Rgb, blend, luma } from './colour.ts'
import { clamp, mix, smoothstep } from './curves.ts'
import { chance } from './chance.ts'
import { fractal, ridge } from './noise.ts'
import type { Palette } from './palette.ts'

/** Side of a tile, px, and how many radii of a cell it covers; it repeats in both directions. */
export const tileSize = 256
export const tileRadii = 2.7

interface Fields {
  /** Density of the cytoplasm, about 0.25 to 0.75. */
  readonly density: Float64Array
  /** Filaments and small bright bodies, 0 to 1. */
  readonly filament: Float64Array
}

let fields: Fields | null = null

/** The substance of a cell in one colour, without its rim; its thin parts are in a colour below. */
export function paintCytoplasm(palette: Palette, load: Rgb, below: Rgb): HTMLCanvasElement {
  const { density, filament } = (fields ??= bake())
  const lit = luma(load)
  return paintPixels(tileSize, tileSize, (pixels, place, x, y) => {
    const i = y * tileSize + x
    const colour =
      palette.stain === 'dark'
        ? fluorescent(load, below, lit, at(density, i), at(filament, i))
        : washed(palette, load, at(density, i), chance(x, y, 3))
    pixels[place] = colour[0]
    pixels[place + 1] = colour[1]
    pixels[place + 2] = colour[2]
    pixels[place + 3] = 255
  })
}

function fluorescent(load: Rgb, below: Rgb, lit: number, density: number, filament: number): Rgb {
  const share = smoothstep(0.22, 0.72, density)
  const light = 0.84 * (0.8 + 0.34 * density) * (0.94 + 0.46 * lit * lit)
  const glow = filament * (0.2 + 0.16 * lit)
  const dim = 0.62 + 0.28 * lit * lit
  return exposed([
    mix(below[0] * dim, load[0], share) * light + mix(load[0], 255, 0.25) * glow,
    mix(below[1] * dim, load[1], share) * light + mix(load[1], 252, 0.25) * glow,
    mix(below[2] * dim, load[2], share) * light + mix(load[2], 236, 0.25) * glow,
  ])
}

/** A film that never burns out: c / (1 + 0.18 c²), then a little more colour. */
function exposed(colour: readonly [number, number, number]): Rgb {
  const [r, g, b] = [film(colour[0]), film(colour[1]), film(colour[2])]
  const grey = luma([r, g, b]) * 255
  return [mix(grey, r, 1.1), mix(grey, g, 1.1), mix(grey, b, 1.1)]
}

function film(channel: number): number {
  const c = (channel / 255) * 1.06
  return (255 * c) / (1 + 0.18 * c * c)
}

// A wash of colour on paper: it pools where the density is high and the paper's grain breaks it.
function washed(palette: Palette, load: Rgb, density: number, grain: number): Rgb {
  const wash = clamp(0.68 + 0.42 * (density - 0.47) + 0.05 * (grain - 0.5), 0, 1)
  return blend(palette.paper, load, wash)
}

function bake(): Fields {
  const density = new Float64Array(tileSize * tileSize)
  const filament = new Float64Array(tileSize * tileSize)
  for (let y = 0; y < tileSize; y++) {
    for (let x = 0; x < tileSize; x++) {
      const u = x / tileSize
      const v = y / tileSize
      const drift = fractal(u, v, 5, 3, 11) * 0.09
      const d = fractal(u + drift, v + drift, 9, 4, 23)
      const bend = d * 0.09
      const thin = ridge(u + bend, v + bend, 11, 5, 41)
      const finer = ridge(u - bend, v - bend, 19, 6, 57)
      const bodies = smoothstep(0.72, 0.85, fractal(u, v + bend, 18, 2, 71) / 0.75)
      density[y * tileSize + x] = d
      filament[y * tileSize + x] = Math.min(1, thin * 0.7 + finer * 0.4 + bodies * 0.3)
    }
  }
  return { density, filament }
}
