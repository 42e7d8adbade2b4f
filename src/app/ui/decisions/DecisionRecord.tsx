import type { ServiceDecision } from '#core/organisms/observation.ts'
import { hpaDecisionOf } from '#core/policies/records.ts'
import { formatClock } from '#text/clock.ts'
import { useWords } from '../page.ts'
import { decisionSteps, decisionSummary } from './decision-steps.ts'

const conditionNames = ['AbleToScale', 'ScalingActive', 'ScalingLimited', 'ScaledToZero'] as const

interface DecisionRecordProps {
  readonly decision: ServiceDecision
  /** Its moment and what it came to stand above it already. */
  readonly isNamed?: boolean
}

/** One decision with its arithmetic, step by step, and the conditions in the controller's words. */
export function DecisionRecord({ decision, isNamed = false }: DecisionRecordProps) {
  const words = useWords()
  const hpa = hpaDecisionOf(decision)
  return (
    <div className="decision">
      {!isNamed && (
        <p className="decision-head">
          <span className="figure">{formatClock(decision.time)}</span>{' '}
          {decisionSummary(decision, words)}
        </p>
      )}
      <dl className="decision-steps">
        {(hpa === null ? [] : decisionSteps(hpa, words)).map(
          ({ name, formula, note, decisive }, index) => (
            // The steps of one decision never change their order.
            <div key={index} className="decision-step" data-decisive={decisive}>
              <dt>{name}</dt>
              <dd>
                <span className="figure">{formula}</span>
                {note !== null && <span className="micro">{note}</span>}
              </dd>
            </div>
          ),
        )}
      </dl>
      <ul className="conditions">
        {conditionNames.map((name) => {
          const condition = hpa?.conditions[name] ?? null
          if (condition === null) return null
          return (
            <li key={name} className="micro">
              {name} {condition.status ? 'True' : 'False'}: {condition.reason}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
