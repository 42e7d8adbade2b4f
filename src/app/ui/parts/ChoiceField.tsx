import { useId } from 'react'
import { Help, helpId } from './Help.tsx'

interface ChoiceFieldProps {
  readonly label: string
  readonly value: string
  /** Names by value. A map keeps its order where values look like numbers. */
  readonly options: Readonly<Record<string, string>> | Map<string, string>
  readonly onWish: (value: string) => void
  readonly help?: string
  readonly disabled?: boolean
}

/** One of a short list of names. */
export function ChoiceField({
  label,
  value,
  options,
  onWish,
  help,
  disabled = false,
}: ChoiceFieldProps) {
  const id = useId()
  const entries = options instanceof Map ? [...options] : Object.entries(options)
  return (
    <div className="field" title={help}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="choice"
        value={value}
        disabled={disabled}
        aria-describedby={helpId(id, help)}
        onChange={(event) => onWish(event.target.value)}
      >
        {entries.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
      <Help id={id} help={help} />
    </div>
  )
}
