import { useId } from 'react'
import type { NumberBounds } from '#core/schema/schema.ts'
import { isWithin } from '#core/schema/validate.ts'
import { panelsText } from '#text/en/panels.ts'
import { usePage, useWords } from '../page.ts'
import { Help, helpId } from './Help.tsx'
import { TypedInput } from './TypedInput.tsx'

interface NumberFieldProps {
  readonly label: string
  /** What the setting allows, in the unit of the box; a wish beyond it is refused. Unset where the form itself answers. */
  readonly bounds?: NumberBounds | undefined
  readonly value: number
  /** The unit behind the number, such as s or %; empty for none. */
  readonly unit: string
  readonly onWish: (value: number) => void
  readonly help?: string
  /** What the present value stands for, where the number alone does not tell. */
  readonly meaning?: string | undefined
  readonly disabled?: boolean
  /** Label above instead of beside the number. */
  readonly stacked?: boolean
}

/** A number to type: Enter or leaving it makes it a wish, Escape takes the old one back. */
export function NumberField(props: NumberFieldProps) {
  const id = useId()
  const { label, bounds, value, unit, onWish, help, meaning } = props
  const { disabled = false, stacked = false } = props
  return (
    <div className={stacked ? 'field field-stacked' : 'field'} title={help}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {meaning !== undefined && <span className="micro field-meaning">{meaning}</span>}
      <NumberInput
        id={id}
        label={label}
        bounds={bounds}
        value={value}
        unit={unit}
        help={help}
        onWish={onWish}
        disabled={disabled}
      />
    </div>
  )
}

interface NumberInputProps {
  readonly id: string
  /** What a refused value is refused for. */
  readonly label: string
  readonly bounds?: NumberBounds | undefined
  readonly value: number
  readonly unit: string
  readonly onWish: (value: number) => void
  readonly help?: string | undefined
  readonly disabled?: boolean
}

/** The box of a number with its unit, without a label. */
export function NumberInput(props: NumberInputProps) {
  const { id, label, bounds, value, unit, onWish, help, disabled = false } = props
  const { session } = usePage()
  const words = useWords()
  const { numbers } = words
  const say = words.text(panelsText)
  const take = (text: string) => {
    // The unit stands behind the box; who types it means the same.
    const bare = text.trim()
    const typed = numbers.parse(
      bare.endsWith(unit) ? bare.slice(0, bare.length - unit.length) : bare,
    )
    if (Number.isNaN(typed)) return session.say(say.notANumber(text.slice(0, 40)))
    if (bounds === undefined || isWithin(typed, bounds)) return onWish(typed)
    const refuse = bounds.integer === true ? say.outOfCounts : say.outOfBounds
    const { min, max } = bounds
    session.say(
      refuse(label, numbers.full(min, ''), numbers.full(max, unit), numbers.full(typed, '')),
    )
  }
  return (
    <span className="number-box">
      <TypedInput
        id={id}
        shown={words.numbers.plain(value)}
        onTyped={take}
        least={2}
        isNumber
        describedBy={helpId(id, help)}
        disabled={disabled}
      />
      {unit !== '' && <span className="number-unit">{words.numbers.unit(unit)}</span>}
      <Help id={id} help={help} />
    </span>
  )
}
