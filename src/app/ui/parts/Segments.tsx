import { useId } from 'react'

interface SegmentsProps<Name extends string> {
  readonly label: string
  /** Names and texts of the choices in their order. */
  readonly options: Readonly<Record<Name, string>>
  readonly chosen: Name
  readonly onChoose: (name: Name) => void
  /** A line under the label. */
  readonly note?: string
}

/** One of two or three, side by side; arrows go from one to the next. */
export function Segments<Name extends string>(props: SegmentsProps<Name>) {
  const { label, options, chosen, onChoose, note } = props
  const id = useId()
  // Not the id, which is new at every opening: the browser never forgets the name of a group of choices.
  const group = `segments ${label}`
  const names = Object.keys(options).filter((name): name is Name => Object.hasOwn(options, name))
  return (
    <div className="field" role="radiogroup" aria-labelledby={id}>
      <span className="field-words" id={id}>
        {label}
        {note !== undefined && <span className="micro">{note}</span>}
      </span>
      <span className="segments">
        {names.map((name) => (
          <label key={name} data-chosen={name === chosen}>
            <input
              type="radio"
              name={group}
              checked={name === chosen}
              onChange={() => onChoose(name)}
            />
            {options[name]}
          </label>
        ))}
      </span>
    </div>
  )
}
