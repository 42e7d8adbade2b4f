import { useId } from 'react'

interface TextLineProps {
  readonly label: string
  readonly value: string
  /** The most characters. */
  readonly most: number
  /** More than one line where it is given. */
  readonly rows?: number
  readonly onText: (text: string) => void
}

/** A text of a lesson, as it is typed. */
export function TextLine({ label, value, most, rows, onText }: TextLineProps) {
  const id = useId()
  const shared = {
    id,
    value,
    maxLength: most,
    onChange: (event: { readonly target: { readonly value: string } }) =>
      onText(event.target.value),
  }
  return (
    <div className="author-line">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {rows === undefined ? (
        <input type="text" {...shared} />
      ) : (
        <textarea rows={rows} {...shared} />
      )}
    </div>
  )
}
