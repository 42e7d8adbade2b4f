import { useId } from 'react'

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
        onChange={(event) => onWish(event.target.checked)}
      />
    </div>
  )
}
