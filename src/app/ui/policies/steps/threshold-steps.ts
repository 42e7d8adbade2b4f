import type { DecisionStep } from '../../decisions/decision-steps.ts'
import { boundsStep, outcome, signalValue, step, type DecisionOf, type Pen } from './step.ts'

/** A threshold: what was measured, between what. */
export function thresholdSteps(
  decision: DecisionOf<'threshold'>,
  pen: Pen,
): readonly DecisionStep[] {
  const { text } = pen
  const { signal } = decision.spec
  const { measured, above, below, cooldownLeft, reason } = decision.record
  const value = (of: number | null) => signalValue(of, signal, pen)
  const wait = cooldownLeft > 0 ? [step(text.steps.cooldown, text.cooldownLeft(cooldownLeft))] : []
  return [
    step(text.signals[signal], text.between(value(measured), value(below), value(above))),
    ...wait,
    boundsStep(decision, pen),
    outcome(decision, text.reasons.threshold[reason], pen),
  ]
}
