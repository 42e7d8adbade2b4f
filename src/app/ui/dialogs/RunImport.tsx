import { useMemo } from 'react'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { formatClock, formatCount } from '#app/charts/format.ts'
import { totalDuration } from '#app/store/settings.ts'
import { fileToRecording } from '#share/run-file.ts'
import { writtenSeed } from '../header/SeedButtons.tsx'
import { usePage } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import type { ImportProps } from './ImportDialog.tsx'

/** A run from a file: what it holds, then it is opened like a link. */
export function RunImport({ source, onDone }: ImportProps) {
  const { visit } = usePage()
  const opened = useMemo(() => fileToRecording(source.text), [source.text])
  if (!opened.ok)
    return (
      <p className="problem" role="alert">
        {opened.problem}
      </p>
    )
  const { recording, time, notices } = opened.value
  const labels = Object.entries(parameters).flatMap(([name, field]) =>
    Object.hasOwn(recording.settings, name) ? [field.label] : [],
  )
  const duration = totalDuration(recording)
  return (
    <>
      <dl className="summary">
        <dt>Length</dt>
        <dd className="figure">{formatClock(duration)}</dd>
        <dt>Opens at</dt>
        <dd className="figure">{formatClock(time, duration)}</dd>
        <dt>Seed</dt>
        <dd className="mono">{writtenSeed(recording.seed)}</dd>
        <dt>Differs in</dt>
        <dd>{labels.length === 0 ? 'nothing' : labels.join(', ')}</dd>
        <dt>Changes on the way</dt>
        <dd className="figure">{formatCount(recording.log.length)}</dd>
      </dl>
      {notices.map((notice) => (
        <p key={notice} className="note">
          {notice}
        </p>
      ))}
      <div className="row-end">
        <Button
          look="primary"
          onPress={() => {
            visit.open(opened.value)
            onDone()
          }}
        >
          Open this run
        </Button>
      </div>
    </>
  )
}
