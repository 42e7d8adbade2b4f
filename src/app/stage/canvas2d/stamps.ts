import type { Brush } from './brush.ts'
import { type Sheet, createSheet } from './canvas.ts'

/** A small picture as lists of pixels that can be copied without the browser's help. */
export interface Stamp {
  readonly side: number
  /** All full pixels, run by run: red, green, blue and opacity. */
  readonly full: Int32Array
  /** How many of them lie beside each other in a row, and where each such run begins: row times side plus column. */
  readonly runLengths: Int32Array
  readonly runPlaces: Int32Array
  /** The same places as steps from the corner in a sheet of the width that it was fitted to. */
  readonly runSteps: Int32Array
  /** The pixels that are half clear, their places and their steps. */
  readonly edge: Int32Array
  readonly edgePlaces: Int32Array
  readonly edgeSteps: Int32Array
  width: number
}

/** Pixels that stamps are copied into. */
export interface StampSheet {
  width: number
  height: number
  /** Signed, so that the machine handles them as whole numbers of 32 bits. */
  pixels: Int32Array
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
  paint({ ...colours, context, scale: 1, originX, originY, isPlain: false })
  return listOf(new Int32Array(context.getImageData(0, 0, side, side).data.buffer), side)
}

/** The list of a picture's pixels, given row by row. */
export function listOf(all: Int32Array, side: number): Stamp {
  const full: number[] = []
  const runPlaces: number[] = []
  const runLengths: number[] = []
  const edgePlaces: number[] = []
  for (let k = 0; k < all.length; k++) {
    const pixel = all[k] ?? 0
    const opacity = opacityOf(pixel)
    if (opacity > 0 && opacity < 255) edgePlaces.push(k)
    if (opacity < 255) continue
    full.push(pixel)
    const goesOn = k % side > 0 && opacityOf(all[k - 1] ?? 0) === 255
    const last = runLengths.length - 1
    if (goesOn) runLengths[last] = (runLengths[last] ?? 0) + 1
    else {
      runPlaces.push(k)
      runLengths.push(1)
    }
  }
  return {
    side,
    full: Int32Array.from(full),
    runLengths: Int32Array.from(runLengths),
    runPlaces: Int32Array.from(runPlaces),
    runSteps: new Int32Array(runPlaces.length),
    edge: Int32Array.from(edgePlaces, (k) => all[k] ?? 0),
    edgePlaces: Int32Array.from(edgePlaces),
    edgeSteps: new Int32Array(edgePlaces.length),
    width: 0,
  }
}

function opacityOf(pixel: number): number {
  return pixel >>> 24
}

/**
 * Copies a stamp; where it is half clear it covers only what is clearer. A stamp that would be cut
 * by the rim of the sheet is left out: the sheet has room around what it shows.
 */
export function press(sheet: StampSheet, stamp: Stamp, left: number, top: number): void {
  const { pixels: target, width, height } = sheet
  const { full, runLengths, runSteps, edge, edgeSteps, side } = stamp
  if (left < 0 || top < 0 || left + side > width || top + side > height) return
  if (stamp.width !== width) fitSteps(stamp, width)
  const corner = top * width + left
  let next = 0
  for (let n = 0; n < runLengths.length; n++) {
    const first = corner + (runSteps[n] ?? 0)
    const end = first + (runLengths[n] ?? 0)
    for (let place = first; place < end; place++) target[place] = full[next++] ?? 0
  }
  for (let k = 0; k < edge.length; k++) {
    const place = corner + (edgeSteps[k] ?? 0)
    const pixel = edge[k] ?? 0
    if (opacityOf(pixel) > opacityOf(target[place] ?? 0)) target[place] = pixel
  }
}

function fitSteps(stamp: Stamp, width: number): void {
  stamp.width = width
  layOut(stamp.runSteps, stamp.runPlaces, stamp.side, width)
  layOut(stamp.edgeSteps, stamp.edgePlaces, stamp.side, width)
}

function layOut(steps: Int32Array, places: Int32Array, side: number, width: number): void {
  for (let k = 0; k < places.length; k++) {
    const place = places[k] ?? 0
    steps[k] = Math.floor(place / side) * width + (place % side)
  }
}
