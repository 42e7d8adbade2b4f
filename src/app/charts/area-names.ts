import { sharedWidth, type Box } from './label-space.ts'
import { crossedWidth, type LineRoom } from './line-room.ts'
import { textHeight } from './plot-labels.ts'
import type { Plot } from './plot.ts'

/** The name of an area in its colour, to stand wherever there is room near a point. */
export interface AreaName {
  readonly text: string
  readonly color: string
  readonly x: number
  readonly y: number
  /** It stands above the name before it, as its area lies above that one's. */
  readonly isAbove?: boolean
}

const lettering = { size: 11, weight: 400 } as const

/** Between a name and a text beside it, px. */
const air = 5

/** A name of a part rather stands below the value of the whole, px that it would go for that. */
const overCost = 40

/** Places are tried at this distance, px. */
const step = { x: 6, y: 3 } as const

/**
 * Draws names where they lie on no line and on no text; one that finds no such place is left out, for
 * a name that hides a value is worse than none.
 */
export function drawAreaNames(
  plot: Plot,
  names: readonly AreaName[],
  taken: {
    readonly rooms: readonly LineRoom[]
    readonly ahead: LineRoom
    readonly texts: readonly Box[]
  },
): void {
  // Two texts side by side stay two.
  const apart = (box: Box): Box => ({ ...box, x: box.x - air, width: box.width + 2 * air })
  const texts = taken.texts.map(apart)
  let before = plot.bottom - 1
  for (const name of names) {
    const width = plot.pen.measure(name.text, lettering)
    const height = textHeight(plot, lettering.size)
    let [best, least]: [Box | null, number] = [null, Infinity]
    const lowest = (name.isAbove === true ? before : plot.bottom - 1) - height
    for (let y = lowest; y >= plot.top - 4; y -= step.y) {
      for (let x = plot.left + 3; x + width <= plot.right; x += step.x) {
        const box = { x, y, width, height }
        const far = Math.abs(x - name.x) + 2 * Math.abs(y + height / 2 - name.y)
        if (far >= least || taken.rooms.some((room) => crossedWidth(room, box) > 0)) continue
        if (texts.some((text) => sharedWidth(box, text) > 0)) continue
        const isOver = taken.texts.some((text) => y < text.y)
        const cost = far + crossedWidth(taken.ahead, box) + (isOver ? overCost : 0)
        if (cost >= least) continue
        best = box
        least = cost
      }
    }
    if (best === null) continue
    texts.push(apart(best))
    before = best.y
    drawName(plot, name, best)
  }
}

function drawName(plot: Plot, { text, color }: AreaName, box: Box): void {
  const { pen, theme } = plot
  pen.text(text, {
    ...lettering,
    x: box.x,
    y: box.y + box.height / 2,
    middle: true,
    color,
    halo: theme.panel,
  })
}
