import type { LoadKey } from './load-keys.ts'
import { loadKey } from './load-keys.ts'

/** Who is told of the gestures; places are pixels from the corner of the drawing. */
export interface LoadGestureTarget {
  /** True when something under the pointer was taken and will be moved. */
  down(x: number, y: number, reach: number): boolean
  move(x: number, y: number): void
  up(): void
  cancel(): void
  hover(x: number, y: number, reach: number): void
  leave(): void
  double(x: number, y: number, reach: number): void
  /** True when the key was used. */
  key(wish: LoadKey): boolean
  blur(): void
}

// Half of the smallest target: 28 px with a mouse, 44 px with a finger.
const reaches = { fine: 14, coarse: 22 } as const

/** Listens to pointer and keys on the drawing; returns the way to stop. */
export function watchLoadGestures(svg: SVGSVGElement, target: LoadGestureTarget): () => void {
  const listening = new AbortController()
  watchPointer(svg, target, listening.signal)
  const options = { signal: listening.signal }
  svg.addEventListener('focusout', () => target.blur(), options)
  svg.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey) return
      const wish = loadKey(event)
      if (wish === null || !target.key(wish)) return
      event.preventDefault()
      event.stopPropagation()
    },
    options,
  )
  // A reason of its own: the error that stands in for one keeps everything that its stack has seen.
  return () => listening.abort('destroyed')
}

function watchPointer(svg: SVGSVGElement, target: LoadGestureTarget, signal: AbortSignal): void {
  let pointer: number | null = null
  const isDouble = createDoubleTap()
  const place = (event: PointerEvent): Place => placeOn(svg, event)
  const options = { signal }
  svg.addEventListener('pointerdown', down, options)
  svg.addEventListener('pointermove', move, options)
  svg.addEventListener('pointerup', up, options)
  svg.addEventListener('pointercancel', (event) => give(event.pointerId), options)
  svg.addEventListener('pointerleave', () => pointer === null && target.leave(), options)
  // What was taken has the focus already; the default would move it to the page.
  svg.addEventListener('mousedown', hold, options)
  // CSS cannot keep a finger on a part of a drawing from scrolling the page; this does.
  svg.addEventListener('touchstart', hold, { signal, passive: false })
  // A line that is drawn has no focus of its own, so Escape is heard wherever it goes.
  document.addEventListener('keydown', escape, { signal, capture: true })

  function down(event: PointerEvent): void {
    if (event.button !== 0 || pointer !== null) return
    if (!target.down(...place(event))) return
    pointer = event.pointerId
    svg.setPointerCapture(pointer)
  }
  function move(event: PointerEvent): void {
    const [x, y, reach] = place(event)
    if (event.pointerId === pointer) target.move(x, y)
    else if (pointer === null && event.pointerType === 'mouse') target.hover(x, y, reach)
  }
  function up(event: PointerEvent): void {
    if (event.pointerId !== pointer) return
    pointer = null
    target.up()
    if (isDouble(event)) target.double(...place(event))
  }
  function give(id: number): void {
    if (id !== pointer) return
    pointer = null
    target.cancel()
  }
  function hold(event: Event): void {
    if (pointer !== null) event.preventDefault()
  }
  function escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || pointer === null) return
    event.stopPropagation()
    give(pointer)
  }
}

type Place = readonly [x: number, y: number, reach: number]

function placeOn(svg: SVGSVGElement, event: PointerEvent): Place {
  const box = svg.getBoundingClientRect()
  const reach = event.pointerType === 'mouse' ? reaches.fine : reaches.coarse
  // A page that is drawn larger has fewer px of its own than the window.
  const zoom = Number(svg.currentCSSZoom) || 1
  return [(event.clientX - box.left) / zoom, (event.clientY - box.top) / zoom, reach]
}

const doubleMs = 400
const doublePx = 12

/** Tells whether a pointer goes up for the second time at one place, with a mouse as with a finger. */
function createDoubleTap(): (event: PointerEvent) => boolean {
  let before = { time: -Infinity, x: 0, y: 0 }
  return ({ timeStamp: time, clientX: x, clientY: y }) => {
    const isNear = Math.hypot(x - before.x, y - before.y) <= doublePx
    const isSecond = isNear && time - before.time <= doubleMs
    before = isSecond ? { time: -Infinity, x, y } : { time, x, y }
    return isSecond
  }
}
