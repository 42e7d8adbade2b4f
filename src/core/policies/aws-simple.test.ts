import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AwsGroup } from './aws-group.ts'
import type { AwsSimplePolicy, AwsSimpleSeen } from './aws-simple.ts'
import { awsDefaultCooldown, decideSimple } from './aws-simple.ts'

const group: AwsGroup = { minSize: 1, maxSize: 20, desired: 4, warming: 0, terminating: 0 }
const policy: AwsSimplePolicy = {
  adjustment: { type: 'ChangeInCapacity', adjustment: 1, minMagnitude: 0 },
  cooldown: awsDefaultCooldown,
}
const seen: AwsSimpleSeen = {
  now: 1000,
  alarm: 'ALARM',
  activityInProgress: false,
  lastActivityEndedAt: null,
}

describe('simple scaling', () => {
  it('[J16] waits for the activity, then for the cooldown, and then answers', () => {
    const found = (change: Partial<AwsSimpleSeen>) => {
      const { desired, reason, cooldownLeft } = decideSimple(policy, group, { ...seen, ...change })
      return [desired, reason, cooldownLeft]
    }
    expect(found({})).toEqual([5, 'ChangedDesiredCapacity', 0])
    expect(found({ activityInProgress: true })).toEqual([4, 'ScalingActivityInProgress', 0])
    expect(found({ lastActivityEndedAt: 701 })).toEqual([4, 'CooldownInProgress', 1])
    expect(found({ lastActivityEndedAt: 700 })).toEqual([5, 'ChangedDesiredCapacity', 0])
    expect(found({ alarm: 'OK' })).toEqual([4, 'AlarmOk', 0])
    expect(found({ alarm: 'INSUFFICIENT_DATA' })).toEqual([4, 'InsufficientData', 0])
  })

  it('[J16] decimal times lie exactly on the edge of the cooldown', () => {
    const on = { ...seen, now: 300.1 + 0.2, lastActivityEndedAt: 0.3 }
    expect(decideSimple(policy, group, on).reason).toBe('ChangedDesiredCapacity')
  })

  it('[J16] under an alarm that stands a group grows once in a launch and a cooldown', () => {
    // The alarm is heard every minute, and every launch takes two.
    const sizes: number[] = []
    let desired = 4
    let endsAt: number | null = null
    for (let now = 0; now <= 1200; now += 60) {
      const activityInProgress = endsAt !== null && endsAt > now
      const lastActivityEndedAt = activityInProgress ? null : endsAt
      const told = { ...seen, now, activityInProgress, lastActivityEndedAt }
      const next = decideSimple(policy, { ...group, desired }, told).desired
      if (next !== desired) endsAt = now + 120
      desired = next
      sizes.push(desired)
    }
    const grewAt = sizes.flatMap((size, i) => (size > (sizes[i - 1] ?? 4) ? i * 60 : []))
    expect(grewAt).toEqual([0, 420, 840])
  })

  it('[J16] nothing moves within the cooldown, whatever the adjustment', () => {
    let moved = 0
    const by = fc.record({
      type: fc.constantFrom('ChangeInCapacity' as const, 'PercentChangeInCapacity' as const),
      adjustment: fc.integer({ min: -50, max: 50 }),
      minMagnitude: fc.nat(2),
    })
    fc.assert(
      fc.property(by, fc.nat(600), (adjustment, since) => {
        const told = { ...seen, lastActivityEndedAt: seen.now - since }
        const { desired } = decideSimple({ ...policy, adjustment }, group, told)
        if (since < policy.cooldown) expect(desired).toBe(group.desired)
        else if (desired !== group.desired) moved++
      }),
      { numRuns: 300, seed: 4 },
    )
    expect(moved).toBeGreaterThan(50)
  })
})
