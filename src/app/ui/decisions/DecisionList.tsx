import { useMemo } from 'react'
import { formatClock } from '#text/clock.ts'
import { decisionsText } from '#text/en/decisions.ts'
import { usePage, useRun, useSelection, useWords } from '../page.ts'
import { DecisionRecord } from './DecisionRecord.tsx'
import { decisionSummary } from './decision-steps.ts'

/** As many decisions as a list can show without becoming slow; older ones are found on the time bar. */
const shownMax = 60

/** The decisions of the autoscaler, the latest first, those that did nothing included. */
export function DecisionList() {
  const { selection } = usePage()
  const words = useWords()
  const decisions = useRun((state) => state.decisions)
  const chosen = useSelection((state) => state.decision)
  const latest = useMemo(() => decisions.slice(-shownMax).toReversed(), [decisions])
  if (latest.length === 0) {
    return <p className="note">{words.text(decisionsText).nothingYet}</p>
  }
  return (
    <ol className="decision-list">
      {latest.map((decision) => {
        const isOpen = decision.time === chosen
        return (
          <li key={decision.time}>
            <button
              type="button"
              className="decision-row"
              aria-expanded={isOpen}
              data-changed={decision.desired !== decision.current}
              onClick={() => selection.setState({ decision: isOpen ? null : decision.time })}
            >
              <span className="figure">{formatClock(decision.time)}</span>
              <span>{decisionSummary(decision, words)}</span>
            </button>
            {isOpen && <DecisionRecord decision={decision} isNamed />}
          </li>
        )
      })}
    </ol>
  )
}
