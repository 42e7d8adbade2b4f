/** What a visitor can do to the stage with a pointer or a key. */
export interface Gestures {
  /** The view moves by a distance in CSS px. */
  pan(dx: number, dy: number): void
  /** The view comes `factor` times closer to a place of the canvas in CSS px. */
  zoom(factor: number, x: number, y: number): void
  /** A click or tap that was no drag. */
  point(x: number, y: number): void
  /** The pointer rests or leaves (null). */
  hover(place: { readonly x: number; readonly y: number } | null): void
  fit(): void
  /** An arrow key. */
  walk(dx: number, dy: number): void
  /** Enter. */
  choose(): void
  /** Escape; answers whether there was something to clear. */
  clear(): boolean
}

// A pointer that moved less than this has clicked.
const clickSlack = 5

interface Hand {
  readonly pointers: Map<number, { x: number; y: number }>
  travelled: number
  spread: number
}

/**
 * Listens to a canvas. The plain wheel is left to the page unless `plainWheelZooms`; Ctrl or ⌘ with
 * the wheel (what a trackpad's pinch sends) and two fingers zoom.
 */
export function listen(
  canvas: HTMLCanvasElement,
  gestures: Gestures,
  plainWheelZooms: boolean,
): { destroy(): void } {
  const hand: Hand = { pointers: new Map(), travelled: 0, spread: 0 }
  const end = new AbortController()
  const on = { signal: end.signal }
  canvas.addEventListener('pointerdown', (event) => press(canvas, hand, event), on)
  canvas.addEventListener('pointermove', (event) => drag(canvas, hand, gestures, event), on)
  canvas.addEventListener('pointerup', (event) => release(canvas, hand, gestures, event), on)
  canvas.addEventListener('pointercancel', (event) => hand.pointers.delete(event.pointerId), on)
  canvas.addEventListener('pointerleave', () => gestures.hover(null), on)
  canvas.addEventListener('dblclick', () => gestures.fit(), on)
  canvas.addEventListener('keydown', (event) => key(gestures, event), on)
  canvas.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey && !plainWheelZooms) return
      event.preventDefault()
      const lines = event.deltaMode === 1 ? 16 : 1
      const turn = Math.max(-80, Math.min(80, event.deltaY * lines))
      const place = placeOf(canvas, event)
      gestures.zoom(Math.exp(-turn * (event.ctrlKey ? 0.01 : 0.004)), place.x, place.y)
    },
    { ...on, passive: false },
  )
  // Without a reason of its own the signal keeps an error whose stack keeps the stage, and the one before.
  return { destroy: () => end.abort('destroyed') }
}

function press(canvas: HTMLCanvasElement, hand: Hand, event: PointerEvent): void {
  if (event.button !== 0) return
  hand.pointers.set(event.pointerId, placeOf(canvas, event))
  if (hand.pointers.size === 1) hand.travelled = 0
  hand.spread = spreadOf(hand)
}

function drag(
  canvas: HTMLCanvasElement,
  hand: Hand,
  gestures: Gestures,
  event: PointerEvent,
): void {
  const place = placeOf(canvas, event)
  const known = hand.pointers.get(event.pointerId)
  if (!known) {
    if (event.pointerType === 'mouse') gestures.hover(place)
    return
  }
  const [dx, dy] = [place.x - known.x, place.y - known.y]
  hand.pointers.set(event.pointerId, place)
  hand.travelled += Math.hypot(dx, dy)
  if (hand.travelled < clickSlack) return
  // Captured only once it is a drag, so that a click stays a click.
  if (!canvas.hasPointerCapture(event.pointerId)) canvas.setPointerCapture(event.pointerId)
  gestures.pan(dx / hand.pointers.size, dy / hand.pointers.size)
  const spread = spreadOf(hand)
  if (hand.pointers.size < 2 || hand.spread <= 0 || spread <= 0) return
  const [a, b] = [...hand.pointers.values()]
  if (a && b) gestures.zoom(spread / hand.spread, (a.x + b.x) / 2, (a.y + b.y) / 2)
  hand.spread = spread
}

function release(
  canvas: HTMLCanvasElement,
  hand: Hand,
  gestures: Gestures,
  event: PointerEvent,
): void {
  if (!hand.pointers.delete(event.pointerId)) return
  hand.spread = spreadOf(hand)
  if (hand.pointers.size > 0 || hand.travelled >= clickSlack) return
  const place = placeOf(canvas, event)
  gestures.point(place.x, place.y)
}

function key(gestures: Gestures, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const way = arrows[event.key]
  if (way) gestures.walk(way[0], way[1])
  else if (event.key === 'Enter') gestures.choose()
  else if (event.key !== 'Escape' || !gestures.clear()) return
  event.preventDefault()
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function spreadOf(hand: Hand): number {
  const [a, b] = [...hand.pointers.values()]
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
}

function placeOf(canvas: HTMLCanvasElement, event: MouseEvent): { x: number; y: number } {
  const box = canvas.getBoundingClientRect()
  // A page that is drawn larger has fewer px of its own than the window.
  const zoom = Number(canvas.currentCSSZoom) || 1
  return { x: (event.clientX - box.left) / zoom, y: (event.clientY - box.top) / zoom }
}
