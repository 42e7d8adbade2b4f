import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PrunablePod } from './pruning.ts'
import { ageClass, colocatedActive, deleteBefore, podsToDelete } from './pruning.ts'

const now = 1_000_000
const rule = { now, podDeletionCost: true }
const pod: PrunablePod = {
  node: 'node-1',
  phase: 'Running',
  ready: true,
  readySince: now - 100,
  createdAt: now - 120,
  restarts: 0,
  sidecarRestarts: 0,
  deletionCost: 0,
  colocated: 1,
  rank: 0,
}

/** One difference a step, in the order in which the rules are asked; the last pod lives longest. */
const ladder: readonly PrunablePod[] = [
  { ...pod, node: null, phase: 'Pending', ready: false },
  { ...pod, phase: 'Pending', ready: false },
  { ...pod, phase: 'Unknown', ready: false },
  { ...pod, ready: false },
  { ...pod, deletionCost: -1 },
  { ...pod, colocated: 2 },
  { ...pod, readySince: null },
  { ...pod, readySince: now - 10 },
  { ...pod, restarts: 2 },
  { ...pod, sidecarRestarts: 1 },
  { ...pod, createdAt: null },
  { ...pod, createdAt: now - 60 },
  pod,
]

const hours = (count: number): number => now - count * 3600

describe('which pod dies first', () => {
  it('[R1] each rule in its turn', () => {
    for (let first = 0; first < ladder.length; first++) {
      for (let second = first + 1; second < ladder.length; second++) {
        const [a, b] = [ladder[first], ladder[second]]
        expect([first, second, Math.sign(deleteBefore(a, b, rule))]).toEqual([first, second, -1])
        expect(Math.sign(deleteBefore(b, a, rule))).toBe(1)
      }
    }
    const shuffled = ladder.map((_, i) => ladder[(i * 5) % ladder.length])
    const order = podsToDelete(shuffled, ladder.length - 1, rule)
    expect(order.map((position) => shuffled[position])).toEqual(ladder.slice(0, -1))
  })

  it('[R1] the annotation is heard only where the feature is on', () => {
    const cheap = { ...pod, deletionCost: -5 }
    expect(deleteBefore(cheap, pod, { now, podDeletionCost: false })).toBe(0)
  })

  it('[R2] ready for 5 h and for 8 h is one age, 2 h goes before', () => {
    const five = { ...pod, readySince: hours(5) }
    const eight = { ...pod, readySince: hours(8) }
    expect(deleteBefore(five, eight, rule)).toBe(0)
    expect(deleteBefore({ ...pod, readySince: hours(2) }, five, rule)).toBeLessThan(0)
    // Within a class restarts are not asked any more: the UID decides at once.
    expect(deleteBefore({ ...five, restarts: 9 }, eight, rule)).toBe(0)
    const ranked = [
      { ...five, rank: 2 },
      { ...eight, rank: 1 },
    ]
    expect(podsToDelete(ranked, 1, rule)).toEqual([1])
  })

  it('[R2] the class of an age is the power of two of its nanoseconds', () => {
    expect([-1, 0, 1e-9, 2e-9, 3e-9, 4e-9, 1].map(ageClass)).toEqual([-1, -1, 0, 1, 1, 2, 29])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (nanoseconds) => {
        const exact = Math.floor((nanoseconds / 1e9) * 1e9 + 0.5)
        expect(ageClass(nanoseconds / 1e9)).toBe(BigInt(exact).toString(2).length - 1)
      }),
    )
  })

  it('[R3] equal pods fall in the order of their ranks, whatever their positions', () => {
    const ranks = fc.uniqueArray(fc.nat(1000), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(ranks, fc.nat(40), (each, asked) => {
        const pods = each.map((rank) => ({ ...pod, rank }))
        const count = Math.min(asked, each.length - 1)
        const died = podsToDelete(pods, count, rule).map((position) => each[position])
        expect(died).toEqual(each.toSorted((a, b) => a - b).slice(0, count))
      }),
    )
  })

  it('[R3] rules that run in circles still give one answer', () => {
    // a before b by restarts, b before c and c before a by rank within one class of ages.
    const a = { ...pod, readySince: hours(5), restarts: 1, rank: 3 }
    const b = { ...pod, readySince: hours(5), rank: 1 }
    const c = { ...pod, readySince: hours(6), rank: 2 }
    expect(deleteBefore(a, b, rule)).toBeLessThan(0)
    expect([deleteBefore(b, c, rule), deleteBefore(c, a, rule)]).toEqual([0, 0])
    // The young pod first; then c is merged before a, which stands before b.
    expect(podsToDelete([a, b, c, pod], 3, rule)).toEqual([3, 2, 0])
  })

  it('[R4] when all go their order is kept', () => {
    expect(podsToDelete(ladder.toReversed(), ladder.length, rule)).toEqual(ladder.map((_, i) => i))
  })

  it('[R1] colocation counts the owner’s active pods on each node', () => {
    const on = (node: string | null) => ({ node })
    const active = [on('x'), on('x'), on('y'), on(null)]
    expect(colocatedActive([on('x'), on('y'), on('z'), on(null)], active)).toEqual([2, 1, 0, 1])
  })
})
