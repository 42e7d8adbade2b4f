import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HpaPod, HpaPodId, HpaSample } from './hpa-pods.ts'
import { groupPods } from './hpa-pods.ts'
import type { PerPodProposal } from './hpa-proposal.ts'
import { averageRatio, utilizationRatio } from './hpa-ratio.ts'
import type { PerPodInput } from './hpa-replicas.ts'
import { perPodReplicas } from './hpa-replicas.ts'
import { averageValueReplicas, valueReplicas } from './hpa-total.ts'

const old: HpaPod = {
  id: 0,
  phase: 'Running',
  deleting: false,
  ready: true,
  startedAt: -10_000,
  readyChangedAt: -9_000,
}
const tolerance = { scaleDown: 0.1, scaleUp: 0.1 }
const sampleOf = (pod: HpaPodId, milli: number): HpaSample => ({
  pod,
  milli,
  takenAt: -5,
  window: 15,
})

/** Pods with a usage each (null = no sample) and a request of 1000 m. */
function input(
  usages: readonly (number | null)[],
  target: number,
  changes: Partial<PerPodInput> = {},
): PerPodInput {
  return {
    current: usages.length,
    tolerance,
    target,
    pods: usages.map((_, id) => ({ ...old, id })),
    samples: usages.flatMap((milli, id) => (milli === null ? [] : [sampleOf(id, milli)])),
    requests: usages.map(() => 1000),
    resource: 'cpu',
    cpuInitializationPeriod: 300,
    initialReadinessDelay: 30,
    now: 0,
    ...changes,
  }
}

function evaluated(found: ReturnType<typeof perPodReplicas>): PerPodProposal {
  if (found.formula === 'utilization' || found.formula === 'average') return found
  throw new Error(`the metric gave ${found.formula}, ${String(found.error)}`)
}

describe('metric to replicas', () => {
  it('[H10] utilisation is truncated to whole percent: 55.9 % at target 50 does nothing', () => {
    const found = evaluated(perPodReplicas(input([559, 559], 50)))
    expect(found.measured).toMatchObject({ utilization: 55, ratio: 1.1, average: 559 })
    expect(found).toMatchObject({ outcome: 'within-tolerance', replicas: 2 })
    expect(perPodReplicas(input([560, 560], 50)).replicas).toBe(3)
  })

  it('[H10] pods weigh by their request, not by their own percentage', () => {
    const found = evaluated(perPodReplicas(input([900, 100], 50, { requests: [1000, 100] })))
    expect(found.measured).toMatchObject({ usage: 1000, request: 1100, utilization: 90 })
  })

  it('[H11] averages are truncated to whole milli-units', () => {
    const found = evaluated(perPodReplicas(input([1, 1, 2], 1, { requests: null })))
    expect(found.measured).toMatchObject({ average: 1, ratio: 1, utilization: null })
  })

  it('[H12] double precision gives what integers of any size give', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 })
    const pods = fc.array(
      fc.tuple(
        amount,
        amount.map((each) => each + 1),
      ),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(pods, (each) => {
        const values = new Map(each.map(([usage], id) => [id, usage]))
        const requests = new Map(each.map(([, request], id) => [id, request]))
        const sum = (list: readonly number[]) => list.reduce((a, b) => a + BigInt(b), 0n)
        const usage = sum([...values.values()])
        const request = sum([...requests.values()])
        const found = utilizationRatio(values, requests, 80)
        expect(found?.utilization).toBe(Number((usage * 100n) / request))
        expect(averageRatio(values, 80).average).toBe(Number(usage / BigInt(each.length)))
      }),
      { numRuns: 2000 },
    )
  })

  it('[H13] both ends of the tolerance belong to it', () => {
    const at = (percent: number) => perPodReplicas(input(Array(10).fill(percent * 10), 50)).replicas
    expect([44, 45, 55, 56].map(at)).toEqual([9, 10, 10, 12])
    const strict = { tolerance: { scaleDown: 0, scaleUp: 0 } }
    expect(perPodReplicas(input([500, 500], 50, strict)).replicas).toBe(2)
    expect(perPodReplicas(input([510, 510], 50, strict)).replicas).toBe(3)
  })

  it('[H14] the ratio multiplies ready pods: a surge counts, whatever spec.replicas says', () => {
    const found = evaluated(perPodReplicas(input([800, 800, 800, 800], 40, { current: 3 })))
    expect(found).toMatchObject({ count: 4, replicas: 8 })
  })

  it('[H15] pods are ignored, unready, missing or counted', () => {
    const pods: readonly HpaPod[] = [
      { ...old, id: 'gone', deleting: true },
      { ...old, id: 'failed', phase: 'Failed' },
      { ...old, id: 'pending', phase: 'Pending' },
      { ...old, id: 'silent' },
      { ...old, id: 'finished', phase: 'Succeeded' },
      { ...old, id: 'serving' },
    ]
    const named = pods.filter(({ id }) => id !== 'silent').map(({ id }) => sampleOf(id, 100))
    const samples = new Map(named.map((each) => [each.pod, each]))
    expect(groupPods(pods, samples, input([], 50))).toEqual({
      readyCount: 2,
      unready: ['pending'],
      missing: ['silent'],
      ignored: ['gone', 'failed'],
    })
  })

  it.each([
    ['no Ready condition', { ready: null }, false],
    ['no start time', { startedAt: null }, false],
    ['young and unready', { startedAt: -60, ready: false, readyChangedAt: -50 }, false],
    ['young, less than a window since ready', { startedAt: -60, readyChangedAt: -19 }, false],
    ['young, exactly a window since ready', { startedAt: -60, readyChangedAt: -20 }, true],
    [
      'as old as the period and unready since',
      { startedAt: -300, ready: false, readyChangedAt: -270 },
      true,
    ],
    ['old, never ready', { ready: false, readyChangedAt: -9971 }, false],
    ['old, was ready once', { ready: false, readyChangedAt: -9970 }, true],
  ])('[H16] a CPU sample of a pod: %s', (_, changes, counts) => {
    const samples = new Map([[0, sampleOf(0, 100)]])
    const pods = [{ ...old, ...changes }]
    expect(groupPods(pods, samples, input([], 50)).readyCount).toBe(counts ? 1 : 0)
    expect(groupPods(pods, samples, { ...input([], 50), resource: null }).readyCount).toBe(1)
  })

  it('[H17] missing pods count as their request on the way down, even above a target of 100 %', () => {
    const found = evaluated(perPodReplicas(input([100, 100, null], 50)))
    expect(found.assumption).toMatchObject({ missing: 'request', unready: 'left-out', count: 3 })
    expect(found.assumption?.measured).toMatchObject({ usage: 1200, utilization: 40 })
    expect(found).toMatchObject({ outcome: 'scaled', replicas: 3 })
    const above = evaluated(perPodReplicas(input([100, 100, null], 150)))
    expect(above.assumption?.measured.usage).toBe(1700)
  })

  it('[H17] with an amount as target missing pods count as the target on the way down', () => {
    const found = evaluated(perPodReplicas(input([100, 100, 100, null], 700, { requests: null })))
    expect(found.assumption).toMatchObject({ missing: 'target', measured: { usage: 1000 } })
    expect(found.replicas).toBe(2)
  })

  it('[H17] missing and unready pods count as 0 on the way up', () => {
    const pods = [0, 1, 2, 3].map(
      (id) => ({ ...old, id, phase: id === 3 ? 'Pending' : 'Running' }) as const,
    )
    const found = evaluated(perPodReplicas(input([900, 900, null, null], 30, { pods })))
    expect(found).toMatchObject({ ready: 2, missing: 1, unready: 1, replicas: 6 })
    expect(found.assumption).toMatchObject({ missing: 'zero', unready: 'zero', count: 4 })
  })

  it('[H18] assumptions never turn the direction nor move against it', () => {
    const near = evaluated(perPodReplicas(input([620, null], 30)))
    expect(near).toMatchObject({ outcome: 'within-tolerance-after-assumptions', replicas: 2 })
    const flipped = evaluated(perPodReplicas(input([450, null], 35, { current: 7 })))
    expect(flipped).toMatchObject({ outcome: 'direction-flipped', replicas: 7 })
    const against = evaluated(perPodReplicas(input([900, 900, null], 30, { current: 9 })))
    expect(against).toMatchObject({ outcome: 'count-against-direction', replicas: 9 })
  })

  it('[H19] one pod without a request spoils the metric, even when it is ignored', () => {
    const pods = [old, { ...old, id: 1, deleting: true }]
    const found = perPodReplicas(input([500, null], 50, { pods, requests: [1000, null] }))
    expect(found).toEqual({ formula: 'none', error: 'missing-request', replicas: null })
  })

  it('[H20] Value multiplies serving pods; a dying one that is still ready is one of them', () => {
    const pods = [old, { ...old, id: 1, deleting: true }, { ...old, id: 2, ready: false }]
    const asked = { current: 3, tolerance, target: 1000, usage: 2500, pods }
    expect(valueReplicas(asked)).toMatchObject({ ratio: 2.5, count: 2, replicas: 5 })
    expect(valueReplicas({ ...asked, usage: 1050 }).replicas).toBe(3)
    const fromZero = { ...asked, current: 0, usage: 1001, pods: [] }
    expect(valueReplicas(fromZero)).toMatchObject({ outcome: 'scaled', replicas: 2 })
  })

  it('[H20] AverageValue divides by status.replicas', () => {
    const asked = { statusReplicas: 4, tolerance, target: 1000, usage: 4300 }
    expect(averageValueReplicas(asked)).toMatchObject({ ratio: 1.075, average: 1075, replicas: 4 })
    expect(averageValueReplicas({ ...asked, statusReplicas: 3 })).toMatchObject({ replicas: 5 })
    const none = averageValueReplicas({ ...asked, statusReplicas: 0 })
    expect(none).toMatchObject({ ratio: null, average: 0, replicas: 5 })
  })
})
