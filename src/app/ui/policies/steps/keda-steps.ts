import type { DecisionStep } from '../../decisions/decision-steps.ts'
import { decisionSteps } from '../../decisions/decision-steps.ts'
import { outcome, step, written, type DecisionOf, type Pen } from './step.ts'

/** KEDA: its triggers, its poll, and the arithmetic of the HPA behind it. */
export function kedaSteps(decision: DecisionOf<'keda'>, pen: Pen): readonly DecisionStep[] {
  const { text, words } = pen
  const { spec, record, time } = decision
  const triggers = spec.triggers.map(({ signal, activationThreshold }, i) => {
    const { value = null, active = false } = record.triggers[i] ?? {}
    const name = text.totals[signal]
    if (value === null) return step(name, text.noValue)
    const said = active ? text.active : text.inactive
    return step(name, said(written(value, pen), written(activationThreshold, pen)))
  })
  const { poll, hpa } = record
  const polled = poll === null ? [] : [pollStep(poll, pen)]
  const { since = 0, period = null } = poll?.cooldown ?? {}
  const cooled =
    period === null ? [] : [step(text.steps.cooldown, text.cooling(time - since, period))]
  if (hpa !== null) return [...triggers, ...polled, ...cooled, ...decisionSteps(hpa, words)]
  const why = poll === null ? '' : text.reasons.keda[poll.route]
  return [...triggers, ...cooled, outcome(decision, why, pen)]
}

type Poll = NonNullable<DecisionOf<'keda'>['record']['poll']>

function pollStep({ from, replicas, route }: Poll, { text }: Pen) {
  const formula = from === replicas ? text.noChange(from) : text.changed(from, replicas)
  return step(text.steps.poll, formula, text.reasons.keda[route], from !== replicas)
}
