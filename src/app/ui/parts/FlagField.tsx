import { useId } from 'react'
import { Help, helpId } from './Help.tsx'

interface FlagFieldProps {
  readonly label: string
  readonly value: boolean
  readonly onWish: (value: boolean) => void
  readonly help?: string
  readonly disabled?: boolean
}

/** Something that is on or off. */
export function FlagField({ label, value, onWish, help, disabled = false }: FlagFieldProps) {
  const id = useId()
  return (
    <div className="field" title={help}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="switch"
        type="checkbox"
        role="switch"
        checked={value}
        aria-checked={value}
        disabled={disabled}
        aria-describedby={helpId(id, help)}
        onChange={(event) => onWish(event.target.checked)}
      />
      <Help id={id} help={help} />
    </div>
  )
}
