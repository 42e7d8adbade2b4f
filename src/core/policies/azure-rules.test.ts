import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectedMetric } from './azure-flapping.ts'
import type { AzureProfile, AzureRule, AzureSeen } from './azure-profile.ts'
import { decideAzure } from './azure-rules.ts'

const outAt80: AzureRule = {
  direction: 'Increase',
  metric: 'cpu',
  operator: 'GreaterThanOrEqual',
  threshold: 80,
  action: { type: 'ChangeCount', value: 1 },
  cooldown: 300,
}
const inAt60: AzureRule = {
  ...outAt80,
  direction: 'Decrease',
  operator: 'LessThanOrEqual',
  threshold: 60,
}
const profile: AzureProfile = { minimum: 1, maximum: 20, fallback: 3, rules: [outAt80, inAt60] }
const seen: AzureSeen = { now: 1000, instances: 3, metrics: { cpu: 70 }, lastScaledAt: null }

function decide(metrics: AzureSeen['metrics'], rules = profile.rules, change = {}) {
  return decideAzure({ ...profile, rules }, { ...seen, metrics, ...change })
}

const percent = (value: number): AzureRule['action'] => ({ type: 'PercentChangeCount', value })
const count = (value: number): AzureRule['action'] => ({ type: 'ChangeCount', value })

describe('rules of Azure', () => {
  it('[J30] any scale-out rule is enough, and the largest size is taken: 10 % or 3 of 10 give 13', () => {
    const rules = [
      { ...outAt80, action: percent(10) },
      { ...outAt80, action: count(3) },
      { ...outAt80, metric: 'queue', action: count(9) },
    ]
    const found = decide({ cpu: 90, queue: 0 }, rules, { instances: 10 })
    expect(found).toMatchObject({ capacity: 13, leading: 1, reason: 'ScaleOut' })
    expect(found.rules.map(({ capacity }) => capacity)).toEqual([11, 13, 19])
    const parts = [
      { ...outAt80, action: percent(10) },
      { ...inAt60, action: percent(10) },
    ]
    const at15 = (cpu: number) => decide({ cpu }, parts, { instances: 15 }).capacity
    expect([at15(90), at15(10)]).toEqual([17, 14])
    const full = decide({ cpu: 90, queue: 0 }, rules, { instances: 20 })
    expect(full).toMatchObject({ capacity: 20, reason: 'AtMaximum' })
    const exact = { ...outAt80, action: { type: 'ExactCount' as const, value: 5 } }
    const to5 = (instances: number) => decide({ cpu: 90 }, [exact], { instances }).capacity
    expect([to5(3), to5(8)]).toEqual([5, 8])
  })

  it('[J31] all scale-in rules must trigger, and the largest size is taken: 50 % or 3 of 10 give 7', () => {
    const rules = [
      { ...outAt80, threshold: 95 },
      { ...inAt60, action: percent(50) },
      { ...inAt60, metric: 'queue', action: count(3) },
    ]
    const at = { instances: 10 }
    expect(decide({ cpu: 20, queue: 20 }, rules, at)).toMatchObject({ capacity: 7, leading: 2 })
    const held = decide({ cpu: 20, queue: 70 }, rules, at)
    expect(held).toMatchObject({ capacity: 10, reason: 'NoRuleTriggered' })
    // A scale-out rule that triggers comes first.
    const both = [...rules, { ...outAt80, metric: 'latency' }]
    expect(decide({ cpu: 20, queue: 20, latency: 90 }, both, at).capacity).toBe(11)
  })

  it('[J32] goes in at 50 % of 3, not at 60 %, and says what it expected', () => {
    const held = decide({ cpu: 60 })
    expect(held).toMatchObject({ capacity: 3, reason: 'FlappingAvoided' })
    expect(held.projections).toEqual([{ instances: 2, projected: [90], flapping: true }])
    const gone = decide({ cpu: 50 })
    expect(gone).toMatchObject({ capacity: 2, reason: 'ScaleIn' })
    expect(gone.projections).toEqual([{ instances: 2, projected: [75], flapping: false }])
  })

  it('[J32] tries smaller steps in turn', () => {
    const rules = [outAt80, { ...inAt60, action: count(5) }]
    const found = decide({ cpu: 50 }, rules, { instances: 10 })
    expect(found.projections.map(({ instances }) => instances)).toEqual([5, 6, 7])
    expect(found).toMatchObject({ capacity: 7, reason: 'ScaleIn' })
    // With no instance left there is nothing to measure a load on.
    const toNone = { ...profile, minimum: 0, rules }
    const last = decideAzure(toNone, { ...seen, instances: 2, metrics: { cpu: 10 } })
    expect(last.projections[0]).toEqual({ instances: 0, projected: [null], flapping: true })
    expect(last.capacity).toBe(1)
    expect(projectedMetric(0, 2, 2)).toBe(0)
  })

  it('[J33] waits for the cooldown of each rule, on the way in for all of them', () => {
    const slow = { ...outAt80, cooldown: 600, action: count(4) }
    const at = (lastScaledAt: number) => ({ lastScaledAt })
    expect(decide({ cpu: 90 }, [slow, outAt80], at(701)).reason).toBe('Cooldown')
    expect(decide({ cpu: 90 }, [slow, outAt80], at(700)).capacity).toBe(4)
    expect(decide({ cpu: 90 }, [slow, outAt80], at(400)).capacity).toBe(7)
    const inward = [inAt60, { ...inAt60, cooldown: 600 }]
    expect(decide({ cpu: 10 }, inward, at(500)).reason).toBe('Cooldown')
    expect(decide({ cpu: 10 }, inward, at(400)).capacity).toBe(2)
  })

  it('[J34] grows to the fallback size without a metric, and never shrinks', () => {
    const sizes = [2, 3, 6].map((instances) => decide({ cpu: null }, undefined, { instances }))
    expect(sizes.map(({ capacity }) => capacity)).toEqual([3, 3, 6])
    expect(sizes[0]?.reason).toBe('MetricsUnavailable')
    expect(decide({}).reason).toBe('MetricsUnavailable')
  })

  it('[J3] corrects a size outside at once', () => {
    expect(decide({ cpu: 70 }, [], { instances: 0 }).reason).toBe('BelowMinimum')
    expect(decide({ cpu: null }, [], { instances: 30 })).toMatchObject({
      capacity: 20,
      reason: 'AboveMaximum',
    })
  })

  it('[J32] [J35] after any scale-in no rule takes it back, and a higher metric is never fewer', () => {
    const value = fc.integer({ min: 0, max: 150 })
    const actions = fc.tuple(fc.nat(6), fc.nat(6)).map(([a, b]) => [
      { ...outAt80, action: count(a) },
      { ...inAt60, action: count(b) },
    ])
    let reduced = 0
    fc.assert(
      fc.property(
        value,
        value,
        actions,
        fc.integer({ min: 1, max: 20 }),
        (a, b, rules, instances) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)]
          const { capacity } = decide({ cpu: low }, rules, { instances })
          expect(capacity).toBeLessThanOrEqual(decide({ cpu: high }, rules, { instances }).capacity)
          if (capacity >= instances) return
          reduced++
          const after = { instances: capacity }
          const cpu = (low * instances) / capacity
          expect(decide({ cpu }, rules, after).capacity).toBeLessThanOrEqual(capacity)
        },
      ),
      { numRuns: 500, seed: 3 },
    )
    expect(reduced).toBeGreaterThan(50)
  })

  it('[J33] nothing goes within the cooldown', () => {
    let moved = 0
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 150 }), fc.nat(600), (cpu, since) => {
        const { capacity } = decide({ cpu }, undefined, { lastScaledAt: seen.now - since })
        if (since < 300) expect(capacity).toBe(seen.instances)
        else if (capacity !== seen.instances) moved++
      }),
      { numRuns: 300, seed: 4 },
    )
    expect(moved).toBeGreaterThan(50)
  })
})
