import { type Brush } from './brush.ts'
import { blend, css } from '../colour.ts'

/** Words beside a colony, placed on the screen in CSS px. */
export interface Label {
  readonly x: number
  readonly y: number
  readonly text: string
  /**
   * `name` is strong, `note` soft, `count` in the colour of requests, `alarm` in that of danger; `scale`
   * is a note with ground of its own under it, for the rim of the dish would pass through it.
   */
  readonly kind: 'name' | 'note' | 'scale' | 'count' | 'alarm'
  readonly align: 'left' | 'center' | 'right'
  /** Under 1 while the words come or go. */
  readonly opacity: number
}

const colours = {
  name: 'text',
  note: 'textSoft',
  scale: 'textSoft',
  count: 'request',
  alarm: 'danger',
} as const

const family = '"Instrument Sans Variable", "Instrument Sans", system-ui, "Segoe UI", sans-serif'
const strong = `600 12.5px ${family}`
const soft = `400 12px ${family}`
const fonts = {
  name: `600 13px ${family}`,
  note: soft,
  scale: soft,
  count: strong,
  alarm: strong,
}
/** No letter is wider, CSS px. */
const letterMax = 13
/** From words to the rim of the view, CSS px. */
const rim = 8

/** Writes the labels with an outline in the colour of the ground, so that cells never cut them. */
export function paintLabels(
  brush: Omit<Brush, 'stains'>,
  labels: readonly Label[],
  width: number,
): void {
  const { context, palette, ratio } = brush
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.lineJoin = 'round'
  context.textBaseline = 'alphabetic'
  for (const label of labels) if (label.kind === 'scale') paintGroundUnder(brush, label)
  for (const label of labels) {
    context.font = fonts[label.kind]
    context.textAlign = label.align
    context.lineWidth = 3.5
    context.globalAlpha = label.opacity
    context.strokeStyle = css(palette.ground, 0.9)
    const x = isWellInside(label, width) ? label.x : moveInside(context, label, width)
    context.strokeText(label.text, x, label.y)
    context.fillStyle = css(palette[colours[label.kind]])
    context.fillText(label.text, x, label.y)
  }
  context.globalAlpha = 1
}

/** Sheets of ground, each smaller than the one below it, and how much each of them hides. */
const [sheets, hiding] = [9, 0.26]

// Under words that begin at their left, about as light as the ground at both sides of the rim.
function paintGroundUnder({ context, palette }: Omit<Brush, 'stains'>, label: Label): void {
  context.font = fonts[label.kind]
  const wide = context.measureText(label.text).width
  context.fillStyle = css(blend(palette.ground, palette.groundLit, 0.4), hiding)
  context.globalAlpha = label.opacity
  for (let sheet = sheets; sheet > 0; sheet--) {
    const out = 1.8 * sheet
    context.beginPath()
    context.roundRect(label.x - out, label.y - 11 - out, wide + 2 * out, 15 + 2 * out, 4 + out)
    context.fill()
  }
}

// Words are measured only where it matters: each measurement is an object.
function isWellInside({ x, text }: Label, width: number): boolean {
  const reach = text.length * letterMax + rim
  return x >= reach && x <= width - reach
}

function moveInside(context: CanvasRenderingContext2D, label: Label, width: number): number {
  const length = context.measureText(label.text).width
  const before = label.align === 'left' ? 0 : label.align === 'right' ? length : length / 2
  return Math.min(
    Math.max(label.x, rim + before),
    Math.max(rim + before, width - rim - length + before),
  )
}
