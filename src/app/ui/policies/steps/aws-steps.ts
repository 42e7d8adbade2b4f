import type { AwsAdjusted } from '#core/policies/aws-adjustment.ts'
import type { AwsAlarmReading } from '#core/policies/aws-alarm.ts'
import type { AwsGroup } from '#core/policies/aws-group.ts'
import type { CellSignal } from '#core/policies/signals.ts'
import type { DecisionStep } from '../../decisions/decision-steps.ts'
import {
  boundsStep,
  outcome,
  signalValue,
  step,
  written,
  type DecisionOf,
  type Pen,
} from './step.ts'

/** Target tracking: of each policy the metric, both alarms and the capacity that it asks for. */
export function trackingSteps(
  decision: DecisionOf<'target-tracking'>,
  pen: Pen,
): readonly DecisionStep[] {
  const { text } = pen
  const { spec, record } = decision
  const policies = record.policies.flatMap((found, i) => {
    const policy = spec.policies[i]
    if (policy === undefined) return []
    const { signal, target } = policy
    const high = { ...policy.high, threshold: target }
    const low = { ...policy.low, threshold: target * policy.lowShare }
    const steps = [
      step(nameOf(i, spec.policies.length, signal, pen), signalValue(found.metric, signal, pen)),
      alarmStep(text.steps.high, found.high, high, signal, pen),
      alarmStep(text.steps.low, found.low, low, signal, pen),
    ]
    if (found.wish === null) return steps
    const value = (of: number | null) => signalValue(of, signal, pen)
    const formula = text.tracked(found.capacity, value(found.metric), value(target), found.wish)
    return [...steps, step(text.steps.wish, formula, null, record.leading === i)]
  })
  return ended(decision, record.group, policies, pen)
}

/** Step scaling: of each policy the alarm, the breach, the step that holds it and what that does. */
export function stepSteps(decision: DecisionOf<'step-scaling'>, pen: Pen): readonly DecisionStep[] {
  const { text } = pen
  const { spec, record } = decision
  const policies = record.policies.flatMap(({ metric, alarm, decision: found }, i) => {
    const policy = spec.policies[i]
    if (policy === undefined) return []
    const { signal } = policy
    const name = nameOf(i, spec.policies.length, signal, pen)
    const steps = [
      step(name, signalValue(metric, signal, pen)),
      alarmStep(text.steps.alarm, alarm, policy, signal, pen),
    ]
    if (found === null) return steps
    const value = (of: number) => signalValue(of, signal, pen)
    const breach = text.breach(value(found.metric), value(policy.threshold), value(found.breach))
    const which =
      found.step === null ? text.reasons.aws.NoStepAdjustment : text.stepOf(found.step + 1)
    return [
      ...steps,
      step(text.steps.step, breach, which),
      ...adjustmentStep(found.adjusted, record.leading === i, pen),
    ]
  })
  return ended(decision, record.group, policies, pen)
}

/** Simple scaling: of each policy the alarm, what is left of the cooldown, and the one adjustment. */
export function simpleSteps(
  decision: DecisionOf<'simple-scaling'>,
  pen: Pen,
): readonly DecisionStep[] {
  const { text } = pen
  const { spec, record } = decision
  const policies = record.policies.flatMap(({ metric, alarm, decision: found }, i) => {
    const policy = spec.policies[i]
    if (policy === undefined) return []
    const { signal } = policy
    const steps = [
      step(nameOf(i, spec.policies.length, signal, pen), signalValue(metric, signal, pen)),
      alarmStep(text.steps.alarm, alarm, policy, signal, pen),
    ]
    if (found === null) return steps
    const left = found.cooldownLeft
    const wait = left > 0 ? [step(text.steps.cooldown, text.cooldownLeft(left))] : []
    return [...steps, ...wait, ...adjustmentStep(found.adjusted, record.leading === i, pen)]
  })
  return ended(decision, record.group, policies, pen)
}

type AwsDecision = DecisionOf<'target-tracking' | 'step-scaling' | 'simple-scaling'>

function ended(
  decision: AwsDecision,
  group: AwsGroup,
  policies: readonly DecisionStep[],
  pen: Pen,
): readonly DecisionStep[] {
  const { text } = pen
  const { desired, warming, terminating } = group
  const reason = decision.record.reason
  return [
    ...policies,
    step(text.steps.group, text.warming(desired, warming, terminating)),
    boundsStep(decision, pen),
    outcome(decision, `${reason}: ${text.reasons.aws[reason]}`, pen),
  ]
}

function nameOf(index: number, count: number, signal: CellSignal, { text }: Pen): string {
  const name = text.signals[signal]
  return count === 1 ? name : text.rule(index + 1, name)
}

function alarmStep(
  name: string,
  { state, present, breaching }: AwsAlarmReading,
  alarm: { readonly threshold: number; readonly datapointsToAlarm: number },
  signal: CellSignal,
  pen: Pen,
): DecisionStep {
  const { text } = pen
  const counted = text.datapoints(breaching, present, alarm.datapointsToAlarm)
  const threshold = text.threshold(signalValue(alarm.threshold, signal, pen))
  return step(name, `${threshold}: ${state}`, counted, state === 'ALARM')
}

function adjustmentStep(
  adjusted: AwsAdjusted | null,
  leads: boolean,
  pen: Pen,
): readonly DecisionStep[] {
  if (adjusted === null) return []
  const { text } = pen
  const { from, change, to, exact, rounded } = adjusted
  const note = exact === rounded ? null : text.rounded(written(exact, pen))
  return [step(text.steps.adjustment, text.adjusted(from, change, to), note, leads)]
}
