import { describe, expect, it } from 'vitest'
import { boundsOf } from './bounds.ts'
import { hpaControllerDefaults, hpaDefaults } from './hpa-spec.ts'
import { kedaHpa, kedaPolicyDefaults } from './keda-spec.ts'
import { kpaRules, kpaScalerRules } from './kpa-rules.ts'
import { kpaDefaults } from './kpa-spec.ts'
import { policyDefaults } from './policy-defaults.ts'
import { policyKinds } from './policy.ts'

describe('what holds where nothing is said', () => {
  it('[I1] of Knative is what config-autoscaler has', () => {
    expect(policyDefaults.kpa).toMatchObject({
      metric: 'concurrency',
      initialScale: 1,
      maxScale: 0,
      cluster: {
        containerConcurrencyTargetDefault: 100,
        containerConcurrencyTargetPercentage: 70,
        requestsPerSecondTargetDefault: 200,
        targetBurstCapacity: 211,
        stableWindow: 60,
        panicWindowPercentage: 10,
        panicThresholdPercentage: 200,
        maxScaleUpRate: 1000,
        maxScaleDownRate: 2,
        enableScaleToZero: true,
        scaleToZeroGracePeriod: 30,
      },
    })
    expect(kpaRules(kpaDefaults)).toEqual({
      target: 70,
      total: 100,
      burstCapacity: 211,
      panicThreshold: 2,
      maxScaleUpRate: 1000,
      maxScaleDownRate: 2,
      stableWindow: 60,
      panicWindow: 6,
      activationScale: 0,
      reachable: true,
    })
    expect(kpaScalerRules(kpaDefaults)).toEqual({
      minScale: 0,
      maxScale: 0,
      initialScale: 1,
      scaleToZero: true,
      stableWindow: 60,
      gracePeriod: 30,
      podRetention: 0,
      burstCapacity: 211,
      activationTimeout: 630,
    })
  })

  it('[Z12] annotations of a revision come before the defaults of the cluster', () => {
    const said = {
      ...kpaDefaults,
      metric: 'rps' as const,
      target: 50,
      targetUtilizationPercentage: 80,
      targetBurstCapacity: -1,
      window: 30,
      panicWindowPercentage: 1,
      panicThresholdPercentage: 150,
      activationScale: 3,
    }
    expect(kpaRules(said)).toMatchObject({
      target: 40,
      total: 50,
      burstCapacity: -1,
      panicThreshold: 1.5,
      stableWindow: 30,
      // At least a second.
      panicWindow: 1,
      activationScale: 3,
    })
    const fifth = { ...said, panicWindowPercentage: 5 }
    // One and a half seconds are two.
    expect(kpaRules(fifth).panicWindow).toBe(2)
    expect(kpaRules({ ...said, target: null }).total).toBe(200)
    expect(kpaRules({ ...kpaDefaults, containerConcurrency: 7 })).toMatchObject({ total: 7 })
    expect(kpaScalerRules(said)).toMatchObject({ burstCapacity: -1, stableWindow: 30 })
  })

  it('[I1] of KEDA is what its operator has, and the HPA behind it starts at one', () => {
    expect(policyDefaults.keda).toMatchObject({
      minReplicaCount: 0,
      maxReplicaCount: 100,
      idleReplicaCount: null,
      pollingInterval: 30,
      cooldownPeriod: 300,
      initialCooldownPeriod: 0,
    })
    const triggers = [
      ...kedaPolicyDefaults.triggers,
      {
        type: 'kafka',
        signal: 'queue-length' as const,
        threshold: 0.0001,
        activationThreshold: 5,
        metricType: 'Value' as const,
      },
    ]
    expect(kedaHpa({ ...kedaPolicyDefaults, triggers }, hpaControllerDefaults)).toEqual({
      minReplicas: 1,
      maxReplicas: 100,
      metrics: [
        {
          type: 'External',
          name: 's0-prometheus',
          signal: 'requests-per-second',
          target: { type: 'AverageValue', averageValue: 25_000 },
        },
        {
          type: 'External',
          name: 's1-kafka',
          signal: 'queue-length',
          // No target is below a thousandth.
          target: { type: 'Value', value: 1 },
        },
      ],
      behavior: null,
      controller: hpaControllerDefaults,
    })
    const three = { ...kedaPolicyDefaults, minReplicaCount: 3 }
    expect(kedaHpa(three, hpaControllerDefaults).minReplicas).toBe(3)
  })

  it('[I1] of EC2, Azure and Compute Engine is what their documents have', () => {
    const cpu = { signal: 'cpu' }
    expect(policyDefaults['target-tracking']).toMatchObject({
      warmup: 300,
      policies: [
        {
          ...cpu,
          high: { evaluationPeriods: 3, datapointsToAlarm: 3 },
          low: { evaluationPeriods: 15, datapointsToAlarm: 15 },
          lowShare: 0.9,
          scaleInDisabled: false,
        },
      ],
    })
    const step = { ...cpu, type: 'PercentChangeInCapacity', evaluationPeriods: 2 }
    expect(policyDefaults['step-scaling']).toMatchObject({
      warmup: 300,
      policies: [
        {
          ...step,
          direction: 'out',
          steps: [
            { lower: 0, upper: 10, adjustment: 10 },
            { lower: 10, upper: null, adjustment: 30 },
          ],
        },
        {
          ...step,
          direction: 'in',
          steps: [
            { lower: -10, upper: 0, adjustment: -10 },
            { lower: null, upper: -10, adjustment: -30 },
          ],
        },
      ],
    })
    expect(policyDefaults['simple-scaling'].policies).toMatchObject([
      {
        ...cpu,
        comparison: 'GreaterThanOrEqualToThreshold',
        type: 'PercentChangeInCapacity',
        cooldown: 300,
      },
      { ...cpu, comparison: 'LessThanOrEqualToThreshold', type: 'ChangeInCapacity', cooldown: 300 },
    ])
    const rule = { ...cpu, timeWindow: 600, action: { type: 'ChangeCount', value: 1 } }
    expect(policyDefaults.azure.rules).toMatchObject([
      { ...rule, direction: 'Increase', operator: 'GreaterThan', cooldown: 300 },
      { ...rule, direction: 'Decrease', operator: 'LessThan', cooldown: 300 },
    ])
    expect(policyDefaults.mig).toMatchObject({
      signals: [{ ...cpu, target: 60 }],
      stabilisationPeriod: 600,
      initialisationPeriod: 60,
      scaleInControl: null,
      mode: 'ON',
    })
    expect(policyDefaults.threshold).toMatchObject(cpu)
  })

  it('[J98] each has bounds, those of the HPA in a document of its own', () => {
    const bounds = policyKinds.map((kind) => boundsOf(policyDefaults[kind], hpaDefaults))
    const fortieth = { min: 1, max: 40 }
    expect(bounds).toEqual([
      { min: hpaDefaults.minReplicas, max: hpaDefaults.maxReplicas },
      { min: 0, max: 100 },
      { min: 0, max: 0 },
      ...Array.from({ length: 6 }, () => fortieth),
      { min: 1, max: 1 },
      { min: 0, max: 40 },
      { min: 2, max: 2 },
    ])
    const idle = { ...kedaPolicyDefaults, minReplicaCount: 5, idleReplicaCount: 2 }
    expect(boundsOf(idle, hpaDefaults).min).toBe(2)
  })
})
