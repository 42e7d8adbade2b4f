import { useId } from 'react'
import { panelsText } from '#text/en/panels.ts'
import { usePage, useWords } from '../page.ts'
import { Help, helpId } from './Help.tsx'
import { TypedInput } from './TypedInput.tsx'

interface NumberFieldProps {
  readonly label: string
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
  const { label, value, unit, onWish, help, meaning, disabled = false, stacked = false } = props
  return (
    <div className={stacked ? 'field field-stacked' : 'field'} title={help}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {meaning !== undefined && <span className="micro field-meaning">{meaning}</span>}
      <NumberInput
        id={id}
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
  readonly value: number
  readonly unit: string
  readonly onWish: (value: number) => void
  readonly help?: string | undefined
  readonly disabled?: boolean
}

/** The box of a number with its unit, without a label. */
export function NumberInput(props: NumberInputProps) {
  const { id, value, unit, onWish, help, disabled = false } = props
  const { session } = usePage()
  const words = useWords()
  const take = (text: string) => {
    // The unit stands behind the box; who types it means the same.
    const bare = text.trim()
    const typed = numberOf(bare.endsWith(unit) ? bare.slice(0, bare.length - unit.length) : bare)
    if (Number.isNaN(typed)) session.say(words.text(panelsText).notANumber(text.slice(0, 40)))
    else onWish(typed)
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

/** What was typed as a number, with a comma or a point; NaN for anything else. */
export function numberOf(text: string): number {
  const plain = text.trim().replace(',', '.')
  return plain === '' ? Number.NaN : Number(plain)
}
