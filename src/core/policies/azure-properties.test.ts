import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AzureProfile, AzureRule, AzureSeen } from './azure-profile.ts'
import { decideAzure } from './azure-rules.ts'
import { frozen, lostInJson, waysOf } from './decisions.test-support.ts'

const metric = fc.integer({ min: 0, max: 200 })

const rule: fc.Arbitrary<AzureRule> = fc.record({
  direction: fc.constantFrom('Increase', 'Decrease'),
  metric: fc.constantFrom('cpu', 'queue'),
  operator: fc.constantFrom('GreaterThan', 'GreaterThanOrEqual', 'LessThan', 'LessThanOrEqual'),
  threshold: metric,
  action: fc.record({
    type: fc.constantFrom('ChangeCount', 'PercentChangeCount', 'ExactCount'),
    value: fc.nat(150),
  }),
  cooldown: fc.constantFrom(0, 60, 300),
})

const cases: fc.Arbitrary<readonly [AzureProfile, AzureSeen]> = fc
  .record({
    minimum: fc.nat(5),
    maximum: fc.integer({ min: 5, max: 25 }),
    fallback: fc.integer({ min: 5, max: 8 }),
    rules: fc.array(rule, { maxLength: 4 }),
    now: fc.integer({ min: 0, max: 900 }),
    instances: fc.nat(30),
    cpu: fc.option(metric, { freq: 10 }),
    queue: fc.option(metric, { freq: 10 }),
    lastScaledAt: fc.option(fc.integer({ min: -900, max: 0 })),
  })
  .map(({ now, instances, cpu, queue, lastScaledAt, ...profile }) => [
    profile,
    { now, instances, metrics: { cpu, queue }, lastScaledAt },
  ])

describe('any decision of Azure Monitor autoscale', () => {
  it('[J1] [J2] is pure and plain JSON', () => {
    let seen = 0
    fc.assert(
      fc.property(cases, (given) => {
        const decision = decideAzure(...frozen(given))
        expect(JSON.stringify(decideAzure(...given))).toBe(JSON.stringify(decision))
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
      fc.property(cases, ([profile, seen]) => {
        const decision = decideAzure(profile, seen)
        waysOf(decision, ways)
        expect(decision.capacity).toBeGreaterThanOrEqual(profile.minimum)
        expect(decision.capacity).toBeLessThanOrEqual(profile.maximum)
      }),
      { numRuns: 1000, seed: 6 },
    )
    expect(ways.size).toBeGreaterThanOrEqual(5)
  })

  it('[J4] changes nothing when it was carried out and is made again, while its rules cool down', () => {
    let changed = 0
    fc.assert(
      fc.property(cases, ([given, seen]) => {
        const rules = given.rules.map((each) => ({ ...each, cooldown: 60 }))
        const profile = { ...given, rules }
        // A size outside the bounds is corrected first, whatever the metrics say.
        fc.pre(seen.instances >= given.minimum && seen.instances <= given.maximum)
        const { capacity } = decideAzure(profile, seen)
        const hasChanged = capacity !== seen.instances
        if (hasChanged) changed++
        const lastScaledAt = hasChanged ? seen.now : seen.lastScaledAt
        const again = decideAzure(profile, { ...seen, instances: capacity, lastScaledAt })
        // A metric that is missing calls for the fallback, which waits for nothing and is there by now.
        expect(again.capacity).toBe(capacity)
      }),
      { numRuns: 1000, seed: 7 },
    )
    expect(changed).toBeGreaterThan(100)
  })

  it('[J30] [J31] never goes out without a scale-out rule that triggers, nor in beside one', () => {
    const moves = { out: 0, in: 0 }
    fc.assert(
      fc.property(cases, ([profile, seen]) => {
        const { capacity, reason, rules } = decideAzure(profile, seen)
        const triggered = (direction: AzureRule['direction']) =>
          rules.filter((each, i) => profile.rules[i]?.direction === direction && each.triggered)
        if (reason === 'ScaleOut') {
          moves.out++
          expect(triggered('Increase').length).toBeGreaterThan(0)
          expect(capacity).toBeGreaterThan(seen.instances)
        }
        if (reason === 'ScaleIn') {
          moves.in++
          expect(triggered('Increase')).toEqual([])
          expect(triggered('Decrease')).toHaveLength(
            profile.rules.filter(({ direction }) => direction === 'Decrease').length,
          )
          expect(capacity).toBeLessThan(seen.instances)
        }
      }),
      { numRuns: 4000, seed: 8 },
    )
    expect(Math.min(moves.out, moves.in)).toBeGreaterThan(40)
  })
})
