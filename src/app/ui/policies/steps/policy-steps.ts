import type { ServiceDecision } from '#core/organisms/observation.ts'
import { policiesText } from '#text/en/policies.ts'
import type { Words } from '#text/words.ts'
import { decisionSteps, reasonToStay, type DecisionStep } from '../../decisions/decision-steps.ts'
import { simpleSteps, stepSteps, trackingSteps } from './aws-steps.ts'
import { azureSteps } from './azure-steps.ts'
import { kedaSteps } from './keda-steps.ts'
import { kpaSteps } from './kpa-steps.ts'
import { migSteps } from './mig-steps.ts'
import { outcome, type Pen } from './step.ts'
import { demandSteps } from './demand-steps.ts'
import { thresholdSteps } from './threshold-steps.ts'
import { verticalSteps } from './vertical-steps.ts'

/** The whole arithmetic of a decision of any policy, in the order in which it is done. */
export function policySteps(decision: ServiceDecision, words: Words): readonly DecisionStep[] {
  const pen: Pen = { text: words.text(policiesText), words }
  switch (decision.kind) {
    case 'hpa':
      return decisionSteps(decision.record, words)
    case 'keda':
      return kedaSteps(decision, pen)
    case 'kpa':
      return kpaSteps(decision, pen)
    case 'target-tracking':
      return trackingSteps(decision, pen)
    case 'step-scaling':
      return stepSteps(decision, pen)
    case 'simple-scaling':
      return simpleSteps(decision, pen)
    case 'azure':
      return azureSteps(decision, pen)
    case 'mig':
      return migSteps(decision, pen)
    case 'threshold':
      return thresholdSteps(decision, pen)
    case 'vertical':
      return verticalSteps(decision, pen)
    case 'on-demand':
      return demandSteps(decision, pen)
    case 'manual':
      return [outcome(decision, pen.text.reasons.manual, pen)]
  }
}

/** Why a decision left the number of cells as it was, in a few words; its reason as well where it changed something. */
export function policyReason(decision: ServiceDecision, words: Words): string {
  if (decision.kind === 'keda' && decision.record.hpa !== null && decision.record.hpa.current > 0) {
    return reasonToStay(decision.record.hpa, words)
  }
  const last = policySteps(decision, words).at(-1)
  return last?.note ?? ''
}
