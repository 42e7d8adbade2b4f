import { rateAt } from '#core/traffic/load.ts'
import { createStroke } from './load-draft.ts'
import type { Stroke } from './load-draft.ts'
import type { LoadEditing } from './load-editing.ts'
import type { LoadFrame } from './load-plot.ts'
import { pointAt, xOf, yOf } from './load-plot.ts'
import { addPoint, drawOver, movePoint } from './load-points.ts'

/** A gesture of the pointer on the curve: a point that is dragged or a line that is drawn. */
export interface LoadDrag {
  /** The point under the pointer, or null. */
  find(x: number, y: number, reach: number): number | null
  /** True when the pointer is on the line between two points. */
  isOnLine(x: number, y: number, reach: number): boolean
  /** Begins a gesture; false when there is nothing under the pointer. */
  take(x: number, y: number, reach: number, isPencil: boolean): boolean
  move(x: number, y: number): void
  /** Ends the gesture and keeps what it drew, or not. */
  end(isKept: boolean): void
  /** The point that is dragged, or null; undefined while a line is drawn. */
  dragged(): number | null | undefined
  destroy(): void
}

const pullPauseMs = 80

/** Makes the gestures for a curve that is being edited inside a frame. */
export function createLoadDrag(editing: LoadEditing, frame: () => LoadFrame): LoadDrag {
  let held: number | null = null
  let stroke: Stroke | null = null
  let pullTimer: ReturnType<typeof setInterval> | undefined

  function moveHeld(x: number, y: number): void {
    const points = editing.points()
    if (held === null || points === null) return
    const to = pointAt(frame(), x, Math.max(y, frame().top))
    editing.draft(movePoint(points, held, to))
  }

  function drawTo(x: number, y: number): void {
    const [at, base] = [frame(), editing.base()]
    if (stroke === null || base === null) return
    stroke.add(Math.min(at.right, Math.max(at.left, x)), Math.min(at.bottom, Math.max(at.top, y)))
    const drawn = stroke.pixels().map(([px, py]) => pointAt(at, px, py))
    editing.draft(drawOver(base, drawn))
  }

  function release(): void {
    clearInterval(pullTimer)
    held = null
    stroke = null
  }

  const drag: LoadDrag = {
    find: (x, y, reach) => findPoint(editing, frame(), { x, y, reach }),
    isOnLine: (x, y, reach) => isOnLine(editing, frame(), { x, y, reach }),
    take(x, y, reach, isPencil) {
      const points = editing.points()
      if (points === null) return false
      editing.flush()
      if (isPencil) {
        stroke = createStroke()
        drawTo(x, y)
        return true
      }
      held = drag.find(x, y, reach)
      if (held !== null) return true
      const isOn = drag.isOnLine(x, y, reach * 0.7)
      const added = isOn ? addPoint(points, pointAt(frame(), x, y)[0]) : null
      if (added === null) return false
      held = added.index
      editing.draft(added.points)
      return true
    },
    move(x, y) {
      clearInterval(pullTimer)
      if (stroke !== null) drawTo(x, y)
      else moveHeld(x, y)
      if (held === null || y >= frame().top - 3) return
      // Held above the top edge, the scale grows slowly under the point.
      pullTimer = setInterval(() => {
        editing.stretch()
        moveHeld(x, y)
      }, pullPauseMs)
    },
    end(isKept) {
      release()
      if (isKept) editing.commit()
      else editing.abandon()
    },
    dragged: () => (stroke === null ? held : undefined),
    destroy: release,
  }
  return drag
}

interface Pointer {
  readonly x: number
  readonly y: number
  readonly reach: number
}

function isOnLine(editing: LoadEditing, frame: LoadFrame, { x, y, reach }: Pointer): boolean {
  const points = editing.points()
  if (points === null) return false
  const rate = rateAt({ form: 'linear', points }, pointAt(frame, x, y)[0])
  return Math.abs(yOf(frame, rate) - y) <= reach
}

function findPoint(editing: LoadEditing, frame: LoadFrame, pointer: Pointer): number | null {
  let found: number | null = null
  let nearest = pointer.reach
  editing.points()?.forEach(([at, rate], index) => {
    const distance = Math.hypot(xOf(frame, at) - pointer.x, yOf(frame, rate) - pointer.y)
    if (distance > nearest) return
    found = index
    nearest = distance
  })
  return found
}
