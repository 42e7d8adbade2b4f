import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarLayout, drop, hasten, nextTime, pendingCount, push, withdraw } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { allocate } from './memory.ts'

interface Planned {
  readonly time: number
  readonly sequence: number
  readonly kind: number
  readonly first: number
  readonly second: number
}

const calendarOf = (capacity: number): Calendar => allocate(calendarLayout(capacity)).views

const earliest = (calendar: Calendar): Planned => ({
  time: calendar.times[0],
  sequence: calendar.sequences[0],
  kind: calendar.kinds[0],
  first: calendar.firsts[0],
  second: calendar.seconds[0],
})

const inOrder = (planned: readonly Planned[]): readonly Planned[] =>
  planned.toSorted((a, b) => a.time - b.time || a.sequence - b.sequence)

/** Few different times, so that most runs have ties. */
const times = fc.integer({ min: 0, max: 12 }).map((twelfth) => twelfth / 12)
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ type: fc.constant('push' as const), time: times }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('drop' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('hasten' as const),
        place: fc.nat(1000),
        time: times,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('withdraw' as const), place: fc.nat(1000) }),
    },
  ),
  { minLength: 1, maxLength: 100, size: 'max' },
)
type Step = typeof steps extends fc.Arbitrary<readonly (infer One)[]> ? One : never

describe('the calendar', () => {
  it('[K1] [K2] [K3] leaves in the order of a list sorted by time and sequence', () => {
    let taken = 0
    let ties = 0
    fc.assert(
      fc.property(steps, (plan) => {
        const calendar = calendarOf(256)
        let oracle: Planned[] = []
        for (const step of plan) {
          oracle = follow(calendar, oracle, step)
          const first = inOrder(oracle)[0]
          expect(pendingCount(calendar)).toBe(oracle.length)
          expect(nextTime(calendar)).toBe(first?.time ?? Infinity)
          if (first !== undefined) expect(earliest(calendar)).toEqual(first)
        }
        for (const expected of inOrder(oracle)) {
          expect(earliest(calendar)).toEqual(expected)
          if (oracle.some((one) => one !== expected && one.time === expected.time)) ties++
          drop(calendar)
          taken++
        }
        expect(nextTime(calendar)).toBe(Infinity)
      }),
      { seed: 1, numRuns: 150 },
    )
    expect(taken).toBeGreaterThan(2000)
    expect(ties).toBeGreaterThan(1000)
  })

  it('[K2] a hundred events of one instant leave first in, first out', () => {
    const calendar = calendarOf(128)
    for (let i = 0; i < 100; i++) push(calendar, 5, i % 7, i, -i)
    const left: number[] = []
    while (pendingCount(calendar) > 0) {
      left.push(calendar.firsts[0])
      drop(calendar)
    }
    expect(left).toEqual(Array.from({ length: 100 }, (_, i) => i))
  })

  it('[K3] an event brought forward passes those that were scheduled after it', () => {
    const calendar = calendarOf(8)
    push(calendar, 9, 0, 1, 0)
    push(calendar, 3, 0, 2, 0)
    hasten(calendar, [...calendar.firsts].indexOf(1), 3)
    expect([calendar.times[0], calendar.firsts[0]]).toEqual([3, 1])
  })

  it('[K4] a full calendar, an empty one and a step back in the queue are refused', () => {
    const calendar = calendarOf(1)
    expect(() => drop(calendar)).toThrow('taken only from a calendar that has one')
    push(calendar, 1, 0, 0, 0)
    expect(() => push(calendar, 2, 0, 0, 0)).toThrow('room for every event of the model')
    expect(() => hasten(calendar, 0, 2)).toThrow('hastened to an earlier time')
  })
})

/** Does one step to both, and answers the oracle's list after it. */
function follow(calendar: Calendar, oracle: readonly Planned[], step: Step): Planned[] {
  if (step.type === 'push') {
    const sequence = calendar.registers[1]
    const event = { time: step.time, sequence, kind: sequence % 11, first: sequence, second: -1 }
    push(calendar, event.time, event.kind, event.first, event.second)
    return [...oracle, event]
  }
  if (oracle.length === 0) return [...oracle]
  if (step.type === 'drop') {
    const gone = inOrder(oracle)[0]
    drop(calendar)
    return oracle.filter((one) => one !== gone)
  }
  const row = step.place % oracle.length
  if (step.type === 'withdraw') {
    const { kind, sequence } = oracle[row]
    expect(withdraw(calendar, kind, sequence)).toBe(true)
    expect(withdraw(calendar, kind, sequence)).toBe(false)
    return oracle.filter((_, place) => place !== row)
  }
  const sequence = calendar.sequences[row]
  const time = Math.min(step.time, calendar.times[row])
  hasten(calendar, row, time)
  return oracle.map((one) => (one.sequence === sequence ? { ...one, time } : one))
}
