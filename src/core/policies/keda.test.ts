import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KedaSeen, KedaSpec } from './keda.ts'
import { isTriggerActive, kedaDefaults, kedaPollingInterval, requestScale } from './keda.ts'

const seen: KedaSeen = {
  now: 10_000,
  replicas: 3,
  active: false,
  error: false,
  lastActiveAt: null,
  createdAt: 0,
}

function poll(spec: Partial<KedaSpec>, change: Partial<KedaSeen>) {
  const { replicas, route, reason } = requestScale(
    { ...kedaDefaults, ...spec },
    { ...seen, ...change },
  )
  return [replicas, route, reason]
}

describe('KEDA', () => {
  it('[J40] wakes to the minimum, but at least to one', () => {
    const woken = { replicas: 0, active: true }
    expect(poll({}, woken)).toEqual([1, 'from-zero-or-idle', 'ScalerActive'])
    expect(poll({ minReplicaCount: 4 }, woken)).toEqual([4, 'from-zero-or-idle', 'ScalerActive'])
    expect(requestScale(kedaDefaults, { ...seen, ...woken }).lastActiveAt).toBe(seen.now)
    const idle = { minReplicaCount: 5, idleReplicaCount: 2 }
    expect(poll(idle, { replicas: 2, active: true })[0]).toBe(5)
    // Without an idle size a target below the minimum is the HPA's business while it is active.
    expect(poll({ minReplicaCount: 5 }, { replicas: 2, active: true })[0]).toBe(2)
    expect(poll({ minReplicaCount: 5 }, { replicas: 2 })).toEqual([
      5,
      'to-minimum',
      'ScalerNotActive',
    ])
  })

  it('[J40] is active strictly above the activation threshold', () => {
    expect([0, 5, 5.1].map((value) => isTriggerActive(value, 5))).toEqual([false, false, true])
    expect(isTriggerActive(0, 0)).toBe(false)
  })

  it('[J41] goes to zero strictly after the cooldown', () => {
    expect(poll({}, { lastActiveAt: 9701 })).toEqual([3, 'cooling-down', 'ScalerCooldown'])
    expect(poll({}, { lastActiveAt: 9700 })[0]).toBe(3)
    expect(poll({}, { lastActiveAt: 9699.9 })).toEqual([0, 'to-zero-or-idle', 'ScalerNotActive'])
    const idle = { minReplicaCount: 5, idleReplicaCount: 2 }
    expect(poll(idle, { replicas: 2 })).toEqual([2, 'no-change', 'ScalerNotActive'])
    expect(poll(idle, { replicas: 5 })).toEqual([2, 'to-zero-or-idle', 'ScalerNotActive'])
    expect(poll({ minReplicaCount: 1 }, { lastActiveAt: 0 })).toEqual([
      3,
      'no-change',
      'ScalerNotActive',
    ])
  })

  it('[J41] before any activity the initial cooldown counts', () => {
    const young = { createdAt: 9900 }
    expect(poll({}, young)[0]).toBe(0)
    expect(poll({ initialCooldownPeriod: 100 }, young)).toEqual([
      3,
      'cooling-down',
      'ScalerCooldown',
    ])
    expect(poll({ initialCooldownPeriod: 99 }, young)[0]).toBe(0)
  })

  it('[J41] between two loads a target sleeps after 330 s of polls', () => {
    let replicas = 0
    let lastActiveAt: number | null = null
    const sizes: number[] = []
    for (let now = 0; now <= 600; now += kedaPollingInterval) {
      const decision = requestScale(kedaDefaults, {
        ...seen,
        now,
        replicas,
        active: now <= 60,
        lastActiveAt,
      })
      replicas = decision.replicas
      lastActiveAt = decision.lastActiveAt
      sizes.push(replicas)
    }
    expect(lastActiveAt).toBe(60)
    expect(sizes.indexOf(0) * kedaPollingInterval).toBe(60 + 330)
    expect(sizes.slice(0, 13)).toEqual(Array.from({ length: 13 }, () => 1))
  })

  it('[J42] pauses altogether, or on one way; force counts as active', () => {
    const asleep = { replicas: 0, active: true }
    expect(poll({ paused: true }, asleep)).toEqual([0, 'paused', null])
    expect(poll({ pausedScaleOut: true }, asleep)[1]).toBe('scale-out-paused')
    expect(poll({ pausedScaleIn: true }, asleep)[0]).toBe(1)
    expect(poll({ pausedScaleIn: true }, {})[1]).toBe('scale-in-paused')
    expect(poll({ pausedScaleOut: true }, {})[0]).toBe(0)
    expect(poll({ forceActivation: true }, { replicas: 0 })[0]).toBe(1)
    expect(poll({ forceActivation: true }, {})).toEqual([3, 'active', 'ScalerActive'])
  })

  it('[J43] an error holds the size; beside an active trigger it does not count as activity', () => {
    expect(poll({}, { error: true })).toEqual([3, 'trigger-error', 'ScalerNotActive'])
    expect(poll({ fallbackReplicas: 6 }, { error: true })[1]).toBe('fallback')
    // A fallback of 0 is none, but it is one that is there: the target goes to zero.
    expect(poll({ fallbackReplicas: 0 }, { error: true })[0]).toBe(0)
    const partial = requestScale(kedaDefaults, { ...seen, active: true, error: true })
    expect(partial).toMatchObject({ route: 'partial-trigger-error', lastActiveAt: null })
    expect(requestScale(kedaDefaults, { ...seen, active: true }).lastActiveAt).toBe(seen.now)
  })

  it('[J41] nothing goes within the cooldown; and only idle, minimum and one are ever set', () => {
    let slept = 0
    const spec = fc.record({ minReplicaCount: fc.nat(4), idle: fc.boolean() })
    fc.assert(
      fc.property(spec, fc.integer({ min: 1, max: 9 }), fc.nat(600), (given, replicas, since) => {
        const idleReplicaCount = given.idle ? 0 : null
        const { minReplicaCount } = given
        const [after] = poll(
          { minReplicaCount, idleReplicaCount },
          { replicas, lastActiveAt: seen.now - since },
        )
        if (since <= 300) expect(after).toBeGreaterThanOrEqual(replicas)
        if (after !== replicas) expect([0, minReplicaCount]).toContain(after)
        if (after === 0) slept++
      }),
      { numRuns: 300, seed: 4 },
    )
    expect(slept).toBeGreaterThan(50)
  })

  it('[J40] a poll of what was just decided changes nothing', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.boolean(), fc.nat(4), (replicas, active, minReplicaCount) => {
        const spec = { ...kedaDefaults, minReplicaCount }
        const first = requestScale(spec, { ...seen, replicas, active })
        const { lastActiveAt } = first
        const again = { ...seen, replicas: first.replicas, active, lastActiveAt }
        expect(requestScale(spec, again).replicas).toBe(first.replicas)
      }),
      { seed: 5 },
    )
  })
})
