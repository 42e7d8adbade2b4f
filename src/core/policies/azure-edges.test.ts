import { describe, expect, it } from 'vitest'
import { triggers, type AzureProfile, type AzureRule } from './azure-profile.ts'
import { decideAzure } from './azure-rules.ts'
import { kedaDefaults, requestScale } from './keda.ts'

/** Edges at which a decision could be made either way, and words of the records; found by mutants. */

const rule: AzureRule = {
  direction: 'Increase',
  metric: 'cpu',
  operator: 'GreaterThan',
  threshold: 80,
  action: { type: 'ChangeCount', value: 1 },
  cooldown: 300,
}

describe('a rule of Azure', () => {
  it('[J30] compares as its operator says, at the threshold too', () => {
    const at = (operator: AzureRule['operator']) =>
      [79, 80, 81].map((value) => triggers({ ...rule, operator }, value))
    expect(at('GreaterThan')).toEqual([false, false, true])
    expect(at('GreaterThanOrEqual')).toEqual([false, true, true])
    expect(at('LessThan')).toEqual([true, false, false])
    expect(at('LessThanOrEqual')).toEqual([true, true, false])
  })

  it('[J34] one metric that is missing is enough, and it triggers nothing', () => {
    const low: AzureRule = { ...rule, operator: 'LessThan', metric: 'queue' }
    const profile = { minimum: 1, maximum: 9, fallback: 2, rules: [rule, low] }
    const seen = { now: 0, instances: 3, metrics: { cpu: 90, queue: null }, lastScaledAt: null }
    const found = decideAzure(profile, seen)
    expect(found).toMatchObject({ reason: 'MetricsUnavailable', capacity: 3, projections: [] })
    expect(found.rules.map(({ triggered, cooling }) => [triggered, cooling])).toEqual([
      [true, false],
      [false, false],
    ])
  })
})

describe('a profile of Azure', () => {
  const profile: AzureProfile = { minimum: 2, maximum: 9, fallback: 2, rules: [rule] }
  const decide = (rules: readonly AzureRule[], instances: number, cpu: number) =>
    decideAzure({ ...profile, rules }, { now: 0, instances, metrics: { cpu }, lastScaledAt: null })
  const by = (value: number): AzureRule['action'] => ({ type: 'ChangeCount', value })

  it('[J3] [J30] at its bounds says so, and elsewhere that nothing changes', () => {
    expect(decide([rule], 2, 50)).toMatchObject({ capacity: 2, reason: 'NoRuleTriggered' })
    expect(decide([rule], 9, 90)).toMatchObject({ capacity: 9, reason: 'AtMaximum', leading: 0 })
    const still = { ...rule, action: by(0) }
    expect(decide([still], 5, 90)).toMatchObject({ capacity: 5, reason: 'NoChange' })
    const inward = { ...rule, direction: 'Decrease' as const, operator: 'LessThan' as const }
    expect(decide([inward], 2, 10)).toMatchObject({ capacity: 2, reason: 'AtMinimum' })
    expect(decide([{ ...inward, action: by(0) }], 5, 10)).toMatchObject({
      capacity: 5,
      reason: 'NoChange',
    })
  })

  it('[J30] of rules that lead to the same size the first is named, and without any nothing triggers', () => {
    expect(decide([rule, rule], 5, 90)).toMatchObject({ capacity: 6, leading: 0 })
    expect(decide([], 5, 90).reason).toBe('NoRuleTriggered')
  })
})

describe('an edge of KEDA', () => {
  const seen = {
    now: 1000,
    replicas: 5,
    active: false,
    error: false,
    lastActiveAt: null,
    createdAt: 0,
  }

  it('[J40] [J42] at the minimum nothing is raised or woken, and at zero nothing sleeps', () => {
    const route = (spec: Partial<typeof kedaDefaults>, change: Partial<typeof seen>) => {
      const found = requestScale({ ...kedaDefaults, ...spec }, { ...seen, ...change })
      return [found.replicas, found.route, found.reason]
    }
    const five = { minReplicaCount: 5 }
    expect(route(five, {})).toEqual([5, 'no-change', 'ScalerNotActive'])
    expect(route({ ...five, idleReplicaCount: 0 }, { active: true })).toEqual([
      5,
      'active',
      'ScalerActive',
    ])
    expect(route({}, { replicas: 0 })).toEqual([0, 'no-change', 'ScalerNotActive'])
    expect(route({ pausedScaleIn: true }, {})).toEqual([5, 'scale-in-paused', 'ScalerNotActive'])
  })
})
