import { type Sheet, createSheet, paintPixels } from './canvas.ts'
import { chance } from '../chance.ts'
import { type Rgb, css, luma, scaled } from '../colour.ts'
import { clamp, smoothstep } from '../curves.ts'
import { tileRadii } from './cytoplasm.ts'
import { type Palette, loadSteps } from '../palette.ts'
import { stipple, stipplePitch, toneAt } from './stipple.ts'

/** The step of a cell that is leaving, beside the steps of load. */
export const leavingStep = -1
/** Half the side of a disc's bitmap, in radii. */
export const discReach = 1.18
/** A living cell with the groove of its ring, one without, and one that cannot serve. */
export type DiscKind = 'ringed' | 'plain' | 'hollow'

/** All kinds, in the order of their keys. */
export const discKinds: readonly DiscKind[] = ['ringed', 'plain', 'hollow']

/** A bitmap to fill a membrane with, centred on the cell. */
export interface Fill {
  readonly pattern: CanvasPattern
  /** Radius of the cell in px of the bitmap. */
  readonly radius: number
  /** Place of the cell's centre in the bitmap, px. */
  readonly centre: number
}

/** Colours of a cell's substance at a step of load: its own, and that of its thin parts. */
export function coloursOf(palette: Palette, step: number): readonly [Rgb, Rgb] {
  if (step === leavingStep) return [palette.leaving, scaled(palette.leaving, 0.8)]
  const load = palette.load[step] ?? palette.ground
  // The thin parts of a loaded cell look like those of a less loaded one.
  return [load, palette.load[Math.max(0, Math.round(step - 0.12 * loadSteps))] ?? load]
}

/** A fill made of a bitmap. */
export function fillWith(sheet: Sheet, repeat: string, radius: number, centre: number): Fill {
  const pattern = sheet.context.createPattern(sheet.canvas, repeat)
  if (!pattern) throw new Error('This browser cannot fill with a bitmap.')
  return { pattern, radius, centre }
}

/** A substance at a size, begun at another place for each variant. */
export function makeTile(substance: HTMLCanvasElement, radius: number, variant: number): Fill {
  const side = Math.round(radius * tileRadii)
  const sheet = createSheet(side, side)
  sheet.context.imageSmoothingQuality = 'high'
  const x = Math.round(chance(variant, 1) * side)
  const y = Math.round(chance(variant, 2) * side)
  for (const left of [x - side, x]) {
    for (const top of [y - side, y]) sheet.context.drawImage(substance, left, top, side, side)
  }
  return fillWith(sheet, 'repeat', radius, side / 2)
}

/** A whole round cell of one kind at a size, without its membrane. */
export function makeDisc(
  palette: Palette,
  tile: Fill,
  radius: number,
  step: number,
  kind: DiscKind,
): Sheet {
  const side = Math.ceil(2 * discReach * radius)
  const sheet = createSheet(side, side)
  const { context } = sheet
  context.translate(side / 2 - tile.centre, side / 2 - tile.centre)
  context.fillStyle = tile.pattern
  context.fillRect(tile.centre - side / 2, tile.centre - side / 2, side, side)
  context.setTransform(1, 0, 0, 1, 0, 0)
  if (kind === 'hollow') {
    context.fillStyle = css(palette.paper, hollowCover(palette))
    context.fillRect(0, 0, side, side)
  }
  const shade = context.createRadialGradient(side / 2, side / 2, 0, side / 2, side / 2, side / 2)
  const [colour] = coloursOf(palette, step)
  for (let n = 0; n <= 24; n++) {
    const depth = 1 - (n / 24) * discReach
    shade.addColorStop(n / 24, rimShade(palette, colour, depth, kind === 'hollow' ? 0.35 : 1))
  }
  context.fillStyle = shade
  context.fillRect(0, 0, side, side)
  if (kind === 'ringed') {
    context.lineWidth = ringWidth * radius
    context.strokeStyle = ringGroove(palette)
    context.beginPath()
    context.arc(side / 2, side / 2, ringRadius * radius, 0, Math.PI * 2)
    context.stroke()
  }
  return sheet
}

/** Radius and width of the ring that shows the load again, in radii of the cell. */
export const ringRadius = 0.54
export const ringWidth = 0.064

const groove: Rgb = [2, 6, 12]

/** Colour of the ring where it is empty. */
export function ringGroove(palette: Palette): string {
  return palette.stain === 'dark' ? css(groove, 0.46) : css(palette.paper, 0.55)
}

/** How much of a cell's substance is covered while it cannot serve. */
export function hollowCover(palette: Palette): number {
  return palette.stain === 'dark' ? 0.88 : 0.86
}

/** What swallows light at a rim. */
const depths: Rgb = [2, 5, 10]

/**
 * Shade over the substance of a cell at a depth under its membrane, in radii: a thin rim lets less
 * light through than the thick middle, and on paper pigment pools at the rim.
 */
export function rimShade(palette: Palette, load: Rgb, depth: number, strength: number): string {
  if (palette.stain !== 'dark') {
    return css(scaled(load, 0.86), strength * 0.85 * Math.exp(-Math.max(0, depth) / 0.085))
  }
  const thickness = 1 - (1 - clamp(depth / 0.62, 0, 1)) ** 2.2
  const darkness = 1 - (0.22 + 0.58 * thickness) / 0.8
  // What is bright shines through its own rim.
  return css(depths, darkness * (1 - 0.34 * luma(load)))
}

/** The dots that round a cell on paper. */
export function paintStipple(
  palette: Palette,
  radius: number,
  ratio: number,
  variant: number,
): HTMLCanvasElement {
  const side = Math.ceil(2 * discReach * radius)
  const [r, g, b] = palette.ink
  // Small cells would turn to soot under full tone.
  const strength = 0.62 * smoothstep(7, 13, radius / ratio)
  return paintPixels(side, side, (pixels, place, px, py) => {
    const x = (px + 0.5 - side / 2) / radius
    const y = (py + 0.5 - side / 2) / radius
    const tone = toneAt(x, y, 1 - Math.sqrt(x * x + y * y))
    const pitch = stipplePitch * ratio
    pixels[place] = r
    pixels[place + 1] = g
    pixels[place + 2] = b
    pixels[place + 3] = 255 * strength * stipple(px / pitch, py / pitch, tone, 17 + variant * 2)
  })
}
