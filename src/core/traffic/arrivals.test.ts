import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyOf, nextWord, seedStream, streamWords } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import { replanArrivals } from './arrivals.ts'
import { flow } from './flow.ts'
import { loadSegments, rateAt, type LoadCurve } from './load.ts'
import { createLoneService } from './lone-service.ts'
import { logStride } from './plane.ts'

const rate = fc.integer({ min: 0, max: 40 })
const loads: fc.Arbitrary<LoadCurve> = fc.oneof(
  fc
    .array(rate, { minLength: 1, maxLength: 8 })
    .map((rates): LoadCurve => ({ form: 'steps', every: 5, rates })),
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 9 }), rate), { minLength: 1, maxLength: 8 })
    .map((points): LoadCurve => {
      let time = 0
      return {
        form: 'linear',
        points: [
          [0, 10],
          ...points.map(([step, high]) => [(time += step), high] as const),
          [80, 0],
        ],
      }
    }),
)

/** Expected requests of a load between two times: Simpson's rule is exact between two corners. */
function area(load: LoadCurve, from: number, to: number): number {
  const corners =
    load.form === 'linear'
      ? load.points.map(([at]) => at)
      : [0, ...load.rates].map((_, i) => i * load.every)
  const edges = [from, ...corners.filter((at) => at > from && at < to), to].toSorted(
    (a, b) => a - b,
  )
  let sum = 0
  for (let i = 1; i < edges.length; i++) {
    const [low, high] = [edges[i - 1], edges[i]]
    const inner = (share: number): number => rateAt(load, low + share * (high - low))
    // Inside the stretch, because a jump belongs to the stretch after it.
    sum += (high - low) * (inner(0.25) + inner(0.75)) * 0.5
  }
  return sum
}

/** The unit exponentials that the stream of arrivals gives. */
function unitGaps(seed: number, count: number): readonly number[] {
  const stream = new Int32Array(streamWords)
  seedStream(stream, 0, seed, 'arrivals 0')
  const key = keyOf(seed, 'arrivals 0')
  return Array.from({ length: count }, () => exponential(nextWord(stream, 0), key))
}

/** Times of all requests, where the load changes to another one at `time`. */
function sentTimes(
  seed: number,
  load: LoadCurve,
  next: LoadCurve,
  time: number,
): readonly number[] {
  const { plane } = createLoneService({ seed, load, rules: {}, cells: 0, rows: 1, logged: 10_000 })
  flow(plane, time, Infinity)
  plane.clock[0] = time
  const old = plane.rules[0].load
  plane.rules = [{ ...plane.rules[0], load: loadSegments(next) }]
  replanArrivals(plane, 0, old)
  flow(plane, Infinity, Infinity)
  return Array.from({ length: plane.logCount[0] }, (_, i) => plane.log[i * logStride + 2])
}

describe('fresh requests', () => {
  it('[T3] follow the load: between two of them lies one unit exponential of expected requests', () => {
    let seen = 0
    const changes = fc.record({
      seed: fc.nat(1_000_000_000),
      load: loads,
      next: loads,
      time: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 1, max: 3999 }).map((at) => at / 100),
      ),
    })
    fc.assert(
      fc.property(changes, ({ seed, load, next, time }) => {
        const expected = (from: number, to: number): number =>
          area(load, from, Math.min(Math.max(from, time), to)) +
          area(next, Math.min(Math.max(from, time), to), to)
        const times = sentTimes(seed, load, next, time)
        const gaps = unitGaps(seed, times.length + 1)
        const after = [0, ...times]
        const errors = times.map((at, i) => Math.abs(expected(after[i], at) - gaps[i]))
        expect(Math.max(0, ...errors)).toBeLessThan(1e-8)
        expect(times.every((at, i) => at >= after[i])).toBe(true)
        // The next one lies beyond the end.
        expect(expected(after[times.length], 100)).toBeLessThan(gaps[times.length] + 1e-8)
        seen += times.length
      }),
      { numRuns: 200, seed: 11 },
    )
    expect(seen).toBeGreaterThan(30_000)
  })
})
