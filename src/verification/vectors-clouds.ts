import type { AwsAdjustment, AwsAdjustmentType } from '#core/policies/aws-adjustment.ts'
import { adjustCapacity, roundAdjustment } from '#core/policies/aws-adjustment.ts'
import type { AwsGroup } from '#core/policies/aws-group.ts'
import { largestCapacity } from '#core/policies/aws-group.ts'
import type { AwsStepPolicy } from '#core/policies/aws-step.ts'
import { decideStep } from '#core/policies/aws-step.ts'
import {
  awsTrackingDefaults,
  decideTracking,
  trackedCapacity,
} from '#core/policies/aws-target-tracking.ts'
import { projectedMetric } from '#core/policies/azure-flapping.ts'
import type { AzureProfile } from '#core/policies/azure-profile.ts'
import { decideAzure } from '#core/policies/azure-rules.ts'
import { kedaDefaults, requestScale } from '#core/policies/keda.ts'
import { ago, now } from './vector-hpa-input.ts'
import type { Adapter, Given } from './vector-input.ts'
import { flagIn, given, listIn, numberIn, numberOr, wordIn } from './vector-input.ts'

/** Autoscalers of the clouds and KEDA. */
export const cloudAdapters: Readonly<Record<string, Adapter>> = {
  adjust: (input) => ({ desired: adjustCapacity(numberIn(input, 'capacity'), by(input)).to }),
  roundAdjustment: (input) => ({ rounded: roundAdjustment(numberIn(input, 'value')) }),
  stepScaling: (input) => {
    const { type, minMagnitude } = by({ ...input, adjustment: 0 })
    const policy = {
      direction: wordIn(input, 'direction', ['out', 'in']),
      threshold: numberIn(input, 'threshold'),
      type,
      minMagnitude,
      steps: listIn(input, 'steps', (value) => {
        const from = given(value, 'a step')
        const lower = numberOr(from, 'lower', null)
        const upper = numberOr(from, 'upper', null)
        return { lower, upper, adjustment: numberIn(from, 'adjustment') }
      }),
    }
    const group = steady(numberIn(input, 'capacity'))
    return { desired: decideStep(policy, group, numberIn(input, 'metric')).desired }
  },
  // What the guide of Application Auto Scaling calls a cooldown is what EC2 calls a warm-up.
  stepCooldown: (input) => {
    const group = steady(numberIn(input, 'capacity'))
    const add = (to: AwsGroup, adjustment: number): number => {
      const policy: AwsStepPolicy = {
        direction: 'out',
        threshold: 0,
        type: 'ChangeInCapacity',
        minMagnitude: 0,
        steps: [{ lower: 0, upper: null, adjustment }],
      }
      return decideStep(policy, to, 0).desired
    }
    const first = add(group, numberIn(input, 'firstAdjustment'))
    const warming = { ...group, desired: first, warming: first - group.desired }
    const second = add(warming, numberIn(input, 'secondAdjustmentDuringCooldown'))
    return { addedBySecond: second - first }
  },
  largestPolicy: (input) => {
    const capacity = numberIn(input, 'capacity')
    const wishes = listIn(
      input,
      'policies',
      (value) => adjustCapacity(capacity, by(given(value, 'a policy'))).to,
    )
    const winner = largestCapacity(wishes)
    return { desired: winner === null ? capacity : wishes[winner] }
  },
  targetTracking: (input) => {
    const group = steady(numberIn(input, 'capacity'))
    const metric = numberIn(input, 'metric')
    const policy = { ...awsTrackingDefaults, target: numberIn(input, 'target') }
    const datapoints = Array.from({ length: policy.low.evaluationPeriods }, () => metric)
    const { desired } = decideTracking(policy, group, { datapoints, high: 'OK', low: 'OK' })
    const formula = trackedCapacity(group.desired, metric, policy.target)
    if (desired !== formula) throw new Error(`the policy says ${desired}, the formula ${formula}`)
    return { desired }
  },
  azureScaleIn: (input) => {
    const instances = numberIn(input, 'instances')
    const measured = numberIn(input, 'metric')
    const scaleInBy = numberIn(input, 'scaleInBy')
    const profile = azureProfile(input, scaleInBy)
    const seen = { now, instances, metrics: { cpu: measured }, lastScaledAt: null }
    const { capacity } = decideAzure(profile, seen)
    return {
      projected: projectedMetric(measured, instances, scaleInBy),
      scaleIn: capacity < instances,
    }
  },
  kedaRequestScale: (input) => {
    const spec = {
      ...kedaDefaults,
      minReplicaCount: numberIn(input, 'min'),
      idleReplicaCount: numberOr(input, 'idle', null),
      cooldownPeriod: numberIn(input, 'cooldownSec'),
      initialCooldownPeriod: numberIn(input, 'initialCooldownSec'),
      fallbackReplicas: numberOr(input, 'fallbackReplicas', null),
      paused: flagIn(input, 'pausedReplicas'),
      pausedScaleIn: flagIn(input, 'pauseScaleIn'),
      pausedScaleOut: flagIn(input, 'pauseScaleOut'),
      forceActivation: flagIn(input, 'forceActivation'),
    }
    const seen = {
      now,
      replicas: numberIn(input, 'current'),
      active: flagIn(input, 'active'),
      error: flagIn(input, 'error'),
      lastActiveAt: ago(input, 'lastActiveSecAgo'),
      createdAt: now - numberIn(input, 'createdSecAgo'),
    }
    return { replicas: requestScale(spec, seen).replicas }
  },
}

const types: readonly AwsAdjustmentType[] = [
  'ChangeInCapacity',
  'ExactCapacity',
  'PercentChangeInCapacity',
]

function by(from: Given): AwsAdjustment {
  return {
    type: wordIn(from, 'adjustmentType', types),
    adjustment: numberIn(from, 'adjustment'),
    minMagnitude: numberOr(from, 'minAdjustmentMagnitude', 0),
  }
}

/** A group of so many instances, all of which have warmed up, and with room on both sides. */
function steady(desired: number): AwsGroup {
  return { minSize: 0, maxSize: 1_000_000, desired, warming: 0, terminating: 0 }
}

function azureProfile(input: Given, scaleInBy: number): AzureProfile {
  const rule = { metric: 'cpu', cooldown: 300 }
  const action = (value: number) => ({ type: 'ChangeCount' as const, value })
  return {
    minimum: 1,
    maximum: 1_000_000,
    fallback: 1,
    rules: [
      {
        ...rule,
        direction: 'Increase',
        operator: 'GreaterThanOrEqual',
        threshold: numberIn(input, 'scaleOutWhenAtLeast'),
        action: action(1),
      },
      {
        ...rule,
        direction: 'Decrease',
        operator: 'LessThanOrEqual',
        threshold: numberIn(input, 'scaleInWhenAtMost'),
        action: action(scaleInBy),
      },
    ],
  }
}
