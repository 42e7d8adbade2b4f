import { createSheet } from './canvas.ts'
import { chance } from '../chance.ts'
import { type Rgb, blend, luma } from '../colour.ts'
import { clamp, mix, smoothstep } from '../curves.ts'
import { fractal, ridge } from './noise.ts'
import type { Palette } from '../palette.ts'

/** Side of a tile, px. */
const tileSize = 256
/** How many radii of a cell a tile covers; it repeats in both directions. */
export const tileRadii = 2.7

// A substance is looked up by its density and by a second, finer mark of the same place.
const densities = 64
const marks = 16

/** A cell's substance is in the mean so bright, as a share of the ramp's own colour: cell and key agree. */
const likeness = 0.9

interface Fields {
  /** Density of the cytoplasm, 0 to densities − 1. */
  readonly density: Uint8Array
  /** Filaments and small bright bodies, 0 to marks − 1. */
  readonly filament: Uint8Array
  /** How many px of a tile have each density and mark. */
  readonly counts: Uint32Array
}

let fields: Fields | null = null

/** The substance of a cell in one colour, without its rim; its thin parts are in a colour below. */
export function paintCytoplasm(palette: Palette, load: Rgb, below: Rgb): HTMLCanvasElement {
  const { density, filament } = (fields ??= bake())
  const isDark = palette.stain === 'dark'
  const colours = isDark ? fluorescentTones(load, below) : washes(palette, load)
  const { canvas, context } = createSheet(tileSize, tileSize)
  const image = context.createImageData(tileSize, tileSize)
  for (let i = 0; i < density.length; i++) {
    const mark = isDark ? (filament[i] ?? 0) : Math.floor(chance(i, 3) * marks)
    const from = ((density[i] ?? 0) * marks + mark) * 3
    image.data[i * 4] = colours[from] ?? 0
    image.data[i * 4 + 1] = colours[from + 1] ?? 0
    image.data[i * 4 + 2] = colours[from + 2] ?? 0
    image.data[i * 4 + 3] = 255
  }
  context.putImageData(image, 0, 0)
  return canvas
}

/** Colour for every density and filament: a glow that is stronger where the substance is denser. */
function fluorescence(load: Rgb, below: Rgb): Float32Array {
  const lit = luma(load)
  const dim = 0.62 + 0.28 * lit * lit
  return lookUp((density, filament) => {
    const share = 0.3 + 0.45 * smoothstep(0.25, 0.7, density)
    const light = mix(0.52, 0.96, smoothstep(0.22, 0.72, density)) * (0.96 + 0.28 * lit * lit)
    const glow = filament * (0.2 + 0.26 * lit)
    return exposed([
      mix(below[0] * dim, load[0], share) * light + mix(load[0], 255, 0.25) * glow,
      mix(below[1] * dim, load[1], share) * light + mix(load[1], 252, 0.25) * glow,
      mix(below[2] * dim, load[2], share) * light + mix(load[2], 236, 0.25) * glow,
    ])
  })
}

/** Those colours, as bright in the mean as the ramp's own. */
export function fluorescentTones(load: Rgb, below: Rgb): Uint8ClampedArray {
  const colours = fluorescence(load, below)
  const gain = (likeness * luma(load)) / luma(meanOf(colours))
  return Uint8ClampedArray.from(colours, (value) => value * gain)
}

/** Mean of the colours of a substance over a tile. */
export function meanOf(colours: ArrayLike<number>): Rgb {
  const { counts } = (fields ??= bake())
  let [r, g, b] = [0, 0, 0]
  for (let place = 0; place < counts.length; place++) {
    const share = (counts[place] ?? 0) / tileSize ** 2
    r += share * (colours[3 * place] ?? 0)
    g += share * (colours[3 * place + 1] ?? 0)
    b += share * (colours[3 * place + 2] ?? 0)
  }
  return [r, g, b]
}

// A wash of colour on paper: it pools where the density is high and the paper's grain breaks it.
function washes(palette: Palette, load: Rgb): Uint8ClampedArray {
  return Uint8ClampedArray.from(
    lookUp((density, grain) => {
      const wash = clamp(0.68 + 0.42 * (density - 0.47) + 0.05 * (grain - 0.5), 0, 1)
      return blend(palette.paper, load, wash)
    }),
  )
}

function lookUp(colourOf: (density: number, mark: number) => Rgb): Float32Array {
  const colours = new Float32Array(densities * marks * 3)
  for (let density = 0; density < densities; density++) {
    for (let mark = 0; mark < marks; mark++) {
      const colour = colourOf(density / (densities - 1), mark / (marks - 1))
      colours.set(colour, (density * marks + mark) * 3)
    }
  }
  return colours
}

/** A film that never burns out: c / (1 + 0.18 c²), then a little more colour. */
function exposed(colour: Rgb): Rgb {
  const [r, g, b] = [film(colour[0]), film(colour[1]), film(colour[2])]
  const grey = luma([r, g, b]) * 255
  return [mix(grey, r, 1.1), mix(grey, g, 1.1), mix(grey, b, 1.1)]
}

function film(channel: number): number {
  const c = (channel / 255) * 1.06
  return (255 * c) / (1 + 0.18 * c * c)
}

function bake(): Fields {
  const density = new Uint8Array(tileSize * tileSize)
  const filament = new Uint8Array(tileSize * tileSize)
  const counts = new Uint32Array(densities * marks)
  const drift = fractal(5, 3, 11)
  const cloud = fractal(9, 4, 23)
  const thin = ridge(19, 5, 41)
  const finer = ridge(37, 5, 57)
  const bodies = fractal(34, 2, 71)
  for (let i = 0; i < density.length; i++) {
    const u = (i % tileSize) / tileSize
    const v = Math.floor(i / tileSize) / tileSize
    const away = drift(u, v) * 0.08
    const d = cloud(u + away, v + away) * 0.94
    const bend = d * 0.15
    const bright = smoothstep(0.72, 0.85, bodies(u, v + bend)) * 0.3
    const f = thin(u + bend, v + bend) * 0.55 + finer(u - bend, v - bend) * 0.5 + bright
    density[i] = Math.round(clamp(d, 0, 1) * (densities - 1))
    filament[i] = Math.round(Math.min(1, f) * (marks - 1))
    const place = (density[i] ?? 0) * marks + (filament[i] ?? 0)
    counts[place] = (counts[place] ?? 0) + 1
  }
  return { density, filament, counts }
}
