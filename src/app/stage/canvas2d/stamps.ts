import type { Brush } from './brush.ts'
import { type Sheet, createSheet } from './canvas.ts'

/** A small picture as a list of pixels that can be copied without the browser's help. */
export interface Stamp {
  readonly side: number
  /** Red, green, blue and opacity of the pixels that are not clear, full ones first. */
  readonly pixels: Uint32Array
  /** Where each stands in the stamp: row times side plus column. */
  readonly places: Int32Array
  /** So many of them are full. */
  readonly full: number
  /** The same places as steps from the corner in a sheet of this width. */
  readonly steps: Int32Array
  width: number
}

/** Pixels that stamps are copied into. */
export interface StampSheet {
  width: number
  height: number
  pixels: Uint32Array
}

let scratch: Sheet | null = null

/** Draws a picture of so many px once and keeps its pixels; `paint` draws around the origin given. */
export function makeStamp(
  side: number,
  shiftX: number,
  shiftY: number,
  colours: Pick<Brush, 'palette' | 'stains' | 'ratio'>,
  paint: (brush: Brush) => void,
): Stamp {
  if (!scratch || scratch.canvas.width < side) {
    scratch = createSheet(Math.max(64, side), Math.max(64, side), { willReadFrequently: true })
  }
  const { context } = scratch
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, side, side)
  const originX = side / 2 + shiftX
  const originY = side / 2 + shiftY
  paint({ ...colours, context, scale: 1, originX, originY })
  return listOf(new Uint32Array(context.getImageData(0, 0, side, side).data.buffer), side)
}

function listOf(all: Uint32Array, side: number): Stamp {
  const shown: number[] = []
  for (let k = 0; k < all.length; k++) if ((all[k] ?? 0) >>> 24 === 255) shown.push(k)
  const full = shown.length
  for (let k = 0; k < all.length; k++) {
    const opacity = (all[k] ?? 0) >>> 24
    if (opacity > 0 && opacity < 255) shown.push(k)
  }
  return {
    side,
    pixels: Uint32Array.from(shown, (k) => all[k] ?? 0),
    places: Int32Array.from(shown),
    full,
    steps: new Int32Array(shown.length),
    width: 0,
  }
}

/**
 * Copies a stamp; where it is half clear it covers only what is clearer. A stamp that would be cut
 * by the rim of the sheet is left out: the sheet has room around what it shows.
 */
export function press(sheet: StampSheet, stamp: Stamp, left: number, top: number): void {
  const { pixels: target, width, height } = sheet
  const { pixels, steps, side, full } = stamp
  if (left < 0 || top < 0 || left + side > width || top + side > height) return
  if (stamp.width !== width) fitSteps(stamp, width)
  const corner = top * width + left
  for (let k = 0; k < full; k++) target[corner + (steps[k] ?? 0)] = pixels[k] ?? 0
  for (let k = full; k < pixels.length; k++) {
    const place = corner + (steps[k] ?? 0)
    const pixel = pixels[k] ?? 0
    if (pixel >>> 24 > (target[place] ?? 0) >>> 24) target[place] = pixel
  }
}

function fitSteps(stamp: Stamp, width: number): void {
  const { places, steps, side } = stamp
  stamp.width = width
  for (let k = 0; k < places.length; k++) {
    const place = places[k] ?? 0
    steps[k] = Math.floor(place / side) * width + (place % side)
  }
}
