import { at } from '../at.ts'
import type { Brush } from './brush.ts'
import type { Camera } from '../camera.ts'
import { createSheet } from './canvas.ts'
import { type Detail, detailFor, paintCell } from './cell-painter.ts'
import { paintBed, paintCrowd, paintFlow } from './comet-painter.ts'
import { paintArrows, paintCalls } from './call-painter.ts'
import { findContacts } from '../scene/contacts.ts'
import {
  type Easel,
  type Way,
  askForMany,
  brushFor,
  createEasel,
  paintBackdrop,
  renew,
  setEaselSize,
} from './easel.ts'
import { boxOf } from './glow.ts'
import { type Effort, everything } from '../governor.ts'
import { paintHulls } from './hull-painter.ts'
import { type Label, paintLabels } from './labels.ts'
import type { ManyCells } from './many-cells.ts'
import { readLook } from '../scene/look.ts'
import { paintMarks } from './marks.ts'
import type { Palette } from '../palette.ts'
import type { CellScene, ParticleScene, Renderer } from '../renderer.ts'
import { strengthOf } from '../scene/streams.ts'

/** Above this many figures cells are copied from bitmaps instead of drawn line by line. */
const drawnMax = 100
/** Above this many figures every fourth picture is enough for them. */
const manyHundreds = 600
/** Up to this radius cells of a tissue are stamps; larger ones are bitmaps, device px. */
const stampedMax = 18
/** Room that stays open between two membranes, CSS px. */
const gap = 2.6

/** What the renderer was told to draw. */
interface Told {
  cells: CellScene | null
  particles: ParticleScene | null
  labels: readonly Label[]
  veil: HTMLCanvasElement | null
  veilOpacity: number
}

/**
 * The renderer that every browser has: paths, gradients and bitmaps on one 2D canvas. It calls `wake`
 * when it could draw the present moment better than it did.
 */
export function createCanvasRenderer(
  canvas: HTMLCanvasElement,
  palette: Palette,
  wake: () => void,
): Renderer {
  const easel = createEasel(canvas, palette)
  const told: Told = { cells: null, particles: null, labels: [], veil: null, veilOpacity: 0 }
  let isDestroyed = false
  return {
    canvas,
    setPalette: (next) => {
      easel.palette = next
      renew(easel)
    },
    setSize: (width, height, ratio) => setEaselSize(easel, width, height, ratio),
    setBackground: (dish) => {
      easel.dish = dish
      easel.backdropFor.camera = null
    },
    setCells: (cells) => {
      told.cells = cells
    },
    setParticles: (particles) => {
      told.particles = particles
    },
    setLabels: (labels) => {
      told.labels = labels
    },
    setVeil: (veil, opacity) => {
      told.veil = veil
      told.veilOpacity = opacity
    },
    setEffort: (effort) => {
      easel.effort = effort
    },
    render: (camera, whole) => {
      if (easel.width < 1 || easel.height < 1) return
      if (told.cells && isMany(told.cells) && !easel.kit.many) {
        void askForMany(easel, wake, () => !isDestroyed)
      }
      // A picture that stays is worth everything, however slow the machine.
      const effort = whole ? everything : easel.effort
      const brush = brushFor(easel, camera, effort)
      paintCulture(brush, easel, camera, told, effort, whole)
      paintLabels(brush, told.labels, easel.width)
      if (told.veil && told.veilOpacity > 0) paintVeil(brush.context, told.veil, told.veilOpacity)
    },
    picture: () => canvas,
    destroy: () => {
      isDestroyed = true
      canvas.width = 1
      canvas.height = 1
      told.cells = null
      told.particles = null
    },
  }
}

function isMany({ culture }: CellScene): boolean {
  return culture.count > drawnMax
}

function paintCulture(
  brush: Brush,
  easel: Easel,
  camera: Camera,
  { cells, particles }: Told,
  effort: Effort,
  whole: boolean,
): void {
  const way = wayFor(brush, easel, cells, effort)
  // Another way of drawing begins with a picture of its own.
  const isNew = whole || way !== easel.way
  easel.way = way
  const again = !cells || isDue(easel, cells, camera) || isNew
  paintBackdrop(easel, camera)
  if (particles) paintHulls(brush, particles.hulls, particles.watched)
  if (cells) easel.kit.glow.paint(brush, cells, effort.halos, again)
  if (particles) paintParticles(brush, particles)
  if (!cells) return
  const { many } = easel.kit
  if (many && way === 'tissue') paintTissue(brush, easel, many, cells, again, whole)
  else if (way === 'lines') paintCells(brush, easel, cells)
  else paintLayer(brush, easel, cells, again)
  // What was drawn with everything is not what the next picture goes on from.
  if (whole) easel.layerFor.camera = null
}

function wayFor(brush: Brush, easel: Easel, cells: CellScene | null, effort: Effort): Way {
  if (cells && easel.kit.many && isTissue(brush, cells)) return 'tissue'
  return effort.cellsEvery === 1 ? 'lines' : 'layer'
}

function isTissue(brush: Brush, cells: CellScene): boolean {
  const { culture, radius } = cells
  return isMany(cells) && at(radius, at(culture.values.service, 0)) * brush.scale <= stampedMax
}

function paintVeil(
  context: CanvasRenderingContext2D,
  picture: HTMLCanvasElement,
  opacity: number,
): void {
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = opacity
  context.drawImage(picture, 0, 0)
  context.globalAlpha = 1
}

// Cells are drawn anew when it is their turn, and at once when the view or a mark changes. Hundreds
// are small and slow: every second picture is enough for them, and every fourth for many hundreds.
function isDue(easel: Easel, cells: CellScene, camera: Camera): boolean {
  const { layerFor, effort } = easel
  const { count } = cells.culture
  const mark = cells.selected + cells.hovered * 1e5 + cells.walked * 1e10
  const isOther = layerFor.camera !== camera || layerFor.mark !== mark
  layerFor.camera = camera
  layerFor.mark = mark
  easel.frames++
  const least = count > manyHundreds ? 4 : isMany(cells) ? 2 : 1
  return isOther || easel.frames % Math.max(least, effort.cellsEvery) === 0
}

function paintLayer(brush: Brush, easel: Easel, cells: CellScene, again: boolean): void {
  const { canvas } = brush.context
  if (again || !easel.layer) {
    easel.layer ??= createSheet(canvas.width, canvas.height)
    const { context } = easel.layer
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, canvas.width, canvas.height)
    paintCells({ ...brush, context }, easel, cells)
    easel.layerBox = boxOf(brush, cells.bodies)
  }
  const box = easel.layerBox
  if (!box) return
  const { left, top, width, height } = box
  brush.context.setTransform(1, 0, 0, 1, 0, 0)
  brush.context.globalAlpha = 1
  brush.context.drawImage(easel.layer.canvas, left, top, width, height, left, top, width, height)
}

// Most cells are in the tissue's picture; those that it leaves out are laid over it.
function paintTissue(
  brush: Brush,
  { look, contacts }: Easel,
  { tissue, sprites }: ManyCells,
  cells: CellScene,
  again: boolean,
  whole: boolean,
): void {
  const { culture, radius, time } = cells
  const above = again ? tissue.press(brush, cells, whole) : null
  for (let row = 0; above && row < culture.count; row++) {
    if (!tissue.leavesOut(culture, row)) continue
    readLook(look, culture, row, at(radius, at(culture.values.service, row)), time)
    sprites.paint(above, look)
  }
  tissue.show(brush)
  paintMarks(brush, cells, look, contacts, true)
}

function paintCells(brush: Brush, easel: Easel, cells: CellScene): void {
  const { contacts, grid, look } = easel
  const areMany = isMany(cells)
  if (areMany) contacts.counts.fill(0)
  else {
    const room = gap * Math.min(1, brush.scale / easel.ratio)
    findContacts(contacts, cells.bodies, cells.culture.count, grid, room)
  }
  // Those that leave lie under the living.
  paintFigures(brush, easel, cells, true)
  paintFigures(brush, easel, cells, false)
  paintMarks(brush, cells, look, contacts, areMany)
}

function paintFigures(brush: Brush, easel: Easel, cells: CellScene, leaving: boolean): void {
  const { culture, radius, time } = cells
  const { look, contacts, kit } = easel
  const areMany = isMany(cells)
  for (let row = 0; row < culture.count; row++) {
    if (at(culture.values.going, row) > 0 !== leaving) continue
    readLook(look, culture, row, at(radius, at(culture.values.service, row)), time)
    if (areMany && kit.many) kit.many.sprites.paint(brush, look)
    else paintCell(brush, look, contacts, areMany ? waiting : detailOf(brush, look.radius))
  }
}

// Until the code for many is here they are dots: thousands of paths would take seconds.
const waiting: Detail = 'dot'

function detailOf(brush: Brush, radius: number): Detail {
  return detailFor((radius * brush.scale) / brush.ratio)
}

function paintParticles(brush: Brush, scene: ParticleScene): void {
  for (let n = 0; n < scene.streams.length; n++) {
    const stream = scene.streams[n]
    const strength = stream ? strengthOf(stream) : 0
    if (stream && strength > 0) paintBed(brush, stream.route, strength)
  }
  paintCalls(brush, scene.streams)
  if (scene.still) paintArrows(brush, scene.streams, scene.crowds)
  for (let service = 0; service < scene.crowds.length; service++) {
    const crowd = scene.crowds[service]
    if (crowd) paintCrowd(brush, crowd)
  }
  if (!scene.still) paintFlow(brush, scene.flow)
}
