import { useId, type KeyboardEvent } from 'react'
import { clockSeconds, typedClock } from '#text/clock.ts'
import { panelsText } from '#text/en/panels.ts'
import { usePage, useText } from '../page.ts'
import { useDraft } from './use-draft.ts'

interface ClockFieldProps {
  readonly label: string
  /** Simulated time, s. */
  readonly value: number
  /** The longest time that can be meant: it tells whether the clock has hours. */
  readonly longest: number
  readonly onWish: (value: number) => void
  readonly disabled: boolean
}

/** A simulated time to type, as the clock writes it or in plain seconds. */
export function ClockField({ label, value, longest, onWish, disabled }: ClockFieldProps) {
  const id = useId()
  const { session } = usePage()
  const text = useText(panelsText)
  const draft = useDraft(typedClock(value, longest), (typed) => {
    const seconds = clockSeconds(typed)
    if (Number.isNaN(seconds)) session.say(text.notATime(typed.slice(0, 40)))
    else onWish(seconds)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') draft.commit()
    if (event.key === 'Escape') draft.cancel()
  }
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <span className="number-box">
        <input
          id={id}
          className="number-input figure"
          type="text"
          autoComplete="off"
          size={Math.max(5, draft.shown.length)}
          value={draft.shown}
          disabled={disabled}
          onChange={(event) => draft.change(event.target.value)}
          onBlur={draft.commit}
          onKeyDown={onKeyDown}
        />
      </span>
    </div>
  )
}
