import type { ServiceDecision } from '#core/organisms/observation.ts'
import { decisionsText } from '#text/en/decisions.ts'
import { useText, useWords } from '../page.ts'
import { Later } from '../parts/Later.tsx'
import { OtherSummary } from '../policies/other.tsx'
import { decisionSummary } from './decision-steps.ts'

/** What a decision of any policy did, in a few words. */
export function DecisionSummary({ decision }: { readonly decision: ServiceDecision }) {
  const words = useWords()
  const text = useText(decisionsText)
  const { kind, current, desired } = decision
  if (kind === 'hpa') return decisionSummary(decision.record, words)
  if (current !== desired) return text.changed(current, desired)
  return (
    <Later meanwhile={current}>
      <OtherSummary decision={decision} />
    </Later>
  )
}
