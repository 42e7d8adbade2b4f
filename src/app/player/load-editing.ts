import type { LoadCurve } from '#core/traffic/load.ts'
import { loadLimits } from '#core/traffic/load.ts'
import { isSameCurve, restingTop, topOver } from './load-draft.ts'
import { draggablePoints } from './load-points.ts'
import type { LoadPoint } from './simplify.ts'

// A held key or a few quick presses are one gesture.
const keyPauseMs = 500
// A change that was refused never comes back as a new load; then the draft gives way.
const answerMs = 2000

/** The curve in the session, the draft over it while a gesture lasts, and the scale of both. */
export interface LoadEditing {
  load(): LoadCurve
  /** The points that can be dragged, of the draft or else of the session; null for a trace. */
  points(): readonly LoadPoint[] | null
  /** The points as the session has them. */
  base(): readonly LoadPoint[] | null
  /** Rate at the top of the drawing. */
  top(): number
  /** Keeps the scale as high as another peak that is drawn, however low the curve itself is. */
  makeRoom(peak: number): void
  isDrafting(): boolean
  /** The session's curve; it waits while a gesture lasts. */
  receive(load: LoadCurve): void
  /** The gesture's curve so far. */
  draft(points: readonly LoadPoint[]): void
  /** Ends a gesture: its curve goes out, once, if it differs. */
  commit(): void
  /** Ends a gesture of keys when none follows soon. */
  commitSoon(): void
  /** Ends a gesture of keys now. */
  flush(): void
  abandon(): void
  /** Stretches the scale for a point that is held above its top. */
  stretch(): void
  /** Makes room for a draft that has outgrown the scale. */
  fit(): void
  destroy(): void
}

/** Begins with a curve; `changed` asks to draw, `onChange` hears one curve a gesture. */
export function createLoadEditing(options: {
  readonly load: LoadCurve
  readonly changed: () => void
  readonly onChange: (load: LoadCurve) => void
}): LoadEditing {
  let load = options.load
  let draft: readonly LoadPoint[] | null = null
  let top = restingTop(load)
  let floor = 0
  let keyTimer: ReturnType<typeof setTimeout> | undefined
  let answerTimer: ReturnType<typeof setTimeout> | undefined

  function settle(points: readonly LoadPoint[] | null): void {
    clearTimeout(keyTimer)
    clearTimeout(answerTimer)
    keyTimer = undefined
    answerTimer = undefined
    draft = points
    top = restingTop(points === null ? load : { form: 'linear', points })
    options.changed()
  }

  function commit(): void {
    const before = draggablePoints(load)
    const points = draft === null || before === null || isSameCurve(draft, before) ? null : draft
    settle(points)
    if (points === null) return
    answerTimer = setTimeout(() => settle(null), answerMs)
    options.onChange({ form: 'linear', points })
  }

  return {
    load: () => load,
    points: () => draft ?? draggablePoints(load),
    base: () => draggablePoints(load),
    top: () => Math.max(top, floor),
    makeRoom: (peak) => void (floor = peak > 0 ? topOver(peak) : 0),
    isDrafting: () => draft !== null,
    receive(next) {
      load = next
      // While a gesture lasts it has no answer to wait for, and its draft stays.
      if (draft === null || answerTimer !== undefined) settle(null)
    },
    draft(points) {
      clearTimeout(answerTimer)
      answerTimer = undefined
      draft = points
      options.changed()
    },
    commit,
    commitSoon() {
      clearTimeout(keyTimer)
      keyTimer = setTimeout(commit, keyPauseMs)
    },
    flush() {
      if (keyTimer !== undefined) commit()
    },
    abandon: () => settle(null),
    stretch() {
      top = Math.min(loadLimits.rateMax, Math.max(top, floor) * 1.05)
    },
    fit() {
      if (draft !== null) top = Math.max(top, restingTop({ form: 'linear', points: draft }))
    },
    destroy() {
      clearTimeout(keyTimer)
      clearTimeout(answerTimer)
    },
  }
}
