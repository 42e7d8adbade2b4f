import type { ServiceDecision } from '#core/organisms/observation.ts'
import { decisionsText } from '#text/en/decisions.ts'
import { useWords } from '../page.ts'
import { DecisionSteps } from '../decisions/DecisionSteps.tsx'
import { policyReason, policySteps } from './steps/policy-steps.ts'

/** The arithmetic of a decision of an autoscaler that is no HPA. */
export function OtherSteps({ decision }: { readonly decision: ServiceDecision }) {
  return <DecisionSteps steps={policySteps(decision, useWords())} />
}

/** What such a decision did, in a few words for a list. */
export function OtherSummary({ decision }: { readonly decision: ServiceDecision }) {
  const words = useWords()
  const text = words.text(decisionsText)
  const { current, desired } = decision
  return desired === current
    ? text.stayed(current, policyReason(decision, words))
    : text.changed(current, desired)
}
