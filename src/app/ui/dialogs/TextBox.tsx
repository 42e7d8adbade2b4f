import { useEffect, useRef, type SyntheticEvent } from 'react'
import { importText } from '#text/en/import.ts'
import { useText } from '../page.ts'
import { keptText } from './source.ts'

interface TextBoxProps {
  readonly text: string
  readonly onText: (text: string) => void
  /** Takes a text that is pasted or dropped and too long to stand in the box; the box stays as it is. */
  readonly onLong: (text: string) => void
  readonly takesFocus: boolean
  /** The element that says what is wrong with the text as it stands. */
  readonly problemId?: string
  /** The line that is selected and scrolled to, counted from 1; null: none. */
  readonly line?: number | null
  /** A box for one more text among others is low and shows no example. */
  readonly isLow?: boolean
}

/** The box for a text from outside, whose lines are not broken, so that a line is one of the text's own. */
export function TextBox({
  text,
  onText,
  onLong,
  takesFocus,
  problemId,
  line = null,
  isLow = false,
}: TextBoxProps) {
  const words = useText(importText)
  const ref = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const box = ref.current
    if (box === null || !takesFocus) return
    box.focus()
    if (line !== null) selectLine(box, line)
  }, [takesFocus, line])
  const divert = (event: SyntheticEvent, data: DataTransfer) => {
    const given = data.getData('text/plain')
    const { selectionStart = 0, selectionEnd = 0 } = ref.current ?? {}
    const whole = text.slice(0, selectionStart) + given + text.slice(selectionEnd)
    // A box would lay it out for seconds, and nobody mends so long a text by hand.
    const long = [given, whole].find((one) => keptText(one) === null)
    if (long === undefined) return
    event.preventDefault()
    onLong(long)
  }
  return (
    <textarea
      ref={ref}
      className="code"
      rows={isLow ? 3 : 8}
      wrap="off"
      spellCheck={false}
      aria-label={words.text}
      aria-invalid={problemId !== undefined}
      aria-describedby={problemId}
      placeholder={isLow ? undefined : 'apiVersion: autoscaling/v2 …'}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onPaste={(event) => divert(event, event.clipboardData)}
      onDrop={(event) => divert(event, event.dataTransfer)}
    />
  )
}

/** Selects a line and brings it to the upper part of the box; a selection alone does not scroll. */
function selectLine(box: HTMLTextAreaElement, line: number): void {
  const lines = box.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0)
  const wanted = lines[line - 1]
  if (wanted === undefined) return
  box.setSelectionRange(start, start + wanted.length)
  box.scrollTop = (box.scrollHeight * Math.max(0, line - 3)) / lines.length
  box.scrollLeft = 0
}
