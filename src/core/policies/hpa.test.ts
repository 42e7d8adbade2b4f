import { describe, expect, it } from 'vitest'
import type { HpaMemory, HpaMetricSpec, HpaObservation, HpaPod, HpaSpec } from './hpa.ts'
import { emptyMemory, hpaControllerDefaults, hpaDefaults, reconcile } from './hpa.ts'

const external = (value: number): HpaMetricSpec => ({
  type: 'External',
  name: 'queue',
  signal: 'queue-length',
  target: { type: 'Value', value },
})

const running = (count: number): readonly HpaPod[] =>
  Array.from({ length: count }, (_, id) => ({
    id,
    phase: 'Running',
    deleting: false,
    ready: true,
    startedAt: -10_000,
    readyChangedAt: -9_000,
  }))

/** `count` old pods, each at so many percent of its request. */
function atPercent(count: number, percent: number, now = 0): HpaObservation {
  const pods = running(count)
  const samples = pods.map(({ id }) => ({
    pod: id,
    milli: percent * 10,
    takenAt: now - 5,
    window: 15,
  }))
  const requests = pods.map(() => 1000)
  return {
    now,
    specReplicas: count,
    statusReplicas: count,
    pods,
    readings: [{ kind: 'pods', samples, requests }],
  }
}

const rules = (changes: Partial<HpaSpec>): HpaSpec => ({
  ...hpaDefaults,
  minReplicas: 1,
  maxReplicas: 100,
  ...changes,
})

describe('one sync', () => {
  it('[H3] above the maximum and below the minimum are corrected at once', () => {
    const spec = rules({
      minReplicas: 3,
      maxReplicas: 6,
      behavior: { scaleUp: null, scaleDown: null },
    })
    const over = reconcile(spec, emptyMemory, atPercent(80, 60)).decision
    expect(over).toMatchObject({ route: 'above-max', desired: 6, raw: null, proposals: [] })
    expect(over.conditions.AbleToScale).toEqual({ status: true, reason: 'SucceededRescale' })
    expect(over.conditions.ScalingActive).toBeNull()
    expect(reconcile(spec, emptyMemory, atPercent(1, 60)).decision).toMatchObject({
      route: 'below-min',
      desired: 3,
    })
  })

  it('[H5] the first sync logs the present size and so does not shrink', () => {
    const first = reconcile(rules({}), emptyMemory, atPercent(10, 6))
    expect(first.decision).toMatchObject({ raw: 1, desired: 10 })
    expect(first.decision.stabilised?.down.by).toEqual({ replicas: 10, at: 0 })
    expect(first.decision.conditions.AbleToScale?.reason).toBe('ScaleDownStabilized')
    const later = reconcile(rules({}), first.memory, atPercent(10, 6, 301))
    expect(later.decision.desired).toBe(1)
  })

  it('[H6] zero by hand is left alone, zero by the autoscaler wakes up', () => {
    const controller = { ...hpaControllerDefaults, scaleToZero: true }
    const spec = rules({ minReplicas: 0, metrics: [external(1000)], controller })
    const empty = (usage: number, now: number): HpaObservation => ({
      now,
      specReplicas: 0,
      statusReplicas: 0,
      pods: [],
      readings: [{ kind: 'total', usage }],
    })
    const byHand = reconcile(spec, emptyMemory, empty(9000, 0))
    expect(byHand.decision).toMatchObject({ route: 'disabled', desired: 0 })
    expect(byHand.decision.conditions.ScalingActive?.reason).toBe('ScalingDisabled')

    const idle = { ...atPercent(2, 50, 1000), readings: [{ kind: 'total', usage: 0 } as const] }
    const asleep = reconcile(spec, { ...emptyMemory, recommendations: [] }, idle)
    expect(asleep.decision.desired).toBe(0)
    expect(asleep.decision.conditions.ScaledToZero).toEqual({
      status: true,
      reason: 'ScaledToZero',
    })
    const awake = reconcile(spec, asleep.memory, empty(1000, 1015))
    expect(awake.decision).toMatchObject({ route: 'metrics', desired: 1 })
    expect(awake.decision.conditions.ScaledToZero?.reason).toBe('NotScaledToZero')
  })

  it('[H6] waking up reaches a minimum that was raised meanwhile, whatever the policies say', () => {
    const controller = { ...hpaControllerDefaults, scaleToZero: true }
    const slow = { type: 'Pods', value: 1, periodSeconds: 60 } as const
    const scaleUp = {
      stabilizationWindowSeconds: null,
      selectPolicy: null,
      policies: [slow],
      tolerance: null,
    }
    const behavior = { scaleUp, scaleDown: null }
    const spec = rules({ minReplicas: 3, metrics: [external(1000)], behavior, controller })
    const asleep: HpaMemory = {
      ...emptyMemory,
      conditions: {
        ...emptyMemory.conditions,
        ScaledToZero: { status: true, reason: 'ScaledToZero' },
      },
    }
    const seen = { ...atPercent(0, 0), readings: [{ kind: 'total', usage: 900 } as const] }
    expect(reconcile(spec, asleep, seen).decision.desired).toBe(3)
  })

  it('[H7] the largest wish leads', () => {
    const spec = rules({ metrics: [...hpaDefaults.metrics, external(1000)] })
    const seen = atPercent(4, 90)
    const both = { ...seen, readings: [...seen.readings, { kind: 'total', usage: 1500 } as const] }
    const { decision } = reconcile(spec, emptyMemory, both)
    expect(decision.proposals.map(({ replicas }) => replicas)).toEqual([6, 6])
    expect(decision).toMatchObject({ leading: 0, raw: 6, desired: 6 })
  })

  it('[H7] one failing metric blocks scaling down and lets scaling up through', () => {
    const spec = rules({ metrics: [external(1000), ...hpaDefaults.metrics] })
    const failing = (percent: number) => ({
      ...atPercent(4, percent),
      readings: [null, ...atPercent(4, percent).readings],
    })
    const up = reconcile(spec, emptyMemory, failing(90)).decision
    expect(up).toMatchObject({ route: 'metrics', desired: 6, leading: 1 })
    const down = reconcile(spec, { ...emptyMemory, recommendations: [] }, failing(30)).decision
    expect(down).toMatchObject({ route: 'failed', desired: 4, raw: null })
    expect(down.conditions).toMatchObject({
      AbleToScale: { status: true, reason: 'SucceededGetScale' },
      ScalingActive: { status: false, reason: 'FailedGetExternalMetric' },
    })
  })

  it('[H7] with one metric failing, standing still is not scaling down', () => {
    const spec = rules({ metrics: [external(1000), ...hpaDefaults.metrics] })
    const seen = atPercent(4, 60)
    const still = { ...seen, readings: [null, ...seen.readings] }
    const { decision } = reconcile(spec, emptyMemory, still)
    expect(decision).toMatchObject({ route: 'metrics', raw: 4, desired: 4 })
    expect(decision.conditions.ScalingActive?.reason).toBe('ValidMetricFound')
  })

  it('[H7] the first failed metric gives the reason', () => {
    const spec = rules({ metrics: [external(1000), ...hpaDefaults.metrics] })
    const { decision } = reconcile(spec, emptyMemory, { ...atPercent(4, 60), readings: [] })
    expect(decision.conditions.ScalingActive?.reason).toBe('FailedGetExternalMetric')
  })

  it('[H6] after going to zero a raised minimum makes the controller ask even a CPU metric', () => {
    const controller = { ...hpaControllerDefaults, scaleToZero: true }
    const asleep: HpaMemory = {
      ...emptyMemory,
      conditions: {
        ...emptyMemory.conditions,
        ScaledToZero: { status: true, reason: 'ScaledToZero' },
      },
    }
    const none = { ...atPercent(0, 0), readings: [null] }
    const raised = reconcile(rules({ minReplicas: 2, controller }), asleep, none).decision
    expect(raised.route).toBe('failed')
    expect(reconcile(rules({ minReplicas: 0, controller }), asleep, none).decision.route).toBe(
      'disabled',
    )
  })

  it('[H6] zero without an Object or External metric is not marked: nothing could wake it', () => {
    const controller = { ...hpaControllerDefaults, scaleToZero: true }
    const memory = { ...emptyMemory, recommendations: [] }
    const { decision } = reconcile(rules({ minReplicas: 0, controller }), memory, atPercent(3, 0))
    expect(decision.desired).toBe(0)
    expect(decision.conditions.ScaledToZero).toEqual({ status: false, reason: 'NotScaledToZero' })
  })

  it('[H8] conditions that a sync does not touch stay', () => {
    const spec = rules({ maxReplicas: 5 })
    const limited = reconcile(spec, emptyMemory, atPercent(4, 300))
    expect(limited.decision.conditions.ScalingLimited?.reason).toBe('TooManyReplicas')
    const gone = { ...atPercent(5, 60, 15), readings: [null] }
    const after = reconcile(spec, limited.memory, gone)
    expect(after.decision.conditions).toEqual({
      AbleToScale: { status: true, reason: 'SucceededGetScale' },
      ScalingActive: { status: false, reason: 'FailedGetResourceMetric' },
      ScalingLimited: { status: true, reason: 'TooManyReplicas' },
      ScaledToZero: null,
    })
  })

  it('[H31] without behavior 1 → 4 → 8 → 16, with an empty one 1 → 5 → 10 → 20', () => {
    const climb = (behavior: HpaSpec['behavior']): readonly number[] => {
      const sizes: number[] = []
      let memory: HpaMemory = emptyMemory
      let size = 1
      for (let sync = 0; sync < 3; sync++) {
        const result = reconcile(rules({ behavior }), memory, atPercent(size, 6000, sync * 15))
        size = result.decision.desired
        memory = result.memory
        sizes.push(size)
      }
      return sizes
    }
    expect(climb(null)).toEqual([4, 8, 16])
    expect(climb({ scaleUp: null, scaleDown: null })).toEqual([5, 10, 20])
  })
})
