import type { DecisionStep } from '../../decisions/decision-steps.ts'
import { signalValue, step, type DecisionOf, type Pen } from './step.ts'

/** One server: how busy it was, between what, and the size that it is to have. */
export function verticalSteps(decision: DecisionOf<'vertical'>, pen: Pen): readonly DecisionStep[] {
  const { text } = pen
  const { min, max } = decision.spec
  const { measured, above, below, cooldownLeft, slots, wanted, reason } = decision.record
  const value = (of: number | null) => signalValue(of, 'cpu', pen)
  const wait = cooldownLeft > 0 ? [step(text.steps.cooldown, text.cooldownLeft(cooldownLeft))] : []
  return [
    step(text.signals.cpu, text.between(value(measured), value(below), value(above))),
    ...wait,
    step(text.steps.sizes, text.sizes(min, max)),
    step(text.steps.size, text.resized(slots, wanted), text.reasons.vertical[reason], true),
  ]
}
