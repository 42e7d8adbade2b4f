import { at } from '../at.ts'
import type { Camera } from '../camera.ts'
import { paintGround } from '../canvas2d/background.ts'
import { createSheet } from '../canvas2d/canvas.ts'
import { exposureOf } from '../canvas2d/glow.ts'
import type { Label } from '../canvas2d/labels.ts'
import type { RendererKind } from '../governor.ts'
import type { Palette } from '../palette.ts'
import type { CellScene, ParticleScene, Renderer } from '../renderer.ts'
import { findContacts } from '../scene/contacts.ts'
import { strengthOf } from '../scene/streams.ts'
import { witheredOpacity } from '../scene/withering.ts'
import { writeCells } from './cell-records.ts'
import { type Gl, contextFor, rendererName } from './context.ts'
import { writeDiscs } from './disc-records.ts'
import { type GlEasel, createEasel, isOther } from './easel.ts'
import { writeHulls } from './hull-records.ts'
import { nextRecord, upload } from './instances.ts'
import { type Kit, createKit, uploadPlanes } from './kit.ts'
import { writeParticles } from './particle-records.ts'
import { drawPicture } from './passes.ts'
import { stainOf } from './stain.ts'
import { createWords, writeWords } from './words.ts'

/** Room that stays open between two membranes, CSS px. */
const gap = 2.6
/** Under this radius on the screen all cells are discs, CSS px. */
const discUnder = 7
/** More bodies than this are a surface of their own; no matrix is drawn around them. */
const matrixBodiesMax = 420

/**
 * The renderer on the graphics card: all cells by one call, as signed distances. Words go on a
 * second canvas that lies over its own. `kindFor` judges the driver's name; where there is no card,
 * or no real one, the answer says which.
 */
export async function createGlRenderer(
  canvas: HTMLCanvasElement,
  over: CanvasRenderingContext2D,
  palette: Palette,
  kindFor: (driver: string) => RendererKind,
): Promise<Renderer | 'missing' | 'software'> {
  const gl = contextFor(canvas)
  if (!gl) return 'missing'
  if (kindFor(rendererName(gl)) === 'canvas') {
    release(gl)
    return 'software'
  }
  const kit = await createKit(gl)
  if (!kit) return 'missing'
  return rendererWith(canvas, over, palette, kit)
}

// The page may hold few contexts; one that is not used goes at once, not when memory is cleaned.
function release(gl: Gl): void {
  gl.getExtension('WEBGL_lose_context')?.loseContext()
}

function rendererWith(
  canvas: HTMLCanvasElement,
  over: CanvasRenderingContext2D,
  palette: Palette,
  kit: Kit,
): Renderer {
  const easel = createEasel(kit, palette)
  const words = createWords(over)
  let labels: readonly Label[] = []
  let veil: HTMLCanvasElement | null = null
  let veilOpacity = 0
  return {
    canvas,
    setPalette: (next) => {
      easel.palette = next
      easel.stain = stainOf(next)
      easel.groundIsStale = true
      words.view = null
    },
    setSize: (width, height, ratio) => {
      Object.assign(easel, { width, height, ratio, groundIsStale: true })
      words.view = null
      fit(canvas, easel, ratio)
      // Words stay sharp where the card draws fewer pixels than the screen has.
      words.ratio = Math.max(ratio, Math.min(3, window.devicePixelRatio || 1))
      fit(over.canvas, easel, words.ratio)
    },
    setBackground: (dish) => {
      easel.dish = dish
    },
    setCells: (scene) => {
      easel.cells = scene
    },
    setParticles: (scene) => {
      easel.particles = scene
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
      easel.cellsFor.scale = 0
    },
    render: (camera, whole) => {
      if (easel.width < 1 || easel.height < 1 || kit.gl.isContextLost()) return
      easel.camera = camera
      draw(easel, camera, whole)
      const { particles, palette: present } = easel
      writeWords(words, { labels, particles, veil, veilOpacity, camera, palette: present }, whole)
    },
    picture: () => {
      // The card keeps a picture only until it is shown, so it is drawn once more.
      if (easel.camera) drawPicture(easel, easel.camera, false, true)
      return layered(canvas, over.canvas)
    },
    destroy: () => {
      easel.cells = null
      easel.particles = null
      release(kit.gl)
    },
  }
}

function fit(sheet: HTMLCanvasElement, { width, height }: GlEasel, ratio: number): void {
  sheet.width = Math.max(1, Math.round(width * ratio))
  sheet.height = Math.max(1, Math.round(height * ratio))
}

function layered(below: HTMLCanvasElement, above: HTMLCanvasElement): HTMLCanvasElement {
  const { canvas, context } = createSheet(above.width, above.height)
  context.drawImage(below, 0, 0, canvas.width, canvas.height)
  context.drawImage(above, 0, 0)
  return canvas
}

function draw(easel: GlEasel, camera: Camera, whole: boolean): void {
  const { kit, cells, particles } = easel
  if (easel.groundIsStale) paintPicture(easel)
  const again = whole || isDue(easel, camera)
  if (cells && again) writeScene(easel, cells, camera)
  kit.particles.count = 0
  kit.beds.count = 0
  kit.hulls.count = 0
  if (particles) {
    writeParticles(kit.particles, particles)
    upload(kit.gl, kit.particles)
    writeBeds(kit, particles)
    writeHulls(kit.hulls, particles.hulls, particles.watched)
    upload(kit.gl, kit.hulls)
  }
  drawPicture(easel, camera, again, whole)
}

// The ground has no edges and no camera: it is made by the other renderer's code and kept.
function paintPicture(easel: GlEasel): void {
  const { gl, picture } = easel.kit
  const ground = paintGround(easel.palette, easel.width, easel.height, easel.ratio)
  gl.bindTexture(gl.TEXTURE_2D, picture)
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, ground)
  easel.groundIsStale = false
  easel.backdropFor.scale = 0
  easel.cellsFor.scale = 0
}

// Cells are drawn anew when it is their turn, and at once when the view or a mark changes.
function isDue(easel: GlEasel, camera: Camera): boolean {
  easel.frames++
  const { cells, effort } = easel
  if (!cells || effort.cellsEvery === 1) return true
  const mark = cells.selected + 1e6 * cells.hovered + 1e12 * cells.walked
  const isNew = isOther(easel.cellsFor, camera, mark)
  return isNew || easel.frames % effort.cellsEvery === 0
}

function writeScene(easel: GlEasel, scene: CellScene, camera: Camera): void {
  const { kit, contacts, grid, planes } = easel
  const { bodies, culture } = scene
  let largest = 0
  for (let k = 0; k < bodies.count; k++) largest = Math.max(largest, at(bodies.radius, k))
  easel.areDiscs = largest * camera.scale < discUnder
  easel.hasMatrix = !easel.stain.isFlat && bodies.count > 0 && bodies.count <= matrixBodiesMax
  easel.exposure = exposureOf(easel.palette, scene)
  if (easel.areDiscs) {
    writeDiscs(kit.discs, scene, camera)
    upload(kit.gl, kit.discs)
  } else findContacts(contacts, bodies, culture.count, grid, gap * Math.min(1, camera.scale))
  // A cell with a mark is drawn whole at any size.
  writeCells(kit.cells, planes, scene, easel.areDiscs ? null : contacts, camera, easel.areDiscs)
  upload(kit.gl, kit.cells)
  uploadPlanes(kit, planes.values, planes.count)
  if (easel.hasMatrix) writeBodies(kit, scene)
}

function writeBodies(kit: Kit, { bodies, culture }: CellScene): void {
  kit.bodies.count = 0
  for (let k = 0; k < bodies.count; k++) {
    const start = nextRecord(kit.bodies)
    kit.bodies.values[start] = at(bodies.x, k)
    kit.bodies.values[start + 1] = at(bodies.y, k)
    kit.bodies.values[start + 2] = at(bodies.radius, k)
    const figure = at(bodies.figure, k)
    const gone = at(culture.values.departure, figure)
    kit.bodies.values[start + 3] = witheredOpacity(at(culture.values.wither, figure)) * (1 - gone)
  }
  upload(kit.gl, kit.bodies)
}

function writeBeds(kit: Kit, { streams }: ParticleScene): void {
  for (let n = 0; n < streams.length; n++) {
    const stream = streams[n]
    const strength = stream ? strengthOf(stream) : 0
    if (!stream || (strength <= 0 && stream.from < 0)) continue
    const { route } = stream
    const start = nextRecord(kit.beds)
    const { values } = kit.beds
    values[start] = route.ax
    values[start + 1] = route.ay
    values[start + 2] = route.bx
    values[start + 3] = route.by
    values[start + 4] = route.cx
    values[start + 5] = route.cy
    values[start + 6] = route.dx
    values[start + 7] = route.dy
    values[start + 8] = route.width
    values[start + 9] = strength
    values[start + 10] = stream.from < 0 ? 0 : stream.optional ? 2 : 1
    values[start + 11] = route.length
  }
  upload(kit.gl, kit.beds)
}
