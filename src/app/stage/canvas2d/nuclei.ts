import { chance } from '../chance.ts'
import { paintPixels } from './canvas.ts'
import { type Rgb, blend, scaled, white } from '../colour.ts'
import { clamp, mix, smoothstep } from '../curves.ts'
import { fractal } from './noise.ts'
import type { Palette } from '../palette.ts'
import { stipple, stipplePitch } from './stipple.ts'

/** Radius of a nucleus, in radii of its cell. */
export const nucleusRadius = 0.385
/** Side of a nucleus' bitmap, in radii of its cell: room for lobes and the shadow around it. */
export const nucleusSide = 1.36

/** Lobes of a genome's nucleus and how deep they are: its mark beside its colour. */
const lobes: readonly (readonly [number, number])[] = [
  [2, 0.03], // round
  [2, 0.24], // bean
  [3, 0.22], // trefoil
  [5, 0.17], // star
  [4, 0.2], // four lobes
  [6, 0.1], // six lobes
  [7, 0.3], // seven points
  [8, 0.12], // eight lobes
]

/** Distance of a nucleus' edge from its centre in one direction, in radii of the nucleus. */
export function lobeAt(genome: number, theta: number, seed: number): number {
  const [count, depth] = lobes[genome % lobes.length] ?? [2, 0.03]
  return (
    1 +
    depth * Math.cos(count * theta + seed * Math.PI * 2) +
    0.035 * Math.sin(3 * theta + seed * 40)
  )
}

/** The nucleus of a genome for a cell of this radius, px of the bitmap. */
export function paintNucleus(
  palette: Palette,
  genome: number,
  radius: number,
  ratio: number,
  seed: number,
): HTMLCanvasElement {
  const side = Math.ceil(radius * nucleusSide)
  const colour = palette.genome[genome % palette.genome.length] ?? palette.ink
  const rn = radius * nucleusRadius
  const spot = { x: Math.cos(seed * 50) * rn * 0.34, y: Math.sin(seed * 50) * rn * 0.34 }
  const key = Math.floor(seed * 1000)
  const chromatin = fractal(9, 3, 91 + key)
  return paintPixels(side, side, (pixels, place, px, py) => {
    const x = px + 0.5 - side / 2
    const y = py + 0.5 - side / 2
    const edge = rn * lobeAt(genome, Math.atan2(y, x), seed)
    const distance = (Math.sqrt(x * x + y * y) - edge) * 0.86
    const grain = chromatin(x / radius / 2 + 0.5, y / radius / 2 + 0.5)
    const toSpot = Math.hypot(x - spot.x, y - spot.y)
    const shade = palette.stain === 'dark' ? fluorescent : inked
    const pixel = shade({ palette, colour, radius, rn, distance, grain, toSpot, x, y, ratio, key })
    pixels[place] = pixel[0]
    pixels[place + 1] = pixel[1]
    pixels[place + 2] = pixel[2]
    pixels[place + 3] = pixel[3] * 255
  })
}

interface Point {
  readonly palette: Palette
  readonly colour: Rgb
  readonly radius: number
  readonly rn: number
  readonly distance: number
  readonly grain: number
  readonly toSpot: number
  readonly x: number
  readonly y: number
  /** Bitmap px per CSS px. */
  readonly ratio: number
  readonly key: number
}

type Pixel = readonly [number, number, number, number]

function fluorescent(p: Point): Pixel {
  const { colour, radius, rn, distance } = p
  const inside = 1 - smoothstep(-0.75, 0.75, distance)
  // Around the nucleus the cytoplasm is thin and dark.
  const shadow = 0.72 * Math.exp(-Math.max(distance, 0) / (0.055 * radius))
  const light =
    (0.34 + 0.62 * smoothstep(0.25, 0.75, p.grain)) * (0.74 + 0.5 * clamp(-distance / rn, 0, 1))
  const rim = 0.5 * Math.exp(-Math.abs(distance) / Math.max(0.035 * radius, 0.6))
  const nucleolus = (1 - smoothstep(0.14 * rn, 0.3 * rn, p.toSpot)) * 0.75
  const body = scaled(colour, light + rim)
  const [r, g, b] = blend(body, scaled(blend(colour, white, 0.1), 1.22), nucleolus)
  const alpha = inside + (1 - inside) * shadow
  const share = alpha > 0 ? inside / alpha : 0
  return [mix(2, r, share), mix(6, g, share), mix(10, b, share), alpha]
}

function inked(p: Point): Pixel {
  const { palette, colour, radius, rn, distance } = p
  const inside = 1 - smoothstep(-0.75, 0.75, distance)
  const halo = 0.55 * Math.exp(-Math.abs(distance - 0.04 * radius) / (0.03 * radius))
  let body = blend(colour, scaled(colour, 0.62), smoothstep(0.35, 0.7, p.grain))
  const tone = clamp(((p.x * 0.64 + p.y * 0.77) / rn) * 0.5 + 0.5, 0, 1) * 0.9
  const pitch = stipplePitch * p.ratio * 0.8
  body = blend(body, palette.ink, 0.55 * stipple(p.x / pitch + 99, p.y / pitch + 99, tone, p.key))
  const nucleolus = 0.8 * (1 - smoothstep(0.19 * rn - 0.8, 0.19 * rn + 0.8, p.toSpot))
  body = blend(body, blend(palette.ink, colour, 0.2), nucleolus)
  const line = 1 - smoothstep(0.2, 1.2, Math.abs(distance) - Math.max(0.01 * radius, 0.4))
  body = blend(body, palette.ink, 0.9 * line)
  const ink = Math.max(inside, line * 0.9)
  const alpha = ink + (1 - ink) * halo
  const share = alpha > 0 ? ink / alpha : 0
  const [r, g, b] = blend(palette.paper, body, share)
  return [r, g, b, alpha]
}

/** One of a few seeds, so that a few bitmaps stand for all cells of a genome. */
export function variantSeed(variant: number): number {
  return 0.07 + chance(variant, 5) * 0.86
}
