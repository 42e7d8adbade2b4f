import { importText } from '#text/en/import.ts'
import { useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { Said } from '../parts/Said.tsx'
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
  if (reading.isUnreadable || reading.hasFailed) {
    return (
      <p className="problem" role="alert">
        {reading.isUnreadable ? text.unreadable(name) : text.readingFailed}
      </p>
    )
  }
  return reading.isUnderWay && <Bar share={reading.share} onCancel={onCancel} />
}

function Bar({
  share,
  onCancel,
}: {
  readonly share: number | null
  readonly onCancel: () => void
}) {
  const text = useText(importText)
  return (
    <div className="export-progress">
      <Said>{text.reading}</Said>
      {/* Without a value the bar says that something is under way, and no more. */}
      <progress aria-label={text.progress} max={1} value={share ?? undefined} />
      <div className="row-spread">
        <span className="micro figure">
          {share === null ? text.reading : text.readingShare(share)}
        </span>
        <Button onPress={onCancel}>{text.cancel}</Button>
      </div>
    </div>
  )
}
