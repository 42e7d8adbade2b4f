import type { ServiceDecision } from '#core/organisms/observation.ts'
import { hpaDecisionOf } from '#core/policies/records.ts'
import { formatClock } from '#text/clock.ts'
import { useWords } from '../page.ts'
import { Later } from '../parts/Later.tsx'
import { OtherSteps } from '../policies/other.tsx'
import { decisionSteps } from './decision-steps.ts'
import { DecisionSteps } from './DecisionSteps.tsx'
import { DecisionSummary } from './DecisionSummary.tsx'

const conditionNames = ['AbleToScale', 'ScalingActive', 'ScalingLimited', 'ScaledToZero'] as const

interface DecisionRecordProps {
  readonly decision: ServiceDecision
  /** Its moment and what it came to stand above it already. */
  readonly isNamed?: boolean
}

/** One decision with its arithmetic, step by step, and the conditions in the controller's words. */
export function DecisionRecord({ decision, isNamed = false }: DecisionRecordProps) {
  const words = useWords()
  const conditions = hpaDecisionOf(decision)?.conditions
  return (
    <div className="decision">
      {!isNamed && (
        <p className="decision-head">
          <span className="figure">{formatClock(decision.time)}</span>{' '}
          <DecisionSummary decision={decision} />
        </p>
      )}
      {decision.kind === 'hpa' ? (
        <DecisionSteps steps={decisionSteps(decision.record, words)} />
      ) : (
        <Later>
          <OtherSteps decision={decision} />
        </Later>
      )}
      {conditions !== undefined && (
        <ul className="conditions" translate="no">
          {conditionNames.map((name) => {
            const condition = conditions[name]
            if (condition === null) return null
            return (
              <li key={name} className="micro">
                {name} {condition.status ? 'True' : 'False'}: {condition.reason}
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
