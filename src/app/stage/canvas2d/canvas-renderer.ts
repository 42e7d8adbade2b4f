import { at } from '../at.ts'
import { paintDish, paintGround } from './background.ts'
import { type Brush, addTrace, lineOf, pixelOf, standAt } from './brush.ts'
import { type Camera, screenX, screenY } from '../camera.ts'
import { type Sheet, contextOf, createSheet } from './canvas.ts'
import { detailFor, lastOutline, paintCell } from './cell-painter.ts'
import { css } from '../colour.ts'
import { paintArrow, paintBed, paintCrowd, paintFlow } from './comet-painter.ts'
import { type Contacts, createContacts, findContacts } from '../scene/contacts.ts'
import { type Box, type Glow, boxOf, createGlow } from './glow.ts'
import { type Effort, everything } from '../governor.ts'
import { type Grid, createGrid } from '../scene/grid.ts'
import { paintHulls } from './hull-painter.ts'
import { type Label, paintLabels } from './labels.ts'
import type { ManyCells } from './many-cells.ts'
import { type Look, createLook, readLook } from '../scene/look.ts'
import type { Palette } from '../palette.ts'
import type { Dish } from '../scene/places.ts'
import type { CellScene, ParticleScene, Renderer } from '../renderer.ts'
import { type Stains, createStains } from './stains.ts'

/** Above this many figures cells are copied from bitmaps instead of drawn line by line. */
const drawnMax = 100
/** Above this many figures every fourth picture is enough for them. */
const manyHundreds = 600
/** Up to this radius cells of a tissue are stamps; larger ones are bitmaps, device px. */
const stampedMax = 18
/** Room that stays open between two membranes, CSS px. */
const gap = 2.6

interface Easel {
  readonly context: CanvasRenderingContext2D
  palette: Palette
  ratio: number
  width: number
  height: number
  dish: Dish
  effort: Effort
  stains: Stains
  /** Made when there are first so many cells; until it is there they are drawn line by line. */
  many: ManyCells | null
  isManyAsked: boolean
  glow: Glow
  /** The ground without and with the dish, kept until the camera or the size changes. */
  ground: HTMLCanvasElement | null
  readonly backdrop: HTMLCanvasElement
  backdropFor: string
  readonly contacts: Contacts
  readonly grid: Grid
  readonly look: Look
  /** The cells as they were drawn last, where they are not drawn on every frame. */
  layer: Sheet | null
  layerBox: Box | null
  readonly layerFor: { camera: Camera | null; mark: number }
  frames: number
}

/** The renderer that every browser has: paths, gradients and bitmaps on one 2D canvas. */
export function createCanvasRenderer(canvas: HTMLCanvasElement, palette: Palette): Renderer {
  const easel = createEasel(canvas, palette)
  let cells: CellScene | null = null
  let particles: ParticleScene | null = null
  let labels: readonly Label[] = []
  let veil: HTMLCanvasElement | null = null
  let veilOpacity = 0
  return {
    canvas,
    setPalette: (next) => {
      easel.palette = next
      renew(easel)
    },
    setSize: (width, height, ratio) => {
      if (ratio !== easel.ratio) {
        easel.ratio = ratio
        renew(easel)
      }
      easel.width = width
      easel.height = height
      easel.ground = null
      easel.backdropFor = ''
      easel.layer = null
      easel.layerFor.camera = null
      canvas.width = Math.max(1, Math.round(width * ratio))
      canvas.height = Math.max(1, Math.round(height * ratio))
    },
    setBackground: (dish) => {
      easel.dish = dish
      easel.backdropFor = ''
    },
    setCells: (scene) => {
      cells = scene
    },
    setParticles: (scene) => {
      particles = scene
    },
    setLabels: (next) => {
      labels = next
    },
    setVeil: (picture, opacity) => {
      veil = picture
      veilOpacity = opacity
    },
    setEffort: (effort) => {
      easel.effort = effort
    },
    render: (camera, whole) => {
      if (easel.width < 1 || easel.height < 1) return
      const brush = brushFor(easel, camera, whole ? everything : easel.effort)
      paintCulture(brush, easel, camera, cells, particles, whole)
      paintLabels(brush, labels, easel.width)
      if (veil && veilOpacity > 0) paintVeil(brush.context, veil, veilOpacity)
    },
    picture: () => canvas,
    destroy: () => {
      canvas.width = 1
      canvas.height = 1
      cells = null
      particles = null
    },
  }
}

function paintCulture(
  brush: Brush,
  easel: Easel,
  camera: Camera,
  cells: CellScene | null,
  particles: ParticleScene | null,
  whole: boolean,
): void {
  // A picture that stays is worth everything, however slow the machine.
  const effort = whole ? everything : easel.effort
  // It leaves the layer behind, so that the next one is made anew.
  if (whole) easel.layerFor.camera = null
  const again = !cells || whole || isDue(easel, cells, camera)
  paintBackdrop(easel, camera)
  if (particles) paintHulls(brush, particles.hulls)
  if (cells) easel.glow.paint(brush, cells, effort.halos, again)
  if (particles) paintParticles(brush, particles)
  if (!cells) return
  if (cells.culture.count > drawnMax && !easel.many) askForMany(easel)
  if (easel.many && isTissue(brush, cells)) paintTissue(brush, easel, easel.many, cells, again)
  else if (effort.cellsEvery === 1) paintCells(brush, easel, cells)
  else paintLayer(brush, easel, cells, again)
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
  const isOther = layerFor.camera !== camera || layerFor.mark !== markOf(cells)
  layerFor.camera = camera
  layerFor.mark = markOf(cells)
  easel.frames++
  const least = count > manyHundreds ? 4 : count > drawnMax ? 2 : 1
  const every = Math.max(least, effort.cellsEvery)
  const isMissing = every > 1 && count <= drawnMax && !easel.layer
  return isOther || isMissing || easel.frames % every === 0
}

function markOf({ selected, hovered, walked }: CellScene): number {
  return selected + hovered * 1e5 + walked * 1e10
}

function paintLayer(brush: Brush, easel: Easel, cells: CellScene, again: boolean): void {
  const { canvas } = brush.context
  if (again) {
    easel.layer ??= createSheet(canvas.width, canvas.height)
    const { context } = easel.layer
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, canvas.width, canvas.height)
    paintCells({ ...brush, context }, easel, cells)
    easel.layerBox = boxOf(brush, cells.bodies)
  }
  const box = easel.layerBox
  if (!easel.layer || !box) return
  const { left, top, width, height } = box
  brush.context.setTransform(1, 0, 0, 1, 0, 0)
  brush.context.globalAlpha = 1
  brush.context.drawImage(easel.layer.canvas, left, top, width, height, left, top, width, height)
}

function isTissue(brush: Brush, { culture, radius }: CellScene): boolean {
  if (culture.count <= drawnMax) return false
  return at(radius, at(culture.values.service, 0)) * brush.scale <= stampedMax
}

// Most cells are in the tissue's picture; those that it leaves out are laid over it.
function paintTissue(
  brush: Brush,
  { look, contacts }: Easel,
  { tissue, sprites }: ManyCells,
  cells: CellScene,
  again: boolean,
): void {
  const { culture, radius, time } = cells
  const above = again ? tissue.press(brush, cells) : null
  for (let row = 0; above && row < culture.count; row++) {
    if (!tissue.leavesOut(culture, row)) continue
    readLook(look, culture, row, at(radius, at(culture.values.service, row)), time)
    sprites.paint(above, look)
  }
  tissue.show(brush)
  paintMarks(brush, cells, look, (figure) => {
    figure.figure = -1
    paintCell(brush, figure, contacts, 'full')
  })
}

function paintCells(brush: Brush, easel: Easel, cells: CellScene): void {
  const { contacts, grid, look } = easel
  const sprites = cells.culture.count > drawnMax ? (easel.many?.sprites ?? null) : null
  const drawn = sprites === null
  // Until the chunk for many is here they are dots: thousands of paths would take seconds.
  const isWaiting = drawn && cells.culture.count > drawnMax && easel.isManyAsked
  if (isWaiting) contacts.counts.fill(0)
  else if (drawn) {
    const room = gap * Math.min(1, brush.scale / easel.ratio)
    findContacts(contacts, cells.bodies, cells.culture.count, grid, room)
  }
  paintFigures(cells, look, (figure) => {
    const detail = isWaiting ? 'dot' : detailFor((figure.radius * brush.scale) / easel.ratio)
    if (sprites) sprites.paint(brush, figure)
    else paintCell(brush, figure, contacts, detail)
  })
  paintMarks(brush, cells, look, (figure) => {
    if (!drawn) figure.figure = -1
    paintCell(brush, figure, contacts, 'full')
  })
}

function askForMany(easel: Easel): void {
  if (easel.isManyAsked) return
  easel.isManyAsked = true
  import('./many-cells.ts').then(
    ({ createManyCells }) => {
      easel.many = createManyCells(easel.palette, easel.stains, easel.ratio)
      easel.isManyAsked = false
    },
    // The chunk may not load while the visitor is offline; then lines go on, and it is not asked again.
    () => {},
  )
}

function createEasel(canvas: HTMLCanvasElement, palette: Palette): Easel {
  const stains = createStains(palette, 1)
  return {
    // Not opaque: while another renderer draws, only words stand on it.
    context: contextOf(canvas),
    palette,
    ratio: 1,
    width: 0,
    height: 0,
    dish: { x: 0, y: 0, radius: 1 },
    stains,
    many: null,
    isManyAsked: false,
    glow: createGlow(palette),
    effort: everything,
    ground: null,
    backdrop: createSheet(1, 1).canvas,
    backdropFor: '',
    contacts: createContacts(),
    grid: createGrid(),
    look: createLook(),
    layer: null,
    layerBox: null,
    layerFor: { camera: null, mark: 0 },
    frames: 0,
  }
}

function renew(easel: Easel): void {
  easel.stains = createStains(easel.palette, easel.ratio)
  easel.many = null
  easel.glow = createGlow(easel.palette)
  easel.layer = null
  easel.layerFor.camera = null
  easel.ground = null
  easel.backdropFor = ''
}

function brushFor(easel: Easel, camera: Camera, effort: Effort): Brush {
  const { context, palette, stains, ratio } = easel
  return {
    context,
    palette,
    stains,
    ratio,
    isPlain: !effort.glow,
    scale: camera.scale * ratio,
    originX: screenX(camera, 0) * ratio,
    originY: screenY(camera, 0) * ratio,
  }
}

function paintBackdrop(easel: Easel, camera: Camera): void {
  const { context, palette, ratio, backdrop, dish } = easel
  const key = `${dish.radius} ${camera.x} ${camera.y} ${camera.scale} ${camera.width} ${camera.height}`
  if (key !== easel.backdropFor) {
    easel.ground ??= paintGround(palette, easel.width, easel.height, ratio)
    backdrop.width = easel.ground.width
    backdrop.height = easel.ground.height
    const behind = contextOf(backdrop, { alpha: false })
    behind.drawImage(easel.ground, 0, 0)
    paintDish(behind, palette, dish, camera, ratio)
    easel.backdropFor = key
  }
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
  context.drawImage(backdrop, 0, 0)
}

function paintParticles(brush: Brush, scene: ParticleScene): void {
  for (let service = 0; service < scene.routes.length; service++) {
    const route = scene.routes[service]
    const crowd = scene.crowds[service]
    const strength = at(scene.strengths, service)
    if (!route || !crowd) continue
    if (strength > 0) paintBed(brush, route, strength)
    if (scene.still && strength > 0) paintArrow(brush, route, crowd.count)
    paintCrowd(brush, crowd)
  }
  if (!scene.still) paintFlow(brush, scene.flow)
}

// Those that leave lie under the living.
function paintFigures(cells: CellScene, look: Look, paint: (figure: Look) => void): void {
  const { culture, radius, time } = cells
  for (const leaving of [true, false]) {
    for (let row = 0; row < culture.count; row++) {
      if (at(culture.values.going, row) > 0 !== leaving) continue
      readLook(look, culture, row, at(radius, at(culture.values.service, row)), time)
      paint(look)
    }
  }
}

// A chosen cell gets a broken ring of its own shape, the one under the pointer a thin one.
function paintMarks(
  brush: Brush,
  cells: CellScene,
  look: Look,
  paint: (figure: Look) => void,
): void {
  if (cells.selected + cells.walked + cells.hovered === 0) return
  const { culture, radius, time } = cells
  const { context, palette } = brush
  for (let row = 0; row < culture.count; row++) {
    const id = at(culture.values.id, row)
    const daughter = at(culture.values.daughter, row)
    const has = (cell: number) => cell > 0 && (cell === id || cell === daughter)
    const chosen = has(cells.selected)
    const walked = has(cells.walked)
    if (!chosen && !walked && !has(cells.hovered)) continue
    readLook(look, culture, row, at(radius, at(culture.values.service, row)), time)
    paint(look)
    standAt(brush, look.x, look.y)
    const pixel = pixelOf(brush)
    const away = chosen ? Math.max(5 * pixel, 0.14 * look.radius) : 3.5 * pixel
    context.beginPath()
    addTrace(context, lastOutline(), 1 + away / look.radius)
    // A dark edge under the ring keeps it apart from bright neighbours.
    context.lineWidth = (chosen || walked ? 3.6 : 0) * pixel
    context.strokeStyle = css(palette.ground, 0.42)
    if (chosen || walked) context.stroke()
    const turn = (look.radius + away) * Math.PI * 2
    context.lineCap = 'round'
    context.setLineDash(chosen ? [turn * 0.056, turn * 0.0273] : [])
    context.lineWidth = lineOf(brush, chosen || walked ? 2 : 1)
    context.strokeStyle = css(palette.ink, chosen || walked ? 0.95 : 0.5)
    context.stroke()
    context.setLineDash([])
  }
}
