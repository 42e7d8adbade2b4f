import type { Brush } from '#app/stage/canvas2d/brush.ts'
import { paintHalo } from '#app/stage/canvas2d/cell-painter.ts'
import { createSprites } from '#app/stage/canvas2d/sprites.ts'
import { createStains } from '#app/stage/canvas2d/stains.ts'
import { chance } from '#app/stage/chance.ts'
import type { Palette } from '#app/stage/palette.ts'
import { isStarting } from '#app/stage/scene/division.ts'
import { createLook, type Look, variants } from '#app/stage/scene/look.ts'
import { witherOf } from '#app/stage/scene/withering.ts'
import { cellValue, phases, type CellColumn, type Frame } from '#worker/frame.ts'
import { isAlive, type Life } from './lives.ts'
import { endOf, type Picture } from './picture.ts'
import { rowHeightOf, xOf, yOf } from './viewport.ts'

/** Where a cell's portrait stands on the canvas, CSS px. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** Draws the cells at the ends of their lines, as the stage draws them. */
export interface CellPainter {
  /** Takes over what a frame says of the living; answers a copy, for the buffer goes back. */
  read(frame: Frame): Frame
  paint(context: CanvasRenderingContext2D, picture: Picture, placeOf: (life: Life) => Place): void
}

const largest = 18
const draining = phases.indexOf('draining')
/** A pruned cell stays as it was half way through its clearing: grey, with blebs. */
const clearedHalf = 0.5

/** Where the portrait of a life stands: at the end of its line. */
export function placeOf(picture: Picture, life: Life): Place {
  const { view } = picture
  const radius = Math.min(largest, Math.max(1.2, 0.47 * rowHeightOf(view)))
  const y = yOf(view, picture.rowOf(life))
  const x = xOf(view, endOf(life, picture.time))
  // The living stand beyond the present, so that their line ends at it.
  return isAlive(life) ? { x: x + radius, y, radius } : { x, y, radius: radius * 0.8 }
}

/** A painter in the colours of one palette, on a screen of `ratio` device px per CSS px. */
export function createCellPainter(palette: Palette, ratio: number): CellPainter {
  const stains = createStains(palette, ratio)
  const sprites = createSprites(palette, stains, ratio)
  const look = createLook()
  const rows = new Map<number, number>()
  let values = new Float32Array(0)
  let frame: Frame | null = null
  return {
    read(next) {
      // The buffer of a frame goes back when the next one comes.
      if (values.length !== next.values.length) values = new Float32Array(next.values.length)
      if (values !== next.values) values.set(next.values)
      frame = { ...next, values }
      rows.clear()
      for (let row = 0; row < frame.cellCount; row++) rows.set(cellValue(frame, 'id', row), row)
      return frame
    },
    paint(context, picture, where) {
      const scale = { ratio, scale: ratio, originX: 0, originY: 0 }
      const brush: Brush = { context, palette, stains, ...scale }
      const shown = picture.order.filter((life) => isInView(picture, where(life)))
      for (const isGlow of [true, false]) {
        if (isGlow && palette.stain !== 'dark') continue
        context.globalCompositeOperation = isGlow ? 'lighter' : 'source-over'
        for (const life of shown) {
          const row = rows.get(life.id)
          if (life.endedAt >= 0 ? life.wasKilled || isGlow : row === undefined) continue
          pose(look, life, where(life))
          if (frame !== null && row !== undefined && isAlive(life)) poseAlive(look, frame, row)
          if (isGlow) paintHalo(brush, look, 0.8)
          else sprites.paint(brush, look)
        }
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.globalCompositeOperation = 'source-over'
      context.globalAlpha = 1
      for (const life of shown)
        if (life.wasKilled) cross(context, where(life), picture.theme.danger)
    },
  }
}

function isInView({ view }: Picture, { x, y, radius }: Place): boolean {
  const { insets, width, height } = view
  return x > -radius && x < width + radius && y > insets.top - 30 && y < height - insets.bottom + 30
}

/** A look as that of a cell that was pruned. */
function pose(look: Look, { id }: Life, { x, y, radius }: Place): void {
  look.id = id
  look.x = x
  look.y = y
  look.radius = radius
  look.seed = chance(id, 3)
  look.variant = Math.floor(chance(id, 4) * variants)
  // Every cell of a run has the first image until images can change.
  look.genome = 0
  look.load = 0
  look.vesicles = 0
  look.overload = 0
  look.starting = false
  look.ready = 1
  look.wither = clearedHalf
  look.opacity = 1
}

function poseAlive(look: Look, frame: Frame, row: number): void {
  const of = (column: CellColumn) => cellValue(frame, column, row)
  const isLeaving = of('phase') === draining
  look.genome = of('genome')
  look.load = isLeaving ? 0 : of('load')
  look.vesicles = Math.min(8, of('inService'))
  look.overload = of('waiting') > 0 && !isLeaving ? 1 : 0
  look.starting = isStarting(of('phase'))
  look.ready = isLeaving ? 1 : of('ready')
  look.wither = isLeaving ? witherOf(of('progress'), of('inService')) : 0
}

function cross(context: CanvasRenderingContext2D, { x, y, radius }: Place, colour: string): void {
  const arm = Math.max(2, Math.min(6, radius * 0.6))
  context.strokeStyle = colour
  context.lineWidth = radius < 4 ? 1.2 : 2
  context.setLineDash([])
  context.beginPath()
  context.moveTo(x - arm, y - arm)
  context.lineTo(x + arm, y + arm)
  context.moveTo(x + arm, y - arm)
  context.lineTo(x - arm, y + arm)
  context.stroke()
}
