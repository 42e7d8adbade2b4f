import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frozen, lostInJson, waysOf } from './decisions.test-support.ts'
import { decideGcp, type GcpMemory, type GcpPolicy } from './gcp-mig.ts'
import type { GcpSeen } from './gcp-signal.ts'

const size = fc.nat(30)
const sizes = fc.array(fc.record({ at: fc.integer({ min: -900, max: 0 }), size }), { maxLength: 5 })
const load = fc.option(fc.integer({ min: 0, max: 200 }))

const cases: fc.Arbitrary<readonly [GcpPolicy, GcpMemory, GcpSeen]> = fc.tuple(
  fc.record({
    minNumReplicas: fc.nat(5),
    maxNumReplicas: fc.integer({ min: 5, max: 25 }),
    targets: fc.array(fc.constantFrom(0.6, 100), { minLength: 1, maxLength: 2 }),
    stabilisationPeriod: fc.constantFrom(60, 600),
    initialisationPeriod: fc.constantFrom(0, 60),
    scaleInControl: fc.option(
      fc.record({
        maxScaledInReplicas: fc.record({
          type: fc.constantFrom('fixed' as const, 'percent' as const),
          value: fc.integer({ min: 1, max: 100 }),
        }),
        window: fc.constantFrom(60, 1200),
      }),
    ),
    mode: fc.constantFrom('ON' as const, 'ONLY_SCALE_OUT' as const, 'OFF' as const),
  }),
  fc.record({ needed: sizes, recommended: sizes }),
  fc.record({
    now: fc.integer({ min: 0, max: 900 }),
    size,
    vms: fc.array(
      fc.record({
        startedAt: fc.integer({ min: -100, max: 0 }),
        load: fc.array(load, { minLength: 2, maxLength: 2 }),
      }),
      { maxLength: 6 },
    ),
  }),
)

describe('any look of a managed instance group', () => {
  it('[J1] [J2] is pure and plain JSON', () => {
    let seen = 0
    fc.assert(
      fc.property(cases, (given) => {
        const decision = decideGcp(...frozen(given))
        expect(JSON.stringify(decideGcp(...given))).toBe(JSON.stringify(decision))
        expect(lostInJson(decision)).toBeNull()
        seen++
      }),
      { numRuns: 500, seed: 5 },
    )
    expect(seen).toBe(500)
  })

  it('[J3] has a size between minimum and maximum', () => {
    const ways = new Set<string>()
    fc.assert(
      fc.property(cases, ([policy, memory, seen]) => {
        const { decision } = decideGcp(policy, memory, seen)
        waysOf(decision, ways)
        expect(decision.size).toBeGreaterThanOrEqual(policy.minNumReplicas)
        expect(decision.size).toBeLessThanOrEqual(policy.maxNumReplicas)
      }),
      { numRuns: 1000, seed: 6 },
    )
    expect([...ways].toSorted()).toEqual([
      'Mode',
      'NoChange',
      'ScaleIn',
      'ScaleInControl',
      'ScaleOut',
      'Stabilised',
    ])
  })

  it('[J4] changes nothing when it was carried out and is made again', () => {
    let changed = 0
    fc.assert(
      fc.property(cases, ([policy, memory, seen]) => {
        // A control begins with the size that it sees first: what that was is known from the second look on.
        const remembered = { ...memory, recommended: [{ at: seen.now, size: seen.size }] }
        const first = decideGcp(policy, remembered, seen)
        if (first.decision.size !== seen.size) changed++
        const again = decideGcp(policy, first.memory, { ...seen, size: first.decision.size })
        expect(again.decision.size).toBe(first.decision.size)
      }),
      { numRuns: 1000, seed: 7 },
    )
    expect(changed).toBeGreaterThan(200)
  })

  it('[J50] [J54] never goes below the peak of its period, nor below the present size where it only scales out', () => {
    let held = 0
    fc.assert(
      fc.property(cases, ([policy, memory, seen]) => {
        fc.pre(seen.size >= policy.minNumReplicas && seen.size <= policy.maxNumReplicas)
        const { size: after } = decideGcp(policy, memory, seen).decision
        if (policy.mode !== 'ON') expect(after).toBeGreaterThanOrEqual(seen.size)
        if (policy.mode === 'OFF') expect(after).toBe(seen.size)
        if (policy.mode !== 'ON') return
        const recent = memory.needed.filter(({ at }) => seen.now - at <= policy.stabilisationPeriod)
        const peak = Math.max(0, ...recent.map((each) => each.size))
        if (after === peak) held++
        expect(after).toBeGreaterThanOrEqual(Math.min(peak, policy.maxNumReplicas))
      }),
      { numRuns: 3000, seed: 8 },
    )
    expect(held).toBeGreaterThan(20)
  })
})
