import { useId } from 'react'
import { clockSeconds, typedClock } from '#text/clock.ts'
import { panelsText } from '#text/en/panels.ts'
import { usePage, useText } from '../page.ts'
import { TypedInput } from './TypedInput.tsx'

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
  const take = (typed: string) => {
    const seconds = clockSeconds(typed)
    if (Number.isNaN(seconds)) session.say(text.notATime(typed.slice(0, 40)))
    else onWish(seconds)
  }
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <span className="number-box">
        <TypedInput
          id={id}
          shown={typedClock(value, longest)}
          onTyped={take}
          least={5}
          disabled={disabled}
        />
      </span>
    </div>
  )
}
