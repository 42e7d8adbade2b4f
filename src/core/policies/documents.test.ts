import { describe, expect, it } from 'vitest'
import { decideStep, type AwsStepPolicy } from './aws-step.ts'
import { emptyMemory, hpaControllerDefaults, hpaDefaults, reconcile } from './hpa.ts'
import type { HpaBehavior, HpaObservation, HpaSpec } from './hpa.ts'
import { beginKpa, decideKpa, type KpaRules } from './kpa-decide.ts'
import { kpaTarget } from './kpa-target.ts'

/** Examples and sequences as the documents of the autoscalers give them. */

/** So many old, ready pods, of which each burns so many per cent of its request. */
function burning(count: number, percent: number, now: number): HpaObservation {
  const pods = Array.from({ length: count }, (_, id) => ({
    id,
    phase: 'Running' as const,
    deleting: false,
    ready: true,
    startedAt: -10_000,
    readyChangedAt: -9000,
  }))
  const samples = pods.map(({ id }) => ({
    pod: id,
    milli: percent * 10,
    takenAt: now - 5,
    window: 15,
  }))
  const readings = [{ kind: 'pods' as const, samples, requests: pods.map(() => 1000) }]
  return { now, specReplicas: count, statusReplicas: count, pods, readings }
}

/** Sizes of a target from one pod on, whose pods always burn ten times what they should. */
function sizes(behavior: HpaBehavior | null): readonly number[] {
  const spec: HpaSpec = { ...hpaDefaults, minReplicas: 1, maxReplicas: 20, behavior }
  let [memory, size] = [emptyMemory, 1]
  return [0, 16, 32, 48].map((now) => {
    const synced = reconcile(spec, memory, burning(size, 600, now))
    ;[memory, size] = [synced.memory, synced.decision.desired]
    return size
  })
}

describe('Kubernetes, “Horizontal Pod Autoscaling”', () => {
  it('[H31] without a behavior 1 goes to 4, 8, 16: twice the size or four pods a sync', () => {
    expect(sizes(null)).toEqual([4, 8, 16, 20])
  })

  it('[H31] “Default Behavior”: 1 goes to 5, 10, 20: 100 % or four pods more in 15 s', () => {
    expect(sizes({ scaleUp: null, scaleDown: null })).toEqual([5, 10, 20, 20])
  })

  it('[H13] [H14] “Algorithm details”: 200m where 100m are wished double, 50m halve, and 110m are tolerated', () => {
    const target = { type: 'AverageValue' as const, averageValue: 100 }
    const spec: HpaSpec = {
      ...hpaDefaults,
      minReplicas: 1,
      maxReplicas: 20,
      metrics: [{ type: 'Pods', name: 'cpu', signal: 'requests-per-second', target }],
      behavior: {
        scaleUp: null,
        scaleDown: {
          stabilizationWindowSeconds: 0,
          selectPolicy: null,
          policies: null,
          tolerance: null,
        },
      },
      controller: hpaControllerDefaults,
    }
    const after = (milli: number) =>
      reconcile(spec, emptyMemory, burning(4, milli / 10, 0)).decision.desired
    expect([200, 50, 110, 90, 111].map(after)).toEqual([8, 2, 4, 4, 5])
  })
})

describe('Amazon EC2 Auto Scaling, “Step and simple scaling policies”', () => {
  const group = { minSize: 0, maxSize: 100, desired: 10, warming: 0, terminating: 0 }
  const out: AwsStepPolicy = {
    direction: 'out',
    threshold: 50,
    type: 'PercentChangeInCapacity',
    minMagnitude: 0,
    steps: [
      { lower: 0, upper: 10, adjustment: 0 },
      { lower: 10, upper: 20, adjustment: 10 },
      { lower: 20, upper: null, adjustment: 30 },
    ],
  }
  const inwards: AwsStepPolicy = {
    ...out,
    direction: 'in',
    steps: [
      { lower: -10, upper: 0, adjustment: 0 },
      { lower: -20, upper: -10, adjustment: -10 },
      { lower: null, upper: -20, adjustment: -30 },
    ],
  }

  it('[J13] the scale-out policy: 60 adds one instance to 10, and 70 three more while that one warms up', () => {
    const first = decideStep(out, group, 60)
    expect(first).toMatchObject({ desired: 11, step: 1 })
    const warm = { ...group, desired: first.desired }
    expect(decideStep(out, warm, 70).desired).toBe(14)
    expect([50, 59].map((metric) => decideStep(out, group, metric).desired)).toEqual([10, 10])
  })

  it('[J13] the scale-in policy: 40 removes one of 14 instances, and 30 three of the 13 that are left', () => {
    expect(decideStep(inwards, { ...group, desired: 14 }, 40).desired).toBe(13)
    expect(decideStep(inwards, { ...group, desired: 13 }, 30).desired).toBe(10)
    expect(decideStep(inwards, { ...group, desired: 14 }, 45).desired).toBe(14)
  })

  it('[J10] “Scaling adjustment types”: 12.7 is 12, 0.67 is 1, −6.67 is −6, −0.58 is −1', () => {
    const change = (from: number, adjustment: number) => {
      const steps = [{ lower: 0, upper: null, adjustment }]
      return decideStep({ ...out, steps }, { ...group, maxSize: 1000, desired: from }, 50).adjusted
        ?.change
    }
    expect([change(127, 10), change(67, 1), change(667, -1), change(58, -1)]).toEqual([
      12, 1, -6, -1,
    ])
  })
})

describe('Knative Serving, “Configuring concurrency” and “Panic mode”', () => {
  it('[Z12] a soft limit of 100 at 70 % is scaled at 70 requests a pod', () => {
    const defaults = {
      concurrencyTarget: 100,
      concurrencyUtilization: 0.7,
      rpsTarget: 200,
      rpsUtilization: 0.7,
    }
    const usual = { metric: 'concurrency' as const, containerConcurrency: 0, target: null }
    expect(kpaTarget({ ...usual, utilizationPercent: null, defaults }).target).toBe(70)
    expect(kpaTarget({ ...usual, utilizationPercent: 80, defaults }).target).toBe(80)
    const limited = { ...usual, containerConcurrency: 10, utilizationPercent: 70, defaults }
    expect(kpaTarget(limited)).toEqual({ target: 7, total: 10 })
  })

  it('[Z5] with a panic window of 6 s in 60 and a threshold of 200 %, twice the load is panic, and it only grows', () => {
    const rules: KpaRules = {
      target: 10,
      total: 10,
      burstCapacity: 0,
      panicThreshold: 2,
      maxScaleUpRate: 1000,
      maxScaleDownRate: 2,
      stableWindow: 60,
      activationScale: 0,
      reachable: true,
    }
    let memory = beginKpa(0, 1, null)
    const tick = (now: number, readyPods: number, stable: number, panic: number) => {
      const decided = decideKpa(rules, memory, { now, readyPods, stable, panic })
      memory = decided.memory
      const { panicSince, desired } = decided.decision
      return [panicSince !== null, desired]
    }
    // One pod at its target; then twice as much in the short window, while the long one hardly knows.
    expect(tick(2, 1, 10, 10)).toEqual([false, 1])
    expect(tick(4, 1, 11, 20)).toEqual([true, 2])
    expect(tick(6, 2, 14, 60)).toEqual([true, 6])
    // The burst is over, but no pod goes for as long as the stable window.
    expect(tick(8, 6, 16, 0)).toEqual([true, 6])
    expect(tick(66, 6, 3, 0)).toEqual([true, 6])
    expect(tick(68, 6, 3, 0)).toEqual([false, 3])
  })
})
