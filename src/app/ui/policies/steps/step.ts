import type { ServiceDecision } from '#core/organisms/observation.ts'
import type { CellSignal } from '#core/policies/signals.ts'
import type { PolicyKind } from '#core/policies/policy.ts'
import type { policiesText } from '#text/en/policies.ts'
import type { TextsOf } from '#text/messages.ts'
import type { Words } from '#text/words.ts'
import type { DecisionStep } from '../../decisions/decision-steps.ts'

/** A decision of one policy. */
export type DecisionOf<Kind extends PolicyKind> = Extract<ServiceDecision, { readonly kind: Kind }>

/** What the steps of a decision are written with. */
export interface Pen {
  readonly text: TextsOf<typeof policiesText>
  readonly words: Words
}

/** One line of a decision's arithmetic. */
export function step(
  name: string,
  formula: string,
  note: string | null = null,
  decisive = false,
): DecisionStep {
  return { name, formula, note, decisive }
}

/** A number of the arithmetic, with three digits that tell. */
export function written(value: number, { words }: Pen): string {
  return words.numbers.plain(Number(value.toPrecision(value >= 1000 ? 5 : 3)))
}

/** A signal's value with its unit; `null` where there was none. */
export function signalValue(value: number | null, signal: CellSignal, pen: Pen): string {
  if (value === null) return pen.text.noValue
  return signal === 'cpu' ? pen.words.numbers.share(value / 100) : written(value, pen)
}

/** The last line of every decision. */
export function outcome({ current, desired }: ServiceDecision, why: string, { text }: Pen) {
  const result = desired === current ? text.noChange(current) : text.changed(current, desired)
  return step(text.steps.desired, result, why, true)
}

/** The bounds of a policy; a maximum of 0 is none. */
export function boundsStep({ minReplicas, maxReplicas }: ServiceDecision, { text }: Pen) {
  return step(text.steps.bounds, text.inRange(minReplicas, maxReplicas === 0 ? null : maxReplicas))
}
