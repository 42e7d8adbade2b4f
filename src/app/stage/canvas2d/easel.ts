import { paintDish, paintGround } from './background.ts'
import type { Brush } from './brush.ts'
import { type Camera, screenX, screenY } from '../camera.ts'
import { type Sheet, contextOf, createSheet } from './canvas.ts'
import { type Contacts, createContacts } from '../scene/contacts.ts'
import { type Box, type Glow, createGlow } from './glow.ts'
import { type Effort, everything } from '../governor.ts'
import { type Grid, createGrid } from '../scene/grid.ts'
import { loadAgain } from '../load-again.ts'
import type { MakeManyCells, ManyCells } from './many-cells.ts'
import { type Look, createLook } from '../scene/look.ts'
import type { Palette } from '../palette.ts'
import type { Dish } from '../scene/places.ts'
import { type Stains, createStains } from './stains.ts'

/** Line by line, all of them copied from a picture of their own, or stamps. */
export type Way = 'lines' | 'layer' | 'tissue'

/** The bitmaps of one palette at one density. */
interface Kit {
  readonly stains: Stains
  readonly glow: Glow
  /** What draws hundreds, once its code has come; until then they are dots. */
  many: ManyCells | null
  /** The ground without the dish, kept until the size changes. */
  ground: HTMLCanvasElement | null
}

/** Everything the 2D renderer keeps from picture to picture. */
export interface Easel {
  readonly context: CanvasRenderingContext2D
  palette: Palette
  ratio: number
  width: number
  height: number
  dish: Dish
  effort: Effort
  /** The bitmaps of the present density. */
  kit: Kit
  /** Those of each density in use: on a slow machine what moves has another than what rests. */
  readonly kits: Map<number, Kit>
  makeMany: MakeManyCells | null
  isManyAsked: boolean
  /** How the cells were drawn last. */
  way: Way
  /** The ground with the dish, kept until the camera or the size changes. */
  readonly backdrop: HTMLCanvasElement
  readonly backdropFor: { camera: Camera | null; dishRadius: number }
  readonly contacts: Contacts
  readonly grid: Grid
  readonly look: Look
  /** The cells as they were drawn last, where they are not drawn on every frame. */
  layer: Sheet | null
  layerBox: Box | null
  readonly layerFor: { camera: Camera | null; mark: number }
  frames: number
  /** One brush for all pictures. */
  readonly brush: { -readonly [Name in keyof Brush]: Brush[Name] }
}

/** An easel in front of a canvas on which nothing is drawn yet. */
export function createEasel(canvas: HTMLCanvasElement, palette: Palette): Easel {
  const kit: Kit = {
    stains: createStains(palette, 1),
    glow: createGlow(palette),
    many: null,
    ground: null,
  }
  // Not opaque: while another renderer draws, only words stand on it.
  const context = contextOf(canvas)
  return {
    context,
    palette,
    ratio: 1,
    width: 0,
    height: 0,
    dish: { x: 0, y: 0, radius: 1 },
    kit,
    kits: new Map([[1, kit]]),
    makeMany: null,
    isManyAsked: false,
    way: 'lines',
    effort: everything,
    backdrop: createSheet(1, 1).canvas,
    backdropFor: { camera: null, dishRadius: 0 },
    contacts: createContacts(),
    grid: createGrid(),
    look: createLook(),
    layer: null,
    layerBox: null,
    layerFor: { camera: null, mark: 0 },
    frames: 0,
    brush: {
      context,
      palette,
      stains: kit.stains,
      ratio: 1,
      isPlain: false,
      scale: 1,
      originX: 0,
      originY: 0,
    },
  }
}

/** More densities than a stage has steps are in use only when a visitor zooms the page: then all begin anew. */
const kitsMax = 4

/** Takes another size or density; what was drawn for the old ones is of no use. */
export function setEaselSize(easel: Easel, width: number, height: number, ratio: number): void {
  if (width !== easel.width || height !== easel.height) {
    for (const kit of easel.kits.values()) kit.ground = null
  }
  Object.assign(easel, { width, height, ratio, layer: null })
  easel.backdropFor.camera = null
  easel.layerFor.camera = null
  const { canvas } = easel.context
  canvas.width = Math.max(1, Math.round(width * ratio))
  canvas.height = Math.max(1, Math.round(height * ratio))
  takeKit(easel)
}

/** Makes all bitmaps anew, for other colours. */
export function renew(easel: Easel): void {
  easel.kits.clear()
  easel.layer = null
  easel.layerFor.camera = null
  easel.backdropFor.camera = null
  takeKit(easel)
}

function takeKit(easel: Easel): void {
  const { kits, palette, ratio } = easel
  const known = kits.get(ratio)
  if (known === undefined && kits.size >= kitsMax) kits.clear()
  easel.kit = known ?? {
    stains: createStains(palette, ratio),
    glow: createGlow(palette),
    many: null,
    ground: null,
  }
  kits.set(ratio, easel.kit)
  makeMany(easel)
}

/** Fetches what draws hundreds of cells, and calls `wake` once it is there. */
export async function askForMany(
  easel: Easel,
  wake: () => void,
  isWanted: () => boolean,
): Promise<void> {
  if (easel.isManyAsked) return
  easel.isManyAsked = true
  const part = await loadAgain(() => import('./many-cells.ts'), isWanted)
  easel.isManyAsked = false
  if (!part) return
  easel.makeMany = part.createManyCells
  makeMany(easel)
  wake()
}

function makeMany(easel: Easel): void {
  const { kit } = easel
  kit.many ??= easel.makeMany?.(easel.palette, kit.stains, easel.ratio) ?? null
  easel.layerFor.camera = null
}

/** The easel's brush, for a camera and an effort. */
export function brushFor(easel: Easel, camera: Camera, effort: Effort): Brush {
  const { brush, ratio } = easel
  brush.palette = easel.palette
  brush.stains = easel.kit.stains
  brush.ratio = ratio
  brush.isPlain = !effort.glow
  brush.scale = camera.scale * ratio
  brush.originX = screenX(camera, 0) * ratio
  brush.originY = screenY(camera, 0) * ratio
  return brush
}

/** Lays the ground with its dish on the canvas; it is painted anew only for another view. */
export function paintBackdrop(easel: Easel, camera: Camera): void {
  const { context, palette, ratio, backdrop, backdropFor, dish, kit } = easel
  if (backdropFor.camera !== camera || backdropFor.dishRadius !== dish.radius) {
    kit.ground ??= paintGround(palette, easel.width, easel.height, ratio)
    backdrop.width = kit.ground.width
    backdrop.height = kit.ground.height
    const behind = contextOf(backdrop, { alpha: false })
    behind.drawImage(kit.ground, 0, 0)
    paintDish(behind, palette, dish, camera, ratio)
    backdropFor.camera = camera
    backdropFor.dishRadius = dish.radius
  }
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
  context.drawImage(backdrop, 0, 0)
}
