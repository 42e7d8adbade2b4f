import type { DecisionStep } from '../../decisions/decision-steps.ts'
import { boundsStep, outcome, step, type DecisionOf, type Pen } from './step.ts'

/** Boot on demand: who waits, what is there, and what is booted, taken back and switched off. */
export function demandSteps(decision: DecisionOf<'on-demand'>, pen: Pen): readonly DecisionStep[] {
  const { text } = pen
  const { waiting, slots, off, booting, busy, idle, wanted, boot, cancel, switchOff } =
    decision.record
  const why = boot > 0 ? text.demand.boot : cancel > 0 ? text.demand.cancel : text.demand.switchOff
  return [
    step(text.steps.waiting, text.divided(String(waiting), String(slots), wanted)),
    step(text.steps.servers, text.servers(busy, idle, booting, off)),
    step(text.steps.adjustment, text.demanded(boot, cancel, switchOff)),
    boundsStep(decision, pen),
    outcome(decision, why, pen),
  ]
}
