import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frozen, lostInJson, waysOf } from './decisions.test-support.ts'
import { requestScale, type KedaSeen, type KedaSpec } from './keda.ts'

const cases: fc.Arbitrary<readonly [KedaSpec, KedaSeen]> = fc.tuple(
  fc.record({
    minReplicaCount: fc.nat(5),
    idleReplicaCount: fc.option(fc.constant(0)),
    cooldownPeriod: fc.constantFrom(0, 300),
    initialCooldownPeriod: fc.constantFrom(0, 120),
    fallbackReplicas: fc.option(fc.nat(6)),
    paused: fc.boolean(),
    pausedScaleIn: fc.boolean(),
    pausedScaleOut: fc.boolean(),
    forceActivation: fc.boolean(),
  }),
  fc.record({
    now: fc.integer({ min: 0, max: 900 }),
    replicas: fc.nat(30),
    active: fc.boolean(),
    error: fc.boolean(),
    lastActiveAt: fc.option(fc.integer({ min: -900, max: 0 })),
    createdAt: fc.integer({ min: -900, max: 0 }),
  }),
)

describe('any poll of KEDA', () => {
  it('[J1] [J2] is pure and plain JSON', () => {
    let seen = 0
    fc.assert(
      fc.property(cases, (given) => {
        const decision = requestScale(...frozen(given))
        expect(JSON.stringify(requestScale(...given))).toBe(JSON.stringify(decision))
        expect(lostInJson(decision)).toBeNull()
        seen++
      }),
      { numRuns: 500, seed: 5 },
    )
    expect(seen).toBe(500)
  })

  it('[J3] leaves the size alone or sets the idle size, the minimum or 1', () => {
    const ways = new Set<string>()
    fc.assert(
      fc.property(cases, ([spec, seen]) => {
        const decision = requestScale(spec, seen)
        waysOf(decision, ways)
        const { minReplicaCount: min, idleReplicaCount: idle } = spec
        expect([seen.replicas, min, Math.max(1, min), idle]).toContain(decision.replicas)
      }),
      { numRuns: 1000, seed: 6 },
    )
    expect(ways.size).toBeGreaterThanOrEqual(10)
  })

  it('[J4] changes nothing when it was carried out and is made again', () => {
    let changed = 0
    fc.assert(
      fc.property(cases, ([spec, seen]) => {
        const { replicas, lastActiveAt } = requestScale(spec, seen)
        if (replicas !== seen.replicas) changed++
        expect(requestScale(spec, { ...seen, replicas, lastActiveAt }).replicas).toBe(replicas)
      }),
      { numRuns: 1000, seed: 7 },
    )
    expect(changed).toBeGreaterThan(50)
  })

  it('[J40] [J43] an active trigger never gives a smaller size than one that is not', () => {
    let more = 0
    fc.assert(
      fc.property(cases, ([spec, seen]) => {
        const [calm, active] = [false, true].map(
          (on) => requestScale(spec, { ...seen, active: on, error: false }).replicas,
        )
        // Paused on the way out, a target below the minimum is only raised while nothing is active.
        if (spec.pausedScaleOut) return
        // At work already, the minimum is the HPA's business as long as a trigger is active.
        if (seen.replicas > 0 && seen.replicas < spec.minReplicaCount) return
        expect(active).toBeGreaterThanOrEqual(calm ?? NaN)
        if ((active ?? 0) > (calm ?? NaN)) more++
      }),
      { numRuns: 1000, seed: 8 },
    )
    expect(more).toBeGreaterThan(20)
  })
})
