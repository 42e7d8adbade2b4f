import { type Brush } from './brush.ts'
import { css } from '../colour.ts'

/** Words beside a colony, placed on the screen in CSS px. */
export interface Label {
  readonly x: number
  readonly y: number
  readonly text: string
  /** `name` is strong, `note` soft, `count` in the colour of requests, `alarm` in that of danger. */
  readonly kind: 'name' | 'note' | 'count' | 'alarm'
  readonly align: 'left' | 'center' | 'right'
  /** Under 1 while the words come or go. */
  readonly opacity: number
}

const colours = { name: 'text', note: 'textSoft', count: 'request', alarm: 'danger' } as const

const family = '"Instrument Sans Variable", "Instrument Sans", system-ui, "Segoe UI", sans-serif'

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
  for (const label of labels) {
    context.font =
      label.kind === 'note'
        ? `400 12px ${family}`
        : `600 ${label.kind === 'name' ? 13 : 12.5}px ${family}`
    context.textAlign = label.align
    context.lineWidth = 3.5
    context.globalAlpha = label.opacity
    context.strokeStyle = css(palette.ground, 0.9)
    const x = within(label, context.measureText(label.text).width, width)
    context.strokeText(label.text, x, label.y)
    context.fillStyle = css(palette[colours[label.kind]])
    context.fillText(label.text, x, label.y)
  }
  context.globalAlpha = 1
}

// A label near the rim of the view moves inside.
function within(label: Label, length: number, width: number): number {
  const before = label.align === 'left' ? 0 : label.align === 'right' ? length : length / 2
  return Math.min(Math.max(label.x, 8 + before), Math.max(8 + before, width - 8 - length + before))
}
