import type { Brush } from '#app/stage/canvas2d/brush.ts'
import { contextOf } from '#app/stage/canvas2d/canvas.ts'
import { paintCell, paintHalo } from '#app/stage/canvas2d/cell-painter.ts'
import { chance } from '#app/stage/chance.ts'
import { css } from '#app/stage/colour.ts'
import { createContacts } from '#app/stage/scene/contacts.ts'
import { divisionOf, isStarting, pulledOf } from '#app/stage/scene/division.ts'
import { createLook, type Look, variants } from '#app/stage/scene/look.ts'
import { paletteOf, type ThemeName } from '#app/stage/palette.ts'
import { createStains, type Stains } from '#app/stage/canvas2d/stains.ts'
import { witheredOpacity, witherOf } from '#app/stage/scene/withering.ts'
import { cellValue, phases, type Frame } from '#worker/frame.ts'

/** Draws one cell alone, as the stage would. */
export interface Portrait {
  /** A cell of a frame, with the daughter that it is dividing into; without the cell the ground alone. */
  paint(frame: Frame, cell: number): void
  /** A cell that looks like this and is otherwise at rest. */
  paintPosed(pose: Partial<Look>): void
}

const draining = phases.indexOf('draining')

// Bitmaps of the theme that was asked for last: the key in Help has nine portraits of one theme.
let kept: { readonly theme: ThemeName; readonly stains: Stains } | null = null

function stainsOf(theme: ThemeName): Stains {
  if (kept?.theme !== theme) kept = { theme, stains: createStains(paletteOf(theme), 2) }
  return kept.stains
}

/** A portrait on a square canvas, in the colours of one theme: on the theme's ground, or on nothing. */
export function createPortrait(
  canvas: HTMLCanvasElement,
  theme: ThemeName,
  on: 'ground' | 'nothing' = 'ground',
): Portrait {
  const context = contextOf(canvas, { alpha: on === 'nothing' })
  const palette = paletteOf(theme)
  const side = canvas.width
  const stains = stainsOf(theme)
  const brush: Brush = {
    context,
    palette,
    stains,
    ratio: 2,
    scale: 2,
    originX: side / 2,
    originY: side / 2,
  }
  const contacts = createContacts()
  const clear = () => {
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.globalAlpha = 1
    if (on === 'nothing') return context.clearRect(0, 0, side, side)
    context.fillStyle = css(palette.ground)
    context.fillRect(0, 0, side, side)
  }
  const draw = (look: Look) => {
    context.globalCompositeOperation = 'lighter'
    paintHalo(brush, look, 0.8)
    context.globalCompositeOperation = 'source-over'
    paintCell(brush, look, contacts, 'full')
  }
  const look = createLook()
  return {
    paint(frame, cell) {
      const row = rowOf(frame, cell)
      clear()
      if (row < 0) return
      pose(look, frame, row, side / 4)
      draw(look)
    },
    paintPosed(posed) {
      clear()
      const still = { ...createLook(), seed: 0.4, angle: 0.5, ...posed }
      // Blebs need the room that others may take.
      const larger = still.wither > 0 ? 0.88 : 1.2
      draw({ ...still, radius: larger * radiusOf(still.division > 0, side / 4) })
    },
  }
}

/** A dividing figure is longer than a cell; both fit into the same square. */
function radiusOf(isDividing: boolean, half: number): number {
  return half * (isDividing ? 0.58 : 0.7)
}

function rowOf(frame: Frame, cell: number): number {
  for (let row = 0; row < frame.cellCount; row++) {
    if (cellValue(frame, 'id', row) === cell) return row
  }
  return -1
}

/** The daughter that a cell is dividing into: the first that has not become ready. */
function daughterOf(frame: Frame, mother: number): number {
  for (let row = 0; row < frame.cellCount; row++) {
    const isHers = cellValue(frame, 'mother', row) === mother
    if (isHers && isStarting(cellValue(frame, 'phase', row))) return row
  }
  return -1
}

function pose(look: Look, frame: Frame, row: number, half: number): void {
  const of = (column: Parameters<typeof cellValue>[1], at = row) => cellValue(frame, column, at)
  const [id, phase, progress] = [of('id'), of('phase'), of('progress')]
  const isLeaving = phase === draining
  const daughter = of('daughters') > 0 && !isLeaving ? daughterOf(frame, id) : -1
  look.id = id
  look.seed = chance(id, 3)
  look.variant = Math.floor(chance(id, 4) * variants)
  look.angle = 0.5
  look.genome = of('genome')
  look.load = isLeaving ? 0 : of('load')
  look.vesicles = Math.min(8, of('inService'))
  look.overload = of('waiting') > 0 && !isLeaving ? 1 : 0
  look.starting = isStarting(phase)
  look.ready = isLeaving ? 1 : of('ready')
  look.wither = isLeaving ? witherOf(progress, of('inService')) : 0
  look.opacity = witheredOpacity(look.wither)
  look.division = daughter < 0 ? 0 : divisionOf(of('phase', daughter), of('progress', daughter))
  look.pulled = daughter < 0 ? 0 : pulledOf(of('phase', daughter), of('progress', daughter))
  look.daughterGenome = daughter < 0 ? look.genome : of('genome', daughter)
  look.daughterLoad = 0
  look.radius = radiusOf(daughter >= 0, half)
}
