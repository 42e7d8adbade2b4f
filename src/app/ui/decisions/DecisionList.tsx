import { useMemo, useState } from 'react'
import { ofService } from '#app/store/watched.ts'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import { formatClock } from '#text/clock.ts'
import { decisionsText } from '#text/en/decisions.ts'
import { usePage, useRun, useSelection, useText } from '../page.ts'
import { FlagField } from '../parts/FlagField.tsx'
import { DecisionRecord } from './DecisionRecord.tsx'
import { DecisionSummary } from './DecisionSummary.tsx'

/** As many decisions as a list can show without becoming slow; older ones are found on the time bar. */
const shownMax = 60

/** The decisions of the autoscaler, the latest first, those that did nothing included. */
export function DecisionList() {
  const text = useText(decisionsText)
  const hasSeveral = useRun((state) => state.services.length > 1)
  const [ofAll, setOfAll] = useState(false)
  const isOfAll = hasSeveral && ofAll
  return (
    <>
      {hasSeveral && <FlagField label={text.ofAll} value={ofAll} onWish={setOfAll} />}
      <Decisions isOfAll={isOfAll} />
    </>
  )
}

/** Of the service that is shown, or of all with the name of each. */
function Decisions({ isOfAll }: { readonly isOfAll: boolean }) {
  const text = useText(decisionsText)
  const decisions = useRun((state) => state.decisions)
  const watched = useRun((state) => state.watched)
  const latest = useMemo(() => {
    const shown = isOfAll ? decisions : ofService(decisions, watched)
    return shown.slice(-shownMax).toReversed()
  }, [decisions, watched, isOfAll])
  if (latest.length === 0) return <p className="note">{text.nothingYet}</p>
  return (
    <ol className="decision-list">
      {latest.map((decision) => (
        <DecisionRow
          key={`${decision.time} ${decision.service}`}
          decision={decision}
          isNamed={isOfAll}
        />
      ))}
    </ol>
  )
}

interface DecisionRowProps {
  readonly decision: ServiceDecision
  /** Whether it says whose it is. */
  readonly isNamed: boolean
}

function DecisionRow({ decision, isNamed }: DecisionRowProps) {
  const { selection } = usePage()
  const { time, service } = decision
  const name = useRun((state) => (isNamed ? state.services[service] : null))
  const isOpen = useSelection(
    ({ decision: chosen }) => chosen?.time === time && chosen.service === service,
  )
  return (
    <li>
      <button
        type="button"
        className="decision-row"
        aria-expanded={isOpen}
        data-changed={decision.desired !== decision.current}
        onClick={() => selection.setState({ decision: isOpen ? null : { time, service } })}
      >
        <span className="figure">{formatClock(time)}</span>
        {name !== null && <span className="decision-service">{name}</span>}
        <span>
          <DecisionSummary decision={decision} />
        </span>
      </button>
      {isOpen && <DecisionRecord decision={decision} isNamed />}
    </li>
  )
}
