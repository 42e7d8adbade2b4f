import { totalDuration } from '#app/store/settings.ts'
import { graphLabel } from '#core/organisms/microservices/graph-settings.ts'
import { writtenSeed } from '../header/seed.ts'
import { formatClock } from '#text/clock.ts'
import { fieldsText } from '#text/en/fields.ts'
import { importText } from '#text/en/import.ts'
import { usePage, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import type { ImportProps } from './ImportDialog.tsx'
import { runReader } from './readers.ts'
import { ReadingProgress } from './ReadingProgress.tsx'
import { Refusal } from './Refusal.tsx'
import { useReading } from './use-reading.ts'

const runOrder = { kind: 'run' } as const

/** A run from a file: what it holds, then it is opened like a link. */
export function RunImport({ source, onDone, onCancel, onEdit }: ImportProps) {
  const { visit } = usePage()
  const { numbers, say } = useWords()
  const text = useText(importText)
  const fields = useText(fieldsText)
  const reading = useReading(source, runOrder, runReader)
  const opened = reading.answer
  if (opened === null) {
    return <ReadingProgress reading={reading} name={source.name} onCancel={onCancel} />
  }
  if (!opened.ok) return <Refusal sentence={opened.problem} source={source} onEdit={onEdit} />
  const { recording, time, notices } = opened.value
  const differs = (name: string): boolean => Object.hasOwn(recording.settings, name)
  const labels = [
    ...Object.entries(fields).flatMap(([name, { label }]) => (differs(name) ? [label] : [])),
    ...(differs('graph') ? [say(graphLabel)] : []),
  ]
  const duration = totalDuration(recording)
  return (
    <>
      <dl className="summary">
        <dt>{text.length}</dt>
        <dd className="figure">{formatClock(duration)}</dd>
        <dt>{text.opensAt}</dt>
        <dd className="figure">{formatClock(time, duration)}</dd>
        <dt>{text.seed}</dt>
        <dd className="mono">{writtenSeed(recording.seed)}</dd>
        <dt>{text.differsIn}</dt>
        <dd>{labels.length === 0 ? text.nothing : labels.join(', ')}</dd>
        <dt>{text.changes}</dt>
        <dd className="figure">{numbers.count(recording.log.length)}</dd>
      </dl>
      {notices.map((notice) => (
        <p key={notice} className="note">
          {say(notice)}
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
          {text.openRun}
        </Button>
      </div>
    </>
  )
}
