import type { KeyboardEvent } from 'react'
import { usePage } from '../page.ts'
import { useDraft } from './use-draft.ts'

interface TypedInputProps {
  readonly id: string
  /** The value as it stands in the box while nobody types. */
  readonly shown: string
  /** Takes what was typed, once Enter is pressed or the box is left. */
  readonly onTyped: (text: string) => void
  /** Characters that the box has room for at least. */
  readonly least: number
  readonly isNumber?: boolean
  readonly describedBy?: string | undefined
  readonly disabled: boolean
}

/** A box for a value to type: Enter or leaving it makes it a wish, Escape takes the old one back. */
export function TypedInput(props: TypedInputProps) {
  const { id, shown, onTyped, least, isNumber = false, describedBy, disabled } = props
  const { session } = usePage()
  const draft = useDraft(shown, onTyped)
  const onChange = (text: string) => {
    // What was told about the last value does not speak of this one, and is told anew if it fails again.
    session.dismissNotice()
    draft.change(text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') draft.commit()
    if (event.key === 'Escape') draft.cancel()
  }
  return (
    <input
      id={id}
      className="number-input figure"
      type="text"
      inputMode={isNumber ? 'decimal' : undefined}
      autoComplete="off"
      size={Math.max(least, draft.shown.length)}
      value={draft.shown}
      disabled={disabled}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
      onBlur={draft.commit}
      onKeyDown={onKeyDown}
    />
  )
}
