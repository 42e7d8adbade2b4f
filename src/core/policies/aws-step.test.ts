import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjustCapacity, roundAdjustment } from './aws-adjustment.ts'
import type { AwsGroup } from './aws-group.ts'
import { largestCapacity } from './aws-group.ts'
import type { AwsStepPolicy } from './aws-step.ts'
import { decideStep } from './aws-step.ts'

const group: AwsGroup = { minSize: 0, maxSize: 100, desired: 10, warming: 0, terminating: 0 }

/** The two policies of the guide's example: threshold 50, adjustments in per cent of the group. */
const out: AwsStepPolicy = {
  direction: 'out',
  threshold: 50,
  type: 'PercentChangeInCapacity',
  minMagnitude: 0,
  steps: [
    { lower: 0, upper: 10, adjustment: 0 },
    { lower: 10, upper: 20, adjustment: 10 },
    { lower: 20, upper: null, adjustment: 30 },
  ],
}
const inwards: AwsStepPolicy = {
  ...out,
  direction: 'in',
  steps: [
    { lower: -10, upper: 0, adjustment: 0 },
    { lower: -20, upper: -10, adjustment: -10 },
    { lower: null, upper: -20, adjustment: -30 },
  ],
}

/** What both alarms make of a metric, for a group where nothing warms up. */
function both(metric: number, desired: number): number {
  const after = decideStep(out, { ...group, desired }, metric).desired
  return decideStep(inwards, { ...group, desired: after }, metric).desired
}

describe('step scaling', () => {
  it('[J10] rounds per cent as the guide says', () => {
    expect([12.7, 0.67, -0.58, -6.67, 0, 1, -1].map(roundAdjustment)).toEqual([
      12, 1, -1, -6, 0, 1, -1,
    ])
  })

  it('[J10] in whole numbers the quotient is exact', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: -100, max: 300 }), (from, percent) => {
        const by = {
          type: 'PercentChangeInCapacity' as const,
          adjustment: percent,
          minMagnitude: 0,
        }
        const { change } = adjustCapacity(from, by)
        const product = from * percent
        const whole = Number(BigInt(product) / 100n)
        const expected = product === 0 ? 0 : whole === 0 ? Math.sign(product) : whole
        expect(change).toBe(expected)
      }),
      { numRuns: 1000, seed: 1 },
    )
  })

  it('[J11] MinAdjustmentMagnitude raises 25 % of 4 to 2, and leaves 0 % alone', () => {
    const by = { type: 'PercentChangeInCapacity' as const, adjustment: 25, minMagnitude: 2 }
    const adjusted = adjustCapacity(4, by)
    expect(adjusted).toEqual({ from: 4, exact: 1, rounded: 1, raised: true, change: 2, to: 6 })
    expect(adjustCapacity(4, { ...by, adjustment: -25 }).to).toBe(2)
    expect(adjustCapacity(4, { ...by, adjustment: 0 }).to).toBe(4)
    expect(adjustCapacity(100, by).to).toBe(125)
    expect(adjustCapacity(4, { ...by, type: 'ExactCapacity', adjustment: 5 }).to).toBe(5)
  })

  it('[J12] bounds belong to the step that lies further from the threshold', () => {
    const stepOf = (policy: AwsStepPolicy, metric: number) => decideStep(policy, group, metric).step
    expect([49.9, 50, 59.9, 60, 69.9, 70, 500].map((metric) => stepOf(out, metric))).toEqual([
      null,
      0,
      0,
      1,
      1,
      2,
      2,
    ])
    expect([50.1, 50, 40.1, 40, 30.1, 30, 0].map((metric) => stepOf(inwards, metric))).toEqual([
      null,
      0,
      0,
      1,
      1,
      2,
      2,
    ])
    const cut = { ...out, steps: out.steps.slice(0, 2) }
    expect(decideStep(cut, group, 70).reason).toBe('NoStepAdjustment')
    expect(decideStep(out, group, 49).reason).toBe('AlarmOk')
  })

  it('[J12] a step with an exact size may lead either way', () => {
    const exact: AwsStepPolicy = {
      ...out,
      type: 'ExactCapacity',
      steps: [{ lower: 0, upper: null, adjustment: 5 }],
    }
    const after = (desired: number) => decideStep(exact, { ...group, desired }, 60).desired
    expect([3, 5, 8].map(after)).toEqual([5, 5, 5])
  })

  it('[J13] goes through the table of the guide: 10, 11, 14, 13, 10', () => {
    let size = 10
    const sizes = [50, 59, 60, 70, 45, 40, 30].map((metric) => (size = both(metric, size)))
    expect(sizes).toEqual([10, 10, 11, 14, 14, 13, 10])
  })

  it('[J14] adds nothing for the same step, and what is missing for a larger one', () => {
    const first = decideStep(out, group, 60)
    expect(first).toMatchObject({ desired: 11, reason: 'ChangedDesiredCapacity', step: 1 })
    const warming = { ...group, desired: 11, warming: 1 }
    const again = decideStep(out, warming, 62)
    expect(again).toMatchObject({ desired: 11, reason: 'AlreadyAtDesiredCapacity', step: 1 })
    expect(again.adjusted).toMatchObject({ from: 10, change: 1, to: 11 })
    expect(decideStep(out, warming, 70)).toMatchObject({ desired: 13, step: 2 })
    // Once it has warmed up, 30 % are taken of 11.
    expect(decideStep(out, { ...warming, warming: 0 }, 70).desired).toBe(14)
  })

  it('[J14] repeats nothing while what was added warms up', () => {
    let added = 0
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 50, max: 99 }),
        (size, metric) => {
          const before = { ...group, desired: size }
          const { desired } = decideStep(out, before, metric)
          if (desired > size) added++
          const after = { ...before, desired, warming: desired - size }
          expect(decideStep(out, after, metric).desired).toBe(desired)
        },
      ),
      { seed: 2 },
    )
    expect(added).toBeGreaterThan(20)
  })

  it('[J15] counts what terminates, and removes nothing while instances warm up', () => {
    const removed = decideStep(inwards, { ...group, desired: 14 }, 40)
    expect(removed).toMatchObject({ desired: 13, reason: 'ChangedDesiredCapacity' })
    const leaving = { ...group, desired: 13, terminating: 1 }
    const again = decideStep(inwards, leaving, 40)
    expect(again).toMatchObject({ desired: 13, reason: 'AlreadyAtDesiredCapacity' })
    // 10 % fewer than the 18 that are still there are more than are wanted: nobody is called back.
    expect(decideStep(inwards, { ...leaving, terminating: 5 }, 40).desired).toBe(13)
    const starting = { ...group, desired: 14, warming: 1 }
    const held = decideStep(inwards, starting, 30)
    expect(held).toMatchObject({ desired: 14, reason: 'ScaleOutInProgress' })
  })

  it('[J3] says when a bound is in the way', () => {
    const full = { ...group, maxSize: 10 }
    expect(decideStep(out, full, 70)).toMatchObject({ desired: 10, reason: 'AlreadyAtMaxCapacity' })
    const small = { ...group, minSize: 10 }
    const held = decideStep(inwards, small, 30)
    expect(held).toMatchObject({ desired: 10, reason: 'AlreadyAtMinCapacity' })
    expect(decideStep(out, { ...group, maxSize: 8 }, 50).reason).toBe('ChangedDesiredCapacity')
  })

  it('[J20] of policies in alarm the largest capacity wins', () => {
    expect(largestCapacity([13, 30, 30])).toBe(1)
    expect(largestCapacity([])).toBeNull()
  })

  it('[J21] a higher metric never gives a smaller size', () => {
    const metric = fc.double({ min: 0, max: 120, noNaN: true })
    const size = fc.integer({ min: 1, max: 100 })
    const sizes = new Set<number>()
    fc.assert(
      fc.property(metric, metric, size, fc.nat(3), (a, b, desired, warming) => {
        const of = { ...group, desired, warming: Math.min(warming, desired) }
        const after = (policy: AwsStepPolicy, value: number) =>
          decideStep(policy, of, value).desired
        for (const policy of [out, inwards]) {
          const smaller = after(policy, Math.min(a, b))
          sizes.add(smaller - desired)
          expect(smaller).toBeLessThanOrEqual(after(policy, Math.max(a, b)))
        }
      }),
      { numRuns: 500, seed: 3 },
    )
    expect(sizes.size).toBeGreaterThan(10)
  })
})
