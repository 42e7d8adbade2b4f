import { at } from '../at.ts'
import { figureRadius } from '../scene/bodies.ts'
import { type Brush } from './brush.ts'
import { chance } from '../chance.ts'
import { type Sheet, createSheet } from './canvas.ts'
import { type Detail, detailFor, paintCell } from './cell-painter.ts'
import { createContacts } from '../scene/contacts.ts'
import { type Culture, departures } from '../scene/culture.ts'
import { halfRadiusOf, parting, separationOf } from '../scene/division.ts'
import { type Box, boxOf } from './glow.ts'
import { type Look, createLook, variants } from '../scene/look.ts'
import { loadStep, loadSteps } from '../palette.ts'
import type { CellScene } from '../renderer.ts'
import { type Stamp, type StampSheet, makeStamp, press } from './stamps.ts'

/**
 * Hundreds to ten thousands of cells as stamps. A stamp is copied pixel by pixel into one picture,
 * which costs a tenth of asking the browser to draw as many bitmaps.
 */
export interface Tissue {
  /**
   * Makes the picture anew; answers a brush to draw on it what it leaves out, if anything is seen. In a
   * whole one every stamp has its own size.
   */
  press(brush: Brush, cells: CellScene, whole: boolean): Brush | null
  /** True for a figure that is too rare or too changing for a stamp. */
  leavesOut(culture: Culture, row: number): boolean
  /** Lays the picture on the canvas. */
  show(brush: Brush): void
}

// Cells in stamps stand as round bodies side by side; in a drawn tissue they press together.
const shrink = 0.91
const reach = 1.2
const reachDividing = 1.95
/** Stamps are made in sizes so far apart. */
const sizeRatio = 1.08
const sizes = 64
/** While others are made a stamp of up to so many sizes more or less stands in. */
const standInMax = 4
/** Stamps that are made for a size that another one stands in for, a picture. */
const renewedMax = 24
const stampsMax = 4000
/** Room around the colony for cells that are cut by the rim of the canvas, device px. */
const rim = 48

interface Press extends StampSheet {
  /** Stamps of single cells and of dividing ones. */
  readonly known: Map<number, Stamp>
  readonly pairs: Map<number, Stamp>
  /**
   * Where the next stamp goes and its radius, device px. Handed over as arguments, each fraction
   * would be an object.
   */
  readonly spot: Float64Array
  /** Stamps that may still be made for this picture. */
  renewable: number
  /** The picture, and where its corner lies on the canvas, device px. */
  sheet: Sheet | null
  image: ImageData | null
  left: number
  top: number
}

/** A tissue without a picture yet. */
export function createTissue(): Tissue {
  const kept: Press = {
    known: new Map(),
    pairs: new Map(),
    spot: new Float64Array(3),
    renewable: 0,
    sheet: null,
    image: null,
    pixels: new Int32Array(0),
    width: 0,
    height: 0,
    left: 0,
    top: 0,
  }
  return {
    press: (brush, cells, whole) => pressAll(kept, brush, cells, whole),
    leavesOut,
    show: (brush) => {
      if (!kept.sheet) return
      brush.context.setTransform(1, 0, 0, 1, 0, 0)
      brush.context.globalAlpha = 1
      brush.context.drawImage(kept.sheet.canvas, kept.left, kept.top)
    },
  }
}

function pressAll(kept: Press, brush: Brush, cells: CellScene, whole: boolean): Brush | null {
  const box = boxOf(brush, cells.bodies)
  if (!box) {
    kept.sheet = null
    return null
  }
  fit(kept, box)
  if (!kept.sheet || !kept.image) return null
  forgetOldest(kept.known)
  forgetOldest(kept.pairs)
  kept.renewable = whole ? Infinity : renewedMax
  // Those that leave lie under the living.
  pressThose(kept, brush, cells, true)
  pressThose(kept, brush, cells, false)
  const { context } = kept.sheet
  context.putImageData(kept.image, 0, 0)
  return {
    ...brush,
    context,
    originX: brush.originX - kept.left,
    originY: brush.originY - kept.top,
  }
}

function forgetOldest(stamps: Map<number, Stamp>): void {
  if (stamps.size < stampsMax) return
  let left = stampsMax / 4
  for (const key of stamps.keys()) {
    if (left-- <= 0) return
    stamps.delete(key)
  }
}

// The picture is as large as the colony and a little more: a larger one would be copied in vain.
function fit(kept: Press, box: Box): void {
  kept.left = box.left - rim
  kept.top = box.top - rim
  const [width, height] = [box.width + 2 * rim, box.height + 2 * rim]
  const isSmaller = width < kept.width * 0.6 || height < kept.height * 0.6
  if (kept.sheet && width <= kept.width && height <= kept.height && !isSmaller) {
    kept.pixels.fill(0)
    return
  }
  kept.width = Math.ceil((width * 1.1) / 32) * 32
  kept.height = Math.ceil((height * 1.1) / 32) * 32
  kept.sheet = createSheet(kept.width, kept.height, { willReadFrequently: true })
  kept.image = kept.sheet.context.createImageData(kept.width, kept.height)
  kept.pixels = new Int32Array(kept.image.data.buffer)
}

function pressThose(kept: Press, brush: Brush, cells: CellScene, leaving: boolean): void {
  const { culture } = cells
  const { x, y, service, division, angle, going } = culture.values
  const { scale, originX, originY } = brush
  const { spot } = kept
  for (let row = 0; row < culture.count; row++) {
    if ((at(going, row) !== departures.none) !== leaving || leavesOut(culture, row)) continue
    const radius = figureRadius(culture, row, at(cells.radius, at(service, row))) * scale
    const placeX = originX + at(x, row) * scale
    const placeY = originY + at(y, row) * scale
    const apart = separationOf(at(division, row)) * radius
    // Smaller ones show two lobes and nothing else of a division.
    const isPair = at(division, row) > 0 && radius >= 7 * brush.ratio
    const isSplit = !isPair && apart > 0
    const dx = isSplit ? Math.cos(at(angle, row)) * apart : 0
    const dy = isSplit ? Math.sin(at(angle, row)) * apart : 0
    spot[0] = placeX - dx
    spot[1] = placeY - dy
    spot[2] = isSplit ? radius * halfRadiusOf(at(division, row)) : radius
    if (isPair) pressPair(kept, brush, culture, row)
    else pressOne(kept, brush, culture, row, false)
    if (!isSplit) continue
    spot[0] = placeX + dx
    spot[1] = placeY + dy
    pressOne(kept, brush, culture, row, true)
  }
}

// Those that fade or flash are few and drawn one by one.
function leavesOut(culture: Culture, row: number): boolean {
  const { going, wither, flash } = culture.values
  const way = at(going, row)
  if (way === departures.killed || way === departures.faded) return true
  return at(wither, row) > 0.72 || at(flash, row) > 0
}

// A cell that divides is one stamp with its axis: in few steps of its course, direction and load.
function pressPair(kept: Press, brush: Brush, culture: Culture, row: number): void {
  const v = culture.values
  const turn = at(v.angle, row) / (Math.PI * 2)
  const isPulling = at(v.division, row) < parting
  let key = detailOf(kept.spot, brush.ratio)
  key = key * loadTones + Math.round(at(v.load, row) * (loadTones - 1))
  key = key * genomes + (at(v.genome, row) % genomes)
  key = key * 2 + (at(v.overload, row) > 0.5 ? 1 : 0)
  key = key * courseSteps + Math.ceil(at(v.division, row) * (courseSteps - 1))
  key = key * turns + (Math.round((turn - Math.floor(turn)) * turns) % turns)
  key = key * 4 + (isPulling ? Math.round(at(v.pulled, row) * 3) : 3)
  pressKept(kept, brush, true, key)
}

function pressOne(kept: Press, brush: Brush, culture: Culture, row: number, unborn: boolean): void {
  pressKept(kept, brush, false, keyOf(kept.spot, brush, culture, row, unborn))
}

function pressKept(kept: Press, brush: Brush, isPair: boolean, looks: number): void {
  // Halves of a pixel are told apart, so that a slow move does not jump; pairs have forms enough.
  const fine = isPair ? 1 : 2
  const halfX = Math.round(at(kept.spot, 0) * fine) * (2 / fine)
  const halfY = Math.round(at(kept.spot, 1) * fine) * (2 / fine)
  const key = (looks * 4 + (halfX & 1) + 2 * (halfY & 1)) * sizes
  const stamp = stampFor(kept, brush, isPair, key, sizeOf(kept.spot))
  const left = Math.floor(halfX / 2) - stamp.side / 2 - kept.left
  const top = Math.floor(halfY / 2) - stamp.side / 2 - kept.top
  press(kept, stamp, left, top)
}

// A zoom asks for all stamps in another size at once: those there are stand in until their turn.
function stampFor(kept: Press, brush: Brush, isPair: boolean, key: number, size: number): Stamp {
  const stamps = isPair ? kept.pairs : kept.known
  const known = stamps.get(key + size)
  if (known) return known
  for (let off = 1; kept.renewable <= 0 && off <= standInMax; off++) {
    const other = stamps.get(key + size - off) ?? stamps.get(key + size + off)
    if (other) return other
  }
  kept.renewable--
  const device = sizeRatio ** (size - onePx)
  const made = isPair
    ? pairStampOf(brush, key / sizes, device)
    : stampOf(brush, key / sizes, device)
  stamps.set(key + size, made)
  return made
}

const sizeLog = Math.log(sizeRatio)
/** The size of a radius of one device px. */
const onePx = 12

// Sizes reach from 0.5 to 37 device px, and those that stand in lie within their range.
function sizeOf(spot: Float64Array): number {
  const size = onePx + Math.round(Math.log(at(spot, 2)) / sizeLog)
  return size > standInMax ? Math.min(sizes - 1 - standInMax, size) : standInMax
}

const genomes = 8
const witherSteps = 5
const loadTones = 5
const courseSteps = 13
const turns = 16
const details: readonly Detail[] = ['dot', 'small', 'middle', 'full']

function detailOf(spot: Float64Array, ratio: number): number {
  const detail = detailFor(at(spot, 2) / ratio)
  return detail === 'dot' ? 0 : detail === 'small' ? 1 : detail === 'middle' ? 2 : 3
}

// Mixed radix: every digit has more room than its quantity has values. Keys stay under 2³⁰: V8 makes no
// object of such a number.
function keyOf(
  spot: Float64Array,
  brush: Brush,
  culture: Culture,
  row: number,
  unborn: boolean,
): number {
  const v = culture.values
  const detail = detailOf(spot, brush.ratio)
  const load = unborn ? at(v.daughterLoad, row) : at(v.load, row)
  const isStarting = unborn || at(v.starting, row) > 0
  const isReady = at(v.draining, row) > 0 || at(v.ready, row) > 0.5
  let key = detail * loadSteps + (isStarting ? 0 : loadStep(load))
  key = key * genomes + ((unborn ? at(v.daughterGenome, row) : at(v.genome, row)) % genomes)
  key = key * 2 + (!unborn && at(v.overload, row) > 0.5 ? 1 : 0)
  key = key * 2 + (isReady ? 1 : 0)
  key = key * 2 + (isStarting ? 1 : 0)
  key = key * 2 + (at(v.division, row) > 0.2 ? 1 : 0)
  key = key * witherSteps + Math.min(witherSteps - 1, Math.round(at(v.wither, row) * 5))
  key = key * variants + (detail < 2 ? 0 : Math.floor(chance(at(v.id, row), 4) * variants))
  return key * 5 + (detail < 3 ? 0 : Math.ceil(at(v.vesicles, row) / 2))
}

const still = createLook()
const nothing = createLook()
const noContacts = createContacts()

/** Takes the digits of a key one by one, the last first. */
let rest = 0
function digit(base: number): number {
  const value = rest % base
  rest = Math.floor(rest / base)
  return value
}

function stampOf(brush: Brush, key: number, device: number): Stamp {
  rest = key
  const shift = digit(4)
  const look = plainLook(device)
  look.vesicles = digit(5) * 2
  look.variant = digit(variants)
  look.seed = (look.variant + 0.5) / variants
  look.wither = digit(witherSteps) / 5
  // Where halves part each is a stamp of its own, so that a stamp shows one body at most.
  look.division = digit(2) === 1 ? 0.21 : 0
  look.starting = digit(2) === 1
  look.ready = digit(2)
  look.overload = digit(2)
  look.genome = digit(genomes)
  look.load = digit(loadSteps) / (loadSteps - 1)
  return paintStamp(brush, look, details[digit(4)] ?? 'dot', shift, device * reach)
}

function pairStampOf(brush: Brush, key: number, device: number): Stamp {
  rest = key
  const shift = digit(4)
  const look = plainLook(device)
  look.pulled = digit(4) / 3
  look.angle = (digit(turns) / turns) * Math.PI * 2
  look.division = digit(courseSteps) / (courseSteps - 1)
  look.overload = digit(2)
  look.genome = digit(genomes)
  look.daughterGenome = look.genome
  look.load = digit(loadTones) / (loadTones - 1)
  return paintStamp(brush, look, details[digit(4)] ?? 'middle', shift, device * reachDividing)
}

function plainLook(device: number): Look {
  Object.assign(still, nothing)
  still.radius = device * shrink
  still.seed = 0.5 / variants
  return still
}

function paintStamp(brush: Brush, look: Look, detail: Detail, shift: number, half: number): Stamp {
  const side = 2 * Math.ceil(half + 1)
  return makeStamp(side, (shift & 1) / 2, (shift >> 1) / 2, brush, (small) => {
    paintCell(small, look, noContacts, detail)
  })
}
