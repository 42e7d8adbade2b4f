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

/** Everything the 2D renderer keeps from picture to picture. */
export interface Easel {
  readonly context: CanvasRenderingContext2D
  palette: Palette
  ratio: number
  width: number
  height: number
  dish: Dish
  effort: Effort
  stains: Stains
  /** What draws hundreds, once its code has come; until then they are dots. */
  many: ManyCells | null
  makeMany: MakeManyCells | null
  isManyAsked: boolean
  /** How the cells were drawn last. */
  way: Way
  glow: Glow
  /** The ground without and with the dish, kept until the camera or the size changes. */
  ground: HTMLCanvasElement | null
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
  const stains = createStains(palette, 1)
  // Not opaque: while another renderer draws, only words stand on it.
  const context = contextOf(canvas)
  return {
    context,
    palette,
    ratio: 1,
    width: 0,
    height: 0,
    dish: { x: 0, y: 0, radius: 1 },
    stains,
    many: null,
    makeMany: null,
    isManyAsked: false,
    way: 'lines',
    glow: createGlow(palette),
    effort: everything,
    ground: null,
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
      stains,
      ratio: 1,
      isPlain: false,
      scale: 1,
      originX: 0,
      originY: 0,
    },
  }
}

/** Takes another size or density; everything that was kept was of the old one. */
export function setEaselSize(easel: Easel, width: number, height: number, ratio: number): void {
  const isOther = ratio !== easel.ratio
  Object.assign(easel, { width, height, ratio, ground: null, layer: null })
  easel.backdropFor.camera = null
  easel.layerFor.camera = null
  const { canvas } = easel.context
  canvas.width = Math.max(1, Math.round(width * ratio))
  canvas.height = Math.max(1, Math.round(height * ratio))
  if (isOther) renew(easel)
}

/** Makes all bitmaps anew, for other colours or another density. */
export function renew(easel: Easel): void {
  easel.stains = createStains(easel.palette, easel.ratio)
  easel.glow = createGlow(easel.palette)
  easel.layer = null
  easel.ground = null
  easel.backdropFor.camera = null
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
  easel.many = easel.makeMany?.(easel.palette, easel.stains, easel.ratio) ?? null
  easel.layerFor.camera = null
}

/** The easel's brush, for a camera and an effort. */
export function brushFor(easel: Easel, camera: Camera, effort: Effort): Brush {
  const { brush, ratio } = easel
  brush.palette = easel.palette
  brush.stains = easel.stains
  brush.ratio = ratio
  brush.isPlain = !effort.glow
  brush.scale = camera.scale * ratio
  brush.originX = screenX(camera, 0) * ratio
  brush.originY = screenY(camera, 0) * ratio
  return brush
}

/** Lays the ground with its dish on the canvas; it is painted anew only for another view. */
export function paintBackdrop(easel: Easel, camera: Camera): void {
  const { context, palette, ratio, backdrop, backdropFor, dish } = easel
  if (backdropFor.camera !== camera || backdropFor.dishRadius !== dish.radius) {
    easel.ground ??= paintGround(palette, easel.width, easel.height, ratio)
    backdrop.width = easel.ground.width
    backdrop.height = easel.ground.height
    const behind = contextOf(backdrop, { alpha: false })
    behind.drawImage(easel.ground, 0, 0)
    paintDish(behind, palette, dish, camera, ratio)
    backdropFor.camera = camera
    backdropFor.dishRadius = dish.radius
  }
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
  context.drawImage(backdrop, 0, 0)
}
