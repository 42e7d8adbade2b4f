import { type Brush } from './brush.ts'
import { css } from '../colour.ts'

/** Words beside a colony, placed on the screen in CSS px. */
export interface Label {
  readonly x: number
  readonly y: number
  readonly text: string
  /** `name` is strong, `note` soft, `count` in the colour of requests. */
  readonly kind: 'name' | 'note' | 'count'
  readonly align: 'left' | 'center' | 'right'
}

/** What a colony does, in one line: only what there is of it is named. */
export function colonyNote(ready: number, dividing: number, leaving: number, load: number): string {
  const parts = [`${grouped(ready)} ready`]
  if (dividing > 0) parts.push(`${grouped(dividing)} dividing`)
  if (leaving > 0) parts.push(`${grouped(leaving)} leaving`)
  if (ready > 0) parts.push(`${Math.round(load * 100)}%`)
  return parts.join(', ')
}

/** What a moving dot stands for. */
export function scaleNote(requests: number): string {
  return requests === 1
    ? '1 moving dot = 1 request'
    : `1 moving dot = ${grouped(requests)} requests`
}

/** A count with its thousands set apart. */
export function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')
}

const family = '"Instrument Sans Variable", "Instrument Sans", system-ui, "Segoe UI", sans-serif'

/** Writes the labels with an outline in the colour of the ground, so that cells never cut them. */
export function paintLabels(brush: Brush, labels: readonly Label[], width: number): void {
  const { context, palette, ratio } = brush
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.lineJoin = 'round'
  context.textBaseline = 'alphabetic'
  for (const label of labels) {
    context.font =
      label.kind === 'note'
        ? `400 12px ${family}`
        : `600 ${label.kind === 'name' ? 13 : 12.5}px ${family}`
    context.textAlign = label.align
    context.lineWidth = 3.5
    context.strokeStyle = css(palette.ground, 0.9)
    const x = within(label, context.measureText(label.text).width, width)
    context.strokeText(label.text, x, label.y)
    const colour =
      label.kind === 'note'
        ? palette.textSoft
        : label.kind === 'count'
          ? palette.request
          : palette.text
    context.fillStyle = css(colour)
    context.fillText(label.text, x, label.y)
  }
}

// A label near the rim of the view moves inside.
function within(label: Label, length: number, width: number): number {
  const before = label.align === 'left' ? 0 : label.align === 'right' ? length : length / 2
  return Math.min(Math.max(label.x, 8 + before), Math.max(8 + before, width - 8 - length + before))
}
