import { useState } from 'react'
import type { ClipWish } from '#app/exports/clip-plan.ts'
import type { SessionState } from '#app/store/session-state.ts'
import { exportsText } from '#text/en/exports.ts'
import { useRun, useText } from '../page.ts'
import { ClockField } from '../parts/ClockField.tsx'

/** Simulated seconds per second of film. */
export const speedChoices = [0.5, 1, 2, 8, 30, 60] as const

/** Simulated time of the first and after the last picture, s. */
export type Span = Pick<ClipWish, 'start' | 'end'>

/** What was typed as a span, and the run that it is one of. */
interface TypedSpan extends Span {
  readonly opened: number
}

/** Up to where the run may be seen, s: a lesson holds it where it asks. */
export function shownEnd({ gate, duration }: Pick<SessionState, 'gate' | 'duration'>): number {
  return Math.min(duration, gate?.time ?? duration)
}

/** The span that was typed for this run; until one is, ten seconds of film at a speed from the moment shown on. */
export function useSpan(speed: number): [Span, (span: Span) => void] {
  const [typed, setTyped] = useState<TypedSpan | null>(null)
  const opened = useRun((state) => state.opened)
  const time = useRun((state) => state.time)
  const duration = useRun(shownEnd)
  const length = 10 * speed
  const start = Math.max(0, Math.min(Math.floor(time), duration - length))
  const span = typed?.opened === opened ? typed : { start, end: Math.min(duration, start + length) }
  return [span, (wish) => setTyped({ ...wish, opened })]
}

interface SpanFieldsProps {
  readonly span: Span
  /** Up to where the run may be seen, s. */
  readonly duration: number
  readonly onWish: (span: Span) => void
  readonly disabled: boolean
}

/** The span as two clocks to type. */
export function SpanFields({ span, duration, onWish, disabled }: SpanFieldsProps) {
  const text = useText(exportsText)
  return (
    <div className="clip-span">
      <ClockField
        label={text.from}
        value={span.start}
        longest={duration}
        onWish={(start) => onWish({ ...span, start })}
        disabled={disabled}
      />
      <ClockField
        label={text.to}
        value={span.end}
        longest={duration}
        onWish={(end) => onWish({ ...span, end })}
        disabled={disabled}
      />
    </div>
  )
}

/** The highest speed of a film that is not above the one with which the run was watched; the lowest where all are. */
export function filmSpeed(watched: number): number {
  return speedChoices.findLast((choice) => choice <= watched) ?? speedChoices[0]
}
