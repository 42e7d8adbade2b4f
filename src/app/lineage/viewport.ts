/** What part of the tree is seen: times from left to right, rows from top to bottom. */
export interface Viewport {
  /** Size of the canvas, CSS px, and what of it the page keeps for other things. */
  readonly width: number
  readonly height: number
  readonly insets: Insets
  /** The times and rows that there are. */
  readonly from: number
  readonly to: number
  readonly rows: number
  /** 1 shows all times, and all rows as far as they stay visible. */
  readonly zoom: number
  /** Time at the left edge, s, and how far the rows are scrolled, CSS px. */
  readonly start: number
  readonly scroll: number
}

export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** Rows are never lower, or lines could not be told apart, nor higher, or a family would fall apart. */
const rowHeights = { min: 3, max: 40 } as const

/** The shortest time that fills the width, s. */
const shortestSpan = 10

/** Rows have at least this much of a low view, whatever is written above them, CSS px. */
const leastPlot = 48

/** What is kept for other things where a sentence above the tree ends so far down, CSS px. */
export function underSentence(insets: Insets, end: number, height: number): Insets {
  const top = Math.min(end, height - insets.bottom - leastPlot)
  return { ...insets, top: Math.max(insets.top, top) }
}

/** A view of nothing. */
export const emptyViewport: Viewport = {
  width: 0,
  height: 0,
  insets: { top: 0, right: 0, bottom: 0, left: 0 },
  from: 0,
  to: 1,
  rows: 0,
  zoom: 1,
  start: 0,
  scroll: 0,
}

/** Place of a time, CSS px. */
export function xOf(view: Viewport, time: number): number {
  return view.insets.left + ((time - view.start) / spanOf(view)) * plotWidth(view)
}

/** Time at a place. */
export function timeAt(view: Viewport, x: number): number {
  return view.start + ((x - view.insets.left) / plotWidth(view)) * spanOf(view)
}

/** Place of the middle of a row, CSS px; rows may be between two while they move. */
export function yOf(view: Viewport, row: number): number {
  return topOf(view) + (row + 0.5) * rowHeightOf(view)
}

/** The row at a place; it may lie outside of those that there are. */
export function rowAt(view: Viewport, y: number): number {
  return Math.floor((y - topOf(view)) / rowHeightOf(view))
}

/** Height of a row, CSS px. */
export function rowHeightOf(view: Viewport): number {
  const fitting = plotHeight(view) / Math.max(1, view.rows)
  const whole = Math.min(rowHeights.max, Math.max(rowHeights.min, fitting))
  return Math.min(rowHeights.max, whole * view.zoom)
}

/** Seconds from the left to the right edge. */
export function spanOf({ from, to, zoom }: Viewport): number {
  return Math.max(1e-9, (to - from) / zoom)
}

/** The view moved by a distance, held within what there is. */
export function panned(view: Viewport, dx: number, dy: number): Viewport {
  return held({
    ...view,
    start: view.start - (dx / plotWidth(view)) * spanOf(view),
    scroll: view.scroll - dy,
  })
}

/** The view so many times closer, with what stands under a place kept there. */
export function zoomed(view: Viewport, factor: number, x: number, y: number): Viewport {
  const most = Math.max(1, (view.to - view.from) / shortestSpan)
  const zoom = Math.min(most, Math.max(1, view.zoom * factor))
  const closer = { ...view, zoom }
  const time = timeAt(view, x)
  const row = (y - topOf(view)) / rowHeightOf(view)
  return held({
    ...closer,
    start: time - ((x - view.insets.left) / plotWidth(view)) * spanOf(closer),
    scroll: view.insets.top + row * rowHeightOf(closer) - y,
  })
}

/** The view scrolled no farther than a row and a time need to be seen. */
export function revealing(view: Viewport, row: number, time: number): Viewport {
  const margin = 24
  const y = yOf(view, row)
  const over = Math.min(0, y - margin - view.insets.top)
  const under = Math.max(0, y + margin - (view.height - view.insets.bottom))
  const x = xOf(view, time)
  const before = Math.min(0, x - margin - view.insets.left)
  const behind = Math.max(0, x + margin - (view.width - view.insets.right))
  return panned(view, -(before + behind), -(over + under))
}

/** The view within its bounds: no empty times at its sides, no empty rows while there are others. */
export function held(view: Viewport): Viewport {
  const hidden = Math.max(0, view.rows * rowHeightOf(view) - plotHeight(view))
  return {
    ...view,
    start: Math.min(Math.max(view.from, view.start), view.to - spanOf(view)),
    scroll: Math.min(Math.max(0, view.scroll), hidden),
  }
}

// Few rows stand in the middle of the height, many are scrolled.
function topOf(view: Viewport): number {
  const spare = plotHeight(view) - view.rows * rowHeightOf(view)
  return view.insets.top + (spare > 0 ? spare / 2 : -view.scroll)
}

function plotWidth({ width, insets }: Viewport): number {
  return Math.max(1, width - insets.left - insets.right)
}

function plotHeight({ height, insets }: Viewport): number {
  return Math.max(1, height - insets.top - insets.bottom)
}
