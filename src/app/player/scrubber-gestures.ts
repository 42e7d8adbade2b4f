/** A wish told by a key: to the next event, by some seconds, or to a share of the whole run. */
export type ScrubberKey =
  | { readonly type: 'event'; readonly direction: -1 | 1 }
  | { readonly type: 'by'; readonly seconds: number }
  | { readonly type: 'to'; readonly share: number }

/** Who is told of the gestures. */
export interface ScrubberTarget {
  /** Simulated time at a distance from the left edge, px. */
  timeAt(pixels: number): number
  drag(time: number): void
  /** The end of a drag: the time chosen, or null when it was given up. */
  drop(time: number | null): void
  key(wish: ScrubberKey): void
}

/** The wish of a key, or null for keys that belong to others. */
export function scrubberKey(event: {
  readonly key: string
  readonly shiftKey: boolean
}): ScrubberKey | null {
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return event.shiftKey ? { type: 'by', seconds: 10 } : { type: 'event', direction: 1 }
    case 'ArrowLeft':
    case 'ArrowDown':
      return event.shiftKey ? { type: 'by', seconds: -10 } : { type: 'event', direction: -1 }
    case 'Home':
      return { type: 'to', share: 0 }
    case 'End':
      return { type: 'to', share: 1 }
    default:
      return null
  }
}

/** How far a press may slip before it is a drag, px. */
const pressSlop = 4

/** Listens to pointer and keys on the time bar; returns the way to stop. */
export function watchScrubberGestures(bar: HTMLElement, target: ScrubberTarget): () => void {
  let pointer: number | null = null
  // A press on a mark means its first event: a pixel is longer than what lies between two decisions.
  let pressed: { readonly x: number; readonly time: number } | null = null
  const timeOf = ({ clientX }: PointerEvent): number =>
    pressed !== null && Math.abs(clientX - pressed.x) < pressSlop
      ? pressed.time
      : target.timeAt(
          (clientX - bar.getBoundingClientRect().left) / (Number(bar.currentCSSZoom) || 1),
        )
  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || pointer !== null) return
    pointer = event.pointerId
    bar.setPointerCapture(pointer)
    // What is pressed inside the bar is an element.
    const at = (event.target as Element).closest<SVGElement>('.mark')?.dataset.at
    pressed = at === undefined ? null : { x: event.clientX, time: Number(at) }
    target.drag(timeOf(event))
  }
  const move = (event: PointerEvent): void => {
    if (event.pointerId === pointer) target.drag(timeOf(event))
  }
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== pointer) return
    pointer = null
    target.drop(event.type === 'pointerup' ? timeOf(event) : null)
  }
  const key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Escape' && pointer !== null) {
      pointer = null
      target.drop(null)
      return
    }
    const wish = scrubberKey(event)
    if (wish === null) return
    event.preventDefault()
    event.stopPropagation()
    target.key(wish)
  }
  bar.addEventListener('pointerdown', down)
  bar.addEventListener('pointermove', move)
  bar.addEventListener('pointerup', up)
  bar.addEventListener('pointercancel', up)
  bar.addEventListener('keydown', key)
  return () => {
    bar.removeEventListener('pointerdown', down)
    bar.removeEventListener('pointermove', move)
    bar.removeEventListener('pointerup', up)
    bar.removeEventListener('pointercancel', up)
    bar.removeEventListener('keydown', key)
  }
}
