import { refuse, type Result } from '#core/schema/schema.ts'
import type { AwsAdjustment } from './aws-adjustment.ts'
import { awsDefaultCooldown } from './aws-simple.ts'
import type { AwsStep, AwsStepPolicy } from './aws-step.ts'
import {
  awsTrackingDefaults,
  type AwsDatapoints,
  type AwsTrackingPolicy,
} from './aws-target-tracking.ts'
import {
  counts,
  flag,
  listOf,
  nullable,
  oneOf,
  record,
  span,
  within,
  type Check,
} from './record-check.ts'
import { cellSignals, type CellSignal } from './signals.ts'

/** Bounds of an Auto Scaling group, and how long an instance warms up, s. */
export interface AwsGroupSpec {
  readonly minSize: number
  readonly maxSize: number
  readonly warmup: number
}

/** Target tracking: one or more targets of metrics per instance. */
export interface TrackingSpec extends AwsGroupSpec {
  readonly kind: 'target-tracking'
  readonly policies: readonly (AwsTrackingPolicy & { readonly signal: CellSignal })[]
}

/** Step scaling: each policy with the alarm that runs it. */
export interface StepSpec extends AwsGroupSpec {
  readonly kind: 'step-scaling'
  readonly policies: readonly (AwsStepPolicy & AwsDatapoints & { readonly signal: CellSignal })[]
}

/** Simple scaling: an alarm, one adjustment, a cooldown. */
export interface SimpleSpec {
  readonly kind: 'simple-scaling'
  readonly minSize: number
  readonly maxSize: number
  readonly policies: readonly SimplePolicySpec[]
}

export interface SimplePolicySpec extends AwsAdjustment, AwsDatapoints {
  readonly signal: CellSignal
  readonly comparison: 'GreaterThanOrEqualToThreshold' | 'LessThanOrEqualToThreshold'
  readonly threshold: number
  readonly cooldown: number
}

export const trackingDefaults: TrackingSpec = {
  kind: 'target-tracking',
  minSize: 1,
  maxSize: 40,
  warmup: 300,
  policies: [{ ...awsTrackingDefaults, signal: 'cpu', target: 50 }],
}

export const stepDefaults: StepSpec = {
  kind: 'step-scaling',
  minSize: 1,
  maxSize: 40,
  warmup: 300,
  policies: [
    {
      signal: 'cpu',
      direction: 'out',
      threshold: 60,
      type: 'PercentChangeInCapacity',
      minMagnitude: 1,
      evaluationPeriods: 2,
      datapointsToAlarm: 2,
      steps: [
        { lower: 0, upper: 10, adjustment: 10 },
        { lower: 10, upper: null, adjustment: 30 },
      ],
    },
    {
      signal: 'cpu',
      direction: 'in',
      threshold: 40,
      type: 'PercentChangeInCapacity',
      minMagnitude: 1,
      evaluationPeriods: 2,
      datapointsToAlarm: 2,
      steps: [
        { lower: -10, upper: 0, adjustment: -10 },
        { lower: null, upper: -10, adjustment: -30 },
      ],
    },
  ],
}

export const simpleDefaults: SimpleSpec = {
  kind: 'simple-scaling',
  minSize: 1,
  maxSize: 40,
  policies: [
    {
      signal: 'cpu',
      comparison: 'GreaterThanOrEqualToThreshold',
      threshold: 60,
      evaluationPeriods: 2,
      datapointsToAlarm: 2,
      type: 'PercentChangeInCapacity',
      adjustment: 30,
      minMagnitude: 1,
      cooldown: awsDefaultCooldown,
    },
    {
      signal: 'cpu',
      comparison: 'LessThanOrEqualToThreshold',
      threshold: 30,
      evaluationPeriods: 2,
      datapointsToAlarm: 2,
      type: 'ChangeInCapacity',
      adjustment: -1,
      minMagnitude: 0,
      cooldown: awsDefaultCooldown,
    },
  ],
}

/** How an adjustment may be meant. */
export const adjustmentTypes = [
  'ChangeInCapacity',
  'ExactCapacity',
  'PercentChangeInCapacity',
] as const

export const awsLimits = {
  size: counts(0, 100_000),
  most: counts(1, 100_000),
  /** Periods of a minute: an alarm looks back a day at most; here three hours. */
  periods: counts(1, 180),
  value: span(-1e9, 1e9),
  target: span(0.001, 1e9),
  delay: span(0, 86_400),
  share: span(0, 1),
} as const

const size = within(awsLimits.size)
const most = within(awsLimits.most)
const value = within(awsLimits.value)
const periods = within(awsLimits.periods)
const signal = oneOf(cellSignals)
const adjustmentType = oneOf(adjustmentTypes)

const datapoints = record<AwsDatapoints>({ evaluationPeriods: periods, datapointsToAlarm: periods })

const tracking = record<TrackingSpec>(
  {
    kind: oneOf(['target-tracking']),
    minSize: size,
    maxSize: most,
    warmup: within(awsLimits.delay),
    policies: listOf(
      record<TrackingSpec['policies'][number]>(
        {
          signal,
          target: within(awsLimits.target),
          high: datapoints,
          low: datapoints,
          lowShare: within(awsLimits.share),
          scaleInDisabled: flag,
        },
        awsTrackingDefaults,
      ),
      1,
      4,
    ),
  },
  trackingDefaults,
)

const step = record<AwsStep>({ lower: nullable(value), upper: nullable(value), adjustment: value })

const stepping = record<StepSpec>(
  {
    kind: oneOf(['step-scaling']),
    minSize: size,
    maxSize: most,
    warmup: within(awsLimits.delay),
    policies: listOf(
      record<StepSpec['policies'][number]>(
        {
          signal,
          direction: oneOf(['out', 'in']),
          threshold: value,
          type: adjustmentType,
          minMagnitude: size,
          evaluationPeriods: periods,
          datapointsToAlarm: periods,
          steps: listOf(step, 1, 20),
        },
        { minMagnitude: 0, evaluationPeriods: 1, datapointsToAlarm: 1 },
      ),
      1,
      8,
    ),
  },
  stepDefaults,
)

const simple = record<SimpleSpec>(
  {
    kind: oneOf(['simple-scaling']),
    minSize: size,
    maxSize: most,
    policies: listOf(
      record<SimplePolicySpec>(
        {
          signal,
          comparison: oneOf(['GreaterThanOrEqualToThreshold', 'LessThanOrEqualToThreshold']),
          threshold: value,
          evaluationPeriods: periods,
          datapointsToAlarm: periods,
          type: adjustmentType,
          adjustment: value,
          minMagnitude: size,
          cooldown: within(awsLimits.delay),
        },
        {
          evaluationPeriods: 1,
          datapointsToAlarm: 1,
          minMagnitude: 0,
          cooldown: awsDefaultCooldown,
        },
      ),
      1,
      8,
    ),
  },
  simpleDefaults,
)

/** A target tracking policy, with its group, from anything. */
export const checkTracking: Check<TrackingSpec> = (given, path) => {
  const checked = bounded(tracking(given, path), path)
  if (!checked.ok) return checked
  for (const [i, { high, low }] of checked.value.policies.entries()) {
    const wrong =
      tooMany(high, `${path}.policies[${i}].high`) ?? tooMany(low, `${path}.policies[${i}].low`)
    if (wrong !== null) return wrong
  }
  return checked
}

/** Step scaling policies, with their group, from anything. */
export const checkStepping: Check<StepSpec> = (given, path) => {
  const checked = bounded(stepping(given, path), path)
  if (!checked.ok) return checked
  for (const [i, policy] of checked.value.policies.entries()) {
    const wrong =
      tooMany(policy, `${path}.policies[${i}]`) ?? wrongSteps(policy, `${path}.policies[${i}]`)
    if (wrong !== null) return wrong
  }
  return checked
}

/** Simple scaling policies, with their group, from anything. */
export const checkSimple: Check<SimpleSpec> = (given, path) => {
  const checked = bounded(simple(given, path), path)
  if (!checked.ok) return checked
  for (const [i, policy] of checked.value.policies.entries()) {
    const wrong = tooMany(policy, `${path}.policies[${i}]`)
    if (wrong !== null) return wrong
  }
  return checked
}

function bounded<Of extends { readonly minSize: number; readonly maxSize: number }>(
  checked: Result<Of>,
  path: string,
): Result<Of> {
  if (!checked.ok || checked.value.minSize <= checked.value.maxSize) return checked
  const { minSize, maxSize } = checked.value
  return refuse(
    `“${path}.minSize” is ${minSize}, above “${path}.maxSize” (${maxSize}); the minimum cannot exceed the maximum.`,
  )
}

function tooMany({ evaluationPeriods, datapointsToAlarm }: AwsDatapoints, path: string) {
  return datapointsToAlarm > evaluationPeriods
    ? refuse(
        `“${path}.datapointsToAlarm” is ${datapointsToAlarm}, above “${path}.evaluationPeriods” (${evaluationPeriods}); M of N cannot be more than N.`,
      )
    : null
}

/** What PutScalingPolicy refuses: steps that overlap or leave a gap, and a step without width (as-scaling-simple-step.md, “Step adjustments”). */
function wrongSteps({ steps }: AwsStepPolicy, path: string) {
  const order = steps.toSorted((a, b) => (a.lower ?? -Infinity) - (b.lower ?? -Infinity))
  for (const [i, { lower, upper }] of order.entries()) {
    if ((lower ?? -Infinity) >= (upper ?? Infinity)) {
      return refuse(
        `“${path}.steps” has a step from ${lower} to ${upper}; its upper bound must lie above its lower one.`,
      )
    }
    const next = order[i + 1]
    if (next !== undefined && next.lower !== upper) {
      return refuse(
        `“${path}.steps” has a step that ends at ${upper ?? 'infinity'} and one that begins at ${next.lower ?? '−infinity'}; steps must follow one another without a gap or an overlap.`,
      )
    }
  }
  return null
}
