import { useEffect, useMemo, useState } from 'react'
import { latestDecision } from '#app/store/watched.ts'
import { formatClock } from '#text/clock.ts'
import { inspectorText } from '#text/en/inspector.ts'
import { DecisionRecord } from '../decisions/DecisionRecord.tsx'
import { usePage, useRun, useText } from '../page.ts'
import { Disclosure } from '../parts/Disclosure.tsx'
import { causeOf, noteTime, type CellFacts } from './cells.ts'

/** Why there are as many cells as there are: the decision in force at the moment shown, also one that did nothing. */
export function WhyNow() {
  const text = useText(inspectorText)
  const decision = useRun(latestDecision)
  const duration = useRun((state) => state.duration)
  const time = decision?.time ?? 0
  const service = decision?.service ?? 0
  const { selection } = usePage()
  const [isOpen, setOpen] = useState(false)
  // The chart of cells shows what it looked back on, also where that lies on another sheet of a phone.
  useEffect(() => {
    selection.setState({ opened: isOpen ? { time, service } : null })
  }, [selection, isOpen, time, service])
  if (decision === null) return null
  return (
    <Disclosure
      title={text.whySoMany}
      summary={text.decidedAt(formatClock(time, duration))}
      onToggle={setOpen}
    >
      <DecisionRecord decision={decision} />
    </Disclosure>
  )
}

/** What made a cell, and what ends it. */
export function WhyThisCell({ cell }: { readonly cell: CellFacts }) {
  const text = useText(inspectorText)
  const bornAt = useRun((state) => noteTime(state.notes, cell.id, 'born'))
  const goneAt = useRun((state) => noteTime(state.notes, cell.id, 'draining'))
  return (
    <>
      {cell.mother === 0 ? (
        <p className="note">{text.fromTheStart}</p>
      ) : (
        <Cause title={text.whyDivided} service={cell.service} at={bornAt} />
      )}
      {cell.phase === 'draining' && (
        <Cause title={text.whyPruned} service={cell.service} at={goneAt} note={text.pruningOrder} />
      )}
    </>
  )
}

interface CauseProps {
  readonly title: string
  readonly service: number
  /** The moment, to the last bit; null where the journal has forgotten it. */
  readonly at: number | null
  readonly note?: string
}

function Cause({ title, service, at, note }: CauseProps) {
  const text = useText(inspectorText)
  const decisions = useRun((state) => state.decisions)
  const notes = useRun((state) => state.notes)
  const recording = useRun((state) => state.recording)
  const cause = useMemo(
    () => causeOf({ decisions, notes, recording }, service, at),
    [decisions, notes, recording, service, at],
  )
  if (cause === null) return null
  return (
    <div className="birth">
      <h3 className="form-title">{title}</h3>
      {cause.kind === 'replaces' ? (
        <p className="note">{text.replaces(cause.cell)}</p>
      ) : cause.kind === 'rollout' ? (
        <p className="note">{text.ofRollout}</p>
      ) : (
        <>
          {note !== undefined && <p className="note">{note}</p>}
          <DecisionRecord decision={cause.decision} />
        </>
      )}
    </div>
  )
}
