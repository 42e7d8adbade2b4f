import { type Picture, endOf } from './picture.ts'
import type { Life } from './lives.ts'
import { rowHeightOf, xOf, yOf } from './viewport.ts'

/** A line is drawn as what its cell was doing: dashed while it starts, solid while it serves, dotted while it leaves. */
const manners = {
  starting: [3, 3],
  serving: [],
  leaving: [1, 3],
} as const
type Manner = keyof typeof manners

/** Lines that live on are stronger than those that have died out. */
interface Stroke {
  readonly colour: string
  readonly opacity: number
  readonly width: number
}

/**
 * Draws every line and every branch in view, then the chosen cell's line of descent over them; `share`
 * is how much of them is there.
 */
export function paintLines(
  context: CanvasRenderingContext2D,
  picture: Picture,
  share: number,
): void {
  const { order, surviving, theme } = picture
  const faint = { colour: theme.text3, opacity: 0.5 * share, width: 1 }
  const strong = { colour: theme.text2, opacity: 0.9 * share, width: 1.25 }
  for (const [lives, stroke] of [
    [order.filter(({ id }) => !surviving.has(id)), faint],
    [order.filter(({ id }) => surviving.has(id)), strong],
  ] as const) {
    branches(context, picture, lives, stroke)
    for (const manner of ['starting', 'serving', 'leaving'] as const) {
      stretches(context, picture, lives, manner, stroke)
    }
  }
  marks(context, picture, faint)
  paintDescent(context, picture, share)
  context.setLineDash([])
  context.globalAlpha = 1
}

function branches(
  context: CanvasRenderingContext2D,
  picture: Picture,
  lives: readonly Life[],
  stroke: Stroke,
): void {
  prepare(context, stroke, 'starting')
  context.beginPath()
  for (const life of lives) branch(context, picture, life)
  context.stroke()
}

/**
 * The way from a mother's line, straight up or down at the moment of the birth, bent into her
 * daughter's row.
 */
function branch(context: CanvasRenderingContext2D, picture: Picture, life: Life): void {
  const { view, lives, rowOf } = picture
  const mother = lives.byId.get(life.mother)
  if (mother === undefined) return
  const from = yOf(view, rowOf(mother))
  const to = yOf(view, rowOf(life))
  if (isOutside(picture, Math.min(from, to), Math.max(from, to))) return
  const x = xOf(view, life.bornAt)
  const bend = bendOf(picture, life)
  const down = Math.min(Math.abs(to - from), 1.6 * bend) * Math.sign(to - from)
  context.moveTo(x, from)
  context.lineTo(x, to - down)
  context.quadraticCurveTo(x, to, x + bend, to)
}

/** How far a branch is bent into its row, CSS px: no farther than the line goes. */
function bendOf(picture: Picture, life: Life): number {
  if (!picture.lives.byId.has(life.mother)) return 0
  const { view, time } = picture
  const length = xOf(view, endOf(life, time)) - xOf(view, life.bornAt)
  return Math.max(0, Math.min(14, 0.5 * rowHeightOf(view), length))
}

function stretches(
  context: CanvasRenderingContext2D,
  picture: Picture,
  lives: readonly Life[],
  manner: Manner,
  stroke: Stroke,
): void {
  const { view, rowOf, time } = picture
  prepare(context, stroke, manner)
  context.beginPath()
  for (const life of lives) {
    const span = spanOf(life, manner, time)
    if (span === null) continue
    const y = yOf(view, rowOf(life))
    if (isOutside(picture, y, y)) continue
    // A daughter's line begins where her branch has turned into her row.
    const turn = span[0] === life.bornAt ? bendOf(picture, life) : 0
    const left = xOf(view, span[0]) + turn
    const right = xOf(view, span[1])
    if (right <= left || right < 0 || left > view.width) continue
    context.moveTo(left, y)
    context.lineTo(right, y)
  }
  context.stroke()
}

function spanOf(life: Life, manner: Manner, time: number): readonly [number, number] | null {
  const end = endOf(life, time)
  const leaves = life.leftAt < 0 ? end : life.leftAt
  if (manner === 'starting') return [life.bornAt, life.readyAt < 0 ? leaves : life.readyAt]
  if (manner === 'serving') return life.readyAt < 0 ? null : [life.readyAt, leaves]
  return life.leftAt < 0 ? null : [life.leftAt, end]
}

/** A dot where a cell divides, an upright stroke where a daughter becomes ready. */
function marks(context: CanvasRenderingContext2D, picture: Picture, stroke: Stroke): void {
  const { view, rowOf, order, lives } = picture
  if (rowHeightOf(view) < 8) return
  context.fillStyle = stroke.colour
  context.globalAlpha = Math.min(1, 2 * stroke.opacity)
  for (const life of order) {
    const mother = lives.byId.get(life.mother)
    if (mother === undefined) {
      dot(context, xOf(view, life.bornAt), yOf(view, rowOf(life)))
      continue
    }
    dot(context, xOf(view, life.bornAt), yOf(view, rowOf(mother)))
    const y = yOf(view, rowOf(life))
    if (life.readyAt >= 0) context.fillRect(xOf(view, life.readyAt) - 0.75, y - 3.5, 1.5, 7)
  }
}

function dot(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath()
  context.arc(x, y, 1.8, 0, 7)
  context.fill()
}

function paintDescent(context: CanvasRenderingContext2D, picture: Picture, share: number): void {
  const { descent, theme, view, rowOf, time } = picture
  if (descent.length === 0) return
  // A wide pale stroke under the line lets it stand out without another colour.
  for (const stroke of [
    { colour: theme.accent, opacity: 0.18 * share, width: 8 },
    { colour: theme.accent, opacity: share, width: 2.5 },
  ]) {
    prepare(context, stroke, 'serving')
    context.beginPath()
    descent.forEach((life, k) => {
      branch(context, picture, life)
      const daughter = descent[k - 1]
      const y = yOf(view, rowOf(life))
      const left = xOf(view, life.bornAt) + bendOf(picture, life)
      const right = xOf(view, daughter === undefined ? endOf(life, time) : daughter.bornAt)
      if (right <= left) return
      context.moveTo(left, y)
      context.lineTo(right, y)
    })
    context.stroke()
  }
}

function prepare(context: CanvasRenderingContext2D, stroke: Stroke, manner: Manner): void {
  context.strokeStyle = stroke.colour
  context.globalAlpha = stroke.opacity
  context.lineWidth = stroke.width
  context.lineCap = manner === 'leaving' ? 'round' : 'butt'
  context.setLineDash([...manners[manner]])
}

function isOutside({ view }: Picture, top: number, bottom: number): boolean {
  return bottom < view.insets.top - 20 || top > view.height - view.insets.bottom + 20
}
