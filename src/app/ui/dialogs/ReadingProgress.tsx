import { importText } from '#text/en/import.ts'
import { useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import type { Reading } from './use-reading.ts'

/** How far the reading of a long file is, and the way to stop it. */
export function ReadingProgress({
  reading,
  name,
  onCancel,
}: {
  readonly reading: Reading<unknown>
  readonly name: string
  readonly onCancel: () => void
}) {
  const text = useText(importText)
  if (reading.isUnreadable) {
    return (
      <p className="problem" role="alert">
        {text.unreadable(name)}
      </p>
    )
  }
  if (!reading.isUnderWay) return null
  return (
    <div className="export-progress">
      <progress aria-label={text.progress} max={1} value={reading.share} />
      <div className="row-spread">
        <span className="micro figure">{text.readingShare(reading.share)}</span>
        <Button onPress={onCancel}>{text.cancel}</Button>
      </div>
    </div>
  )
}
