import { paintCytoplasm, tileRadii } from './cytoplasm.ts'
import {
  type DiscKind,
  type Fill,
  coloursOf,
  discKinds,
  discReach,
  fillWith,
  makeDisc,
  makeTile,
  paintStipple,
} from './discs.ts'
import { makeHalo } from './halos.ts'
import { paintNucleus, variantSeed } from './nuclei.ts'
import type { Palette } from '../palette.ts'

/** The bitmaps of one palette, made when they are first asked for. */
export interface Stains {
  /** A whole single cell: substance, rounding and shading. */
  disc(radius: number, step: number, variant: number, kind: DiscKind): Fill
  /** Endless substance without a rim, for a figure that is not round. */
  tile(radius: number, step: number, variant: number): Fill
  nucleus(radius: number, genome: number, variant: number): HTMLCanvasElement
  /** Light that a cell of this load sheds around itself; the last two are overload and no load. */
  halo(kind: number): HTMLCanvasElement
}

// Bitmaps are made in sizes this far apart and scaled in between.
const sizeStep = 1.2
const largestRadius = 170
// Beyond this many px of bitmaps those of old sizes are forgotten.
const pixelsMax = 12_000_000

/** Bitmaps for a palette on a screen of `ratio` device px per CSS px. */
export function createStains(palette: Palette, ratio: number): Stains {
  const substances = new Map<number, HTMLCanvasElement>()
  const tiles = new Map<number, Fill>()
  const discs = new Map<number, Fill>()
  const nuclei = new Map<number, HTMLCanvasElement>()
  const stipples = new Map<number, HTMLCanvasElement>()
  const halos = new Map<number, HTMLCanvasElement>()
  let pixels = 0

  const spend = (width: number) => {
    pixels += width * width
    if (pixels < pixelsMax) return
    pixels = 0
    tiles.clear()
    discs.clear()
    nuclei.clear()
    stipples.clear()
  }
  const substance = (step: number) =>
    remembered(substances, step, () => {
      const [colour, below] = coloursOf(palette, step)
      return paintCytoplasm(palette, colour, below)
    })
  const tile = (radius: number, step: number, variant: number) => {
    const size = sizeFor(radius)
    return remembered(tiles, keyOf(size, step, variant, 0), () => {
      spend(sizeOf(size) * tileRadii)
      return makeTile(substance(step), sizeOf(size), variant)
    })
  }
  const dots = (size: number, variant: number) =>
    remembered(stipples, keyOf(size, 0, variant, 0), () =>
      paintStipple(palette, sizeOf(size), ratio, variant),
    )
  return {
    tile,
    disc: (radius, step, variant, kind) => {
      const size = sizeFor(radius)
      return remembered(discs, keyOf(size, step, variant, discKinds.indexOf(kind)), () => {
        spend(sizeOf(size) * 2 * discReach)
        const sheet = makeDisc(palette, tile(radius, step, variant), sizeOf(size), step, kind)
        if (palette.stain === 'light') {
          sheet.context.globalAlpha = kind === 'hollow' ? 0.5 : 1
          sheet.context.drawImage(dots(size, variant), 0, 0)
        }
        return fillWith(sheet, 'no-repeat', sizeOf(size), sheet.canvas.width / 2)
      })
    },
    nucleus: (radius, genome, variant) => {
      const size = sizeFor(radius)
      return remembered(nuclei, keyOf(size, genome % 8, variant, 0), () => {
        spend(sizeOf(size) * 1.4)
        return paintNucleus(palette, genome, sizeOf(size), ratio, variantSeed(variant))
      })
    },
    halo: (kind) => remembered(halos, kind, () => makeHalo(palette, kind)),
  }
}

function remembered<Value>(store: Map<number, Value>, key: number, make: () => Value): Value {
  const known = store.get(key)
  if (known !== undefined) return known
  const value = make()
  store.set(key, value)
  return value
}

/** Number of the size whose bitmaps serve a cell of this radius in device px. */
export function sizeFor(radius: number): number {
  const wanted = Math.min(largestRadius, Math.max(8, radius))
  return Math.max(0, Math.ceil(Math.log(wanted / 8) / Math.log(sizeStep) - 1e-9))
}

/** Radius for which the bitmaps of a size are made, device px. */
export function sizeOf(size: number): number {
  return 8 * sizeStep ** size
}

function keyOf(size: number, step: number, variant: number, extra: number): number {
  return ((size * 32 + step + 1) * 8 + variant) * 4 + extra
}
