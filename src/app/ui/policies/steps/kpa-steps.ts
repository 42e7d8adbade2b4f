import type { KpaDecision, KpaWish } from '#core/policies/kpa-decide.ts'
import { kpaRules } from '#core/policies/kpa-rules.ts'
import type { DecisionStep } from '../../decisions/decision-steps.ts'
import { boundsStep, outcome, step, written, type DecisionOf, type Pen } from './step.ts'

/** Knative: both windows, the limits of one decision, the panic, the delay, and what the reconciler made of it. */
export function kpaSteps(decision: DecisionOf<'kpa'>, pen: Pen): readonly DecisionStep[] {
  const { text } = pen
  const { decision: seen } = decision.record
  const { target } = kpaRules(decision.spec)
  const { isOverThreshold, threshold, panicSince } = seen
  const wish = (name: string, { observed, wanted }: KpaWish, leads: boolean) =>
    step(name, text.divided(written(observed, pen), written(target, pen), wanted), null, leads)
  const over = isOverThreshold ? text.overThreshold : text.underThreshold
  const panic =
    panicSince === null ? text.noPanic : text.panicSince(seen.time - panicSince, seen.panicPods)
  const burst = seen.excessBurstCapacity
  return [
    wish(text.steps.stable, seen.stable, panicSince === null),
    wish(text.steps.panic, seen.panic, panicSince !== null),
    rateStep(seen, panicSince === null ? seen.stable : seen.panic, pen),
    ...activationStep(panicSince === null ? seen.stable : seen.panic, pen),
    step(text.steps.mode, over(seen.panic.wanted, threshold), panic, isOverThreshold),
    ...(seen.desired === seen.chosen
      ? []
      : [step(text.steps.delay, text.raised(seen.chosen, seen.desired), null, true)]),
    step(text.steps.burst, text.excess(burst), burst < 0 ? text.activatorIn : text.activatorOut),
    boundsStep(decision, pen),
    outcome(decision, reasonOf(decision, pen), pen),
  ]
}

function reasonOf({ record }: DecisionOf<'kpa'>, { text }: Pen): string {
  const { decision, scaler } = record
  if (scaler.reason !== 'as-wished') return text.reasons.kpa[scaler.reason]
  if (decision.desired !== decision.chosen) return text.kpaWish.delay
  if (decision.panicSince !== null) return text.kpaWish.panic
  const { wanted, limited } = decision.stable
  return wanted === limited ? text.kpaWish.stable : text.kpaWish.rate
}

function rateStep({ floor, ceiling, readyPods }: KpaDecision, wish: KpaWish, { text }: Pen) {
  const formula = text.clamped(wish.wanted, floor, ceiling, wish.limited)
  return step(text.steps.rate, formula, text.rates(readyPods), wish.limited !== wish.wanted)
}

function activationStep({ limited, activated }: KpaWish, { text }: Pen): readonly DecisionStep[] {
  if (activated === limited) return []
  return [step(text.steps.activation, text.raised(limited, activated), null, true)]
}
