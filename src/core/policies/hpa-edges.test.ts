import { describe, expect, it } from 'vitest'
import { defaultRules } from './hpa-behavior.ts'
import { reconcile } from './hpa.ts'
import { combine, propose, type HpaObservation, type HpaProposal } from './hpa-metrics.ts'
import { limitWithBehavior, limitWithoutBehavior, scaleUpLimit } from './hpa-limit.ts'
import { emptyMemory, memoryLimit, remember } from './hpa-memory.ts'
import { normalise } from './hpa-normalise.ts'
import { countServing, groupPods, type HpaPod, type HpaSample } from './hpa-pods.ts'
import { perPodReplicas, type PerPodInput } from './hpa-replicas.ts'
import { failed } from './hpa-proposal.ts'
import { hpaDefaults, type HpaSpec } from './hpa-spec.ts'
import { podsToDelete, type PrunablePod } from './pruning.ts'
import { stabiliseWithBehavior, stabiliseWithoutBehavior } from './hpa-stabilise.ts'
import { averageValueReplicas, valueReplicas } from './hpa-total.ts'

/** Edges at which a decision could be made either way, and every field of the records; found by mutants. */

const old: HpaPod = {
  id: 0,
  phase: 'Running',
  deleting: false,
  ready: true,
  startedAt: -10_000,
  readyChangedAt: -9000,
}
const sampleOf = (pod: number, milli: number): HpaSample => ({
  pod,
  milli,
  takenAt: -5,
  window: 15,
})

/** Pods of a request of 1000 m; null for one without a sample, −1 for one that is pending. */
function input(usages: readonly (number | null)[], target: number, current = usages.length) {
  return {
    current,
    tolerance: { scaleDown: 0.1, scaleUp: 0.1 },
    target,
    pods: usages.map((milli, id) => ({
      ...old,
      id,
      phase: milli === -1 ? ('Pending' as const) : ('Running' as const),
    })),
    samples: usages.flatMap((milli, id) =>
      milli === null || milli === -1 ? [] : [sampleOf(id, milli)],
    ),
    requests: usages.map(() => 1000),
    resource: 'cpu',
    cpuInitializationPeriod: 300,
    initialReadinessDelay: 30,
    now: 0,
  } satisfies PerPodInput
}

describe('a metric that is read pod by pod', () => {
  it('[H7] tells the lack of samples from the lack of pods', () => {
    expect(perPodReplicas(input([null], 50)).error).toBe('no-metrics')
    expect(perPodReplicas({ ...input([500], 50), pods: [], requests: [] }).error).toBe('no-pods')
    expect(perPodReplicas(input([], 50)).error).toBe('no-metrics')
  })

  it('[H17] assumes nothing of unready pods at a ratio of exactly 1', () => {
    expect(perPodReplicas(input([500, -1], 50))).toMatchObject({
      assumption: null,
      outcome: 'within-tolerance',
      count: 1,
      replicas: 2,
    })
  })

  it('[H17] leaves missing pods out at a ratio of exactly 1', () => {
    const found = perPodReplicas(input([500, null], 50))
    expect(found).toMatchObject({
      assumption: { missing: 'left-out', unready: 'left-out', count: 1 },
      outcome: 'within-tolerance-after-assumptions',
      replicas: 2,
    })
  })

  it('[H17] says of which pods it assumed something', () => {
    // Twice the target, and a pending pod at 0: as if both were at it.
    const unready = perPodReplicas(input([1000, 1000, -1], 50))
    expect(unready).toMatchObject({
      assumption: { missing: 'left-out', unready: 'zero', count: 3 },
      replicas: 4,
    })
    const missing = perPodReplicas(input([1000, 1000, null], 50))
    expect(missing).toMatchObject({ assumption: { missing: 'zero', unready: 'left-out' } })
    const calm = perPodReplicas(input([100, 100, null], 90))
    expect(calm).toMatchObject({ assumption: { missing: 'request', count: 3 } })
  })

  it('[H18] stays where the assumptions turn the direction', () => {
    // A quarter of the request is half the target; with two pods at their request it is one and a half of it.
    expect(perPodReplicas(input([250, null, null], 50))).toMatchObject({
      outcome: 'direction-flipped',
      replicas: 3,
      count: 3,
    })
    expect(perPodReplicas(input([800, -1, -1], 50))).toMatchObject({
      outcome: 'direction-flipped',
      replicas: 3,
    })
  })

  it('[H18] stays where the count would move against the direction, and moves where it meets the size', () => {
    // Four pods burn less than they should, but only one was asked for.
    expect(perPodReplicas(input([100, 100, 100, null], 50, 1))).toMatchObject({
      outcome: 'count-against-direction',
      replicas: 1,
    })
    // More than they should, but more were asked for than that needs.
    expect(perPodReplicas(input([1000, -1], 30, 9))).toMatchObject({
      outcome: 'count-against-direction',
      replicas: 9,
    })
    for (const [usages, target, size] of [
      [[1000, -1], 30, 4],
      [[100, 100, 100, null], 50, 3],
    ] as const) {
      expect(perPodReplicas(input(usages, target, size))).toMatchObject({
        outcome: 'scaled',
        replicas: size,
      })
    }
  })

  it('[H16] a pod whose change of readiness nobody knows counts by its readiness alone', () => {
    const groups = (pod: Partial<HpaPod>) =>
      groupPods([{ ...old, ...pod }], new Map([[0, sampleOf(0, 1)]]), input([1], 50))
    const young = { startedAt: -10, readyChangedAt: null }
    expect(groups(young)).toMatchObject({ readyCount: 1, unready: [] })
    expect(groups({ ...young, ready: false })).toMatchObject({ readyCount: 0, unready: [0] })
    expect(groups({ ready: false, readyChangedAt: null })).toMatchObject({ unready: [0] })
    expect(groups({ ready: false, readyChangedAt: -9900 })).toMatchObject({ unready: [] })
  })

  it('[H20] a finished pod does not serve, and a target of pods that are not there is told', () => {
    const pods = [old, { ...old, phase: 'Succeeded' as const }, { ...old, ready: null }]
    expect(countServing(pods)).toBe(1)
    const value = { current: 2, tolerance: { scaleDown: 0.2, scaleUp: 0.1 }, target: 100, pods }
    expect(valueReplicas({ ...value, usage: 300 })).toMatchObject({
      band: { low: 0.8, high: 1.1 },
      count: 1,
      replicas: 3,
    })
    expect(valueReplicas({ ...value, usage: 300, pods: [] }).error).toBe('no-pods')
    expect(valueReplicas({ ...value, usage: 100, pods: [] }).replicas).toBe(2)
    expect(averageValueReplicas({ ...value, statusReplicas: 3, usage: 900 })).toMatchObject({
      band: { low: 0.8, high: 1.1 },
      average: 300,
      replicas: 9,
    })
  })
})

describe('windows and limits', () => {
  const asked = (current: number, desired: number) => ({
    current,
    desired,
    minReplicas: 2,
    maxReplicas: 40,
    scaleUpEvents: [],
    scaleDownEvents: [],
    now: 0,
  })

  it('[H31] without a behavior the record has the reach and no policy', () => {
    const found = limitWithoutBehavior(asked(5, 30), { factor: 2, minimum: 4 })
    const rate = { replicas: 10, select: null, policies: [], chosen: null }
    expect(found).toEqual({ rule: 'without-behavior', replicas: 10, reason: 'ScaleUpLimit', rate })
    expect(limitWithoutBehavior(asked(20, 41), { factor: 2, minimum: 4 }).reason).toBe(
      'TooManyReplicas',
    )
  })

  it('[H33] with a behavior nothing limits a size that stays, and at the minimum that is the reason', () => {
    const pods = (value: number) => ({ type: 'Pods' as const, value, periodSeconds: 60 })
    const open = { stabilizationWindowSeconds: null, selectPolicy: null, tolerance: null }
    const behavior = {
      scaleUp: defaultRules('scaleUp', { ...open, policies: [pods(4)] }),
      scaleDown: defaultRules('scaleDown', { ...open, policies: [pods(3)] }),
    }
    expect(limitWithBehavior(asked(5, 5), behavior)).toEqual({
      rule: 'with-behavior',
      replicas: 5,
      reason: 'DesiredWithinRange',
      rate: null,
    })
    // Three fewer than five is the minimum itself.
    expect(limitWithBehavior(asked(5, 1), behavior)).toMatchObject({
      replicas: 2,
      reason: 'TooFewReplicas',
    })
    expect(limitWithBehavior(asked(6, 1), behavior)).toMatchObject({
      replicas: 3,
      reason: 'ScaleDownLimit',
    })
  })

  it('[H33] of policies that allow the same the first is named, and without any the size stays', () => {
    const policy = { type: 'Pods' as const, value: 4, periodSeconds: 60 }
    const rules = defaultRules('scaleUp', {
      stabilizationWindowSeconds: null,
      selectPolicy: null,
      tolerance: null,
      policies: [policy, { ...policy, type: 'Percent', value: 40 }],
    })
    expect(scaleUpLimit(asked(10, 99), rules)).toMatchObject({ replicas: 14, chosen: 0 })
    expect(scaleUpLimit(asked(10, 99), { ...rules, policies: [] })).toEqual({
      replicas: 10,
      select: 'Max',
      policies: [],
      chosen: null,
    })
  })

  it('[H30] a recommendation that asks for the same as the new one holds nothing', () => {
    const log = [5, 9, 9, 5].map((replicas, i) => ({ replicas, at: i - 10 }))
    const at = (desired: number, current: number) => ({
      current,
      desired,
      recommendations: log,
      now: 0,
    })
    const calm = stabiliseWithoutBehavior(at(9, 9), 300).stabilisation
    expect(calm).toEqual({
      rule: 'without-behavior',
      replicas: 9,
      reason: 'ReadyForNewScale',
      up: null,
      down: { window: 300, replicas: 9, by: null },
    })
    // Of two that ask for the same the first is named.
    expect(stabiliseWithoutBehavior(at(3, 9), 300).stabilisation.down.by).toBe(log[1])
    const { up, down } = stabiliseWithBehavior(at(7, 7), { up: 60, down: 60 }).stabilisation
    expect(up?.by).toBe(log[0])
    expect(down.by).toBe(log[1])
  })

  it('[H37] a memory begins empty, and the oldest entry of a full one is given up, the first of several', () => {
    expect(emptyMemory).toMatchObject({
      recommendations: null,
      scaleUpEvents: [],
      scaleDownEvents: [],
    })
    const full = Array.from({ length: memoryLimit }, (_, i) => ({ at: i === 0 ? 1 : 0, name: i }))
    const next = remember(full, { at: 2, name: -1 }, () => false)
    expect(next).toHaveLength(memoryLimit)
    expect(next.findIndex(({ name }) => name === -1)).toBe(1)
    const spec = { ...hpaDefaults, minReplicas: 1, maxReplicas: 9, behavior: null }
    const first = normalise(spec, emptyMemory, { current: 2, desired: 3, now: 7 })
    expect(first.memory.recommendations).toEqual([{ replicas: 3, at: 7 }])
  })
})

describe('several metrics', () => {
  const seen: HpaObservation = {
    now: 0,
    specReplicas: 2,
    statusReplicas: 2,
    pods: [old, { ...old, id: 1 }],
    readings: [{ kind: 'pods', samples: [sampleOf(0, 10), sampleOf(1, 10)], requests: null }],
  }
  const external: HpaSpec['metrics'][number] = {
    type: 'External',
    name: 'queue',
    signal: 'queue-length',
    target: { type: 'Value', value: 1000 },
  }
  const wish = (replicas: number): HpaProposal => {
    const [found] = propose(
      {
        ...hpaDefaults,
        metrics: [{ ...external, target: { type: 'AverageValue', averageValue: 1 } }],
      },
      { ...seen, readings: [{ kind: 'total', usage: replicas }] },
    )
    if (found?.replicas !== replicas) throw new Error('the metric asks for something else')
    return found
  }
  const broken: HpaProposal = { type: 'Pods', name: 'rate', ...failed('no-metrics') }

  it('[H7] the largest wish leads, of equal ones the first; where all want none the last', () => {
    expect(combine([wish(4), wish(9), wish(9), wish(5)], 2)).toEqual({
      ok: true,
      desired: 9,
      leading: 1,
    })
    expect(combine([wish(0), wish(0)], 2)).toEqual({ ok: true, desired: 0, leading: 1 })
    expect(combine([wish(0), wish(4)], 2)).toEqual({ ok: true, desired: 4, leading: 1 })
  })

  it('[H7] a failure lets the rest ask for the same or more, and gives its reason', () => {
    expect(combine([broken, wish(4)], 4)).toEqual({ ok: true, desired: 4, leading: 1 })
    const reason = 'FailedGetPodsMetric'
    expect(combine([broken, wish(4)], 5)).toEqual({ ok: false, reason })
    expect(combine([], 5)).toEqual({ ok: false, reason: 'InvalidMetricSourceType' })
  })

  it('[H19] a reading without any requests spoils a share of them, and an unknown type is one', () => {
    const errors = propose(hpaDefaults, seen).map(({ error }) => error)
    expect(errors).toEqual(['missing-request'])
    const spec = { ...hpaDefaults, metrics: [{ type: 'Invalid' as const, name: 'x' }] }
    expect(propose(spec, seen)).toEqual([{ type: 'Invalid', name: 'x', ...failed('invalid-type') }])
  })

  it('[H6] one metric that is a total is enough to wake up', () => {
    const controller = { ...hpaDefaults.controller, scaleToZero: true }
    const spec = {
      ...hpaDefaults,
      minReplicas: 0,
      metrics: [...hpaDefaults.metrics, external],
      controller,
    }
    const empty = {
      ...seen,
      specReplicas: 0,
      statusReplicas: 0,
      pods: [],
      readings: [null, { kind: 'total' as const, usage: 5000 }],
    }
    const asleep = { status: true, reason: 'ScaledToZero' as const }
    const conditions = { ...emptyMemory.conditions, ScaledToZero: asleep }
    const { decision } = reconcile(spec, { ...emptyMemory, conditions }, empty)
    expect(decision.desired).toBeGreaterThan(0)
  })

  it('[H3] a minimum that is the maximum is one size, above it there is none', () => {
    const fixed = (minReplicas: number) =>
      reconcile({ ...hpaDefaults, minReplicas, maxReplicas: 2 }, emptyMemory, seen)
    expect(fixed(2).decision.desired).toBe(2)
    expect(() => fixed(3)).toThrow('minReplicas is not above maxReplicas')
  })
})

describe('pods that are to go', () => {
  it('[R1] are never more than there are, nor fewer than none', () => {
    const pod: PrunablePod = {
      node: 1,
      phase: 'Running',
      ready: true,
      readySince: 0,
      createdAt: 0,
      restarts: 0,
      sidecarRestarts: 0,
      deletionCost: 0,
      colocated: 1,
      rank: 0,
    }
    const going = (count: number) =>
      podsToDelete([pod, { ...pod, rank: 1 }], count, { now: 9, podDeletionCost: true })
    expect([going(0), going(1), going(2)]).toEqual([[], [0], [0, 1]])
    for (const count of [-1, 3]) expect(() => going(count)).toThrow('no more pods are deleted')
  })
})
