import type { DecisionStep } from '../../decisions/decision-steps.ts'
import { boundsStep, outcome, signalValue, step, type DecisionOf, type Pen } from './step.ts'

/** Google: what each signal needs, the peak of the period, the scale-in control. */
export function migSteps(decision: DecisionOf<'mig'>, pen: Pen): readonly DecisionStep[] {
  const { text } = pen
  const { spec, record, time } = decision
  const signals = record.signals.flatMap(({ all, started, needs }, i) => {
    const wanted = spec.signals[i]
    if (wanted === undefined) return []
    const { signal, target } = wanted
    const value = (of: number | null) => signalValue(of, signal, pen)
    const formula = needs === null ? text.noValue : text.perVm(value(all), value(target), needs)
    const note = started === null || started === all ? null : text.started(value(started))
    return [step(text.signals[signal], formula, note, record.leading === i)]
  })
  const { peak, floor } = record
  const held = floor === null ? [] : [step(text.steps.control, text.notBelow(floor))]
  return [
    ...signals,
    step(text.steps.peak, text.peakOf(peak.size, time - peak.at)),
    ...held,
    boundsStep(decision, pen),
    outcome(decision, text.reasons.mig[record.reason], pen),
  ]
}
