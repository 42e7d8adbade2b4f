import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from '#core/kernel/digest.ts'
import {
  histogramCells,
  histogramTotal,
  mergeHistogram,
  type Counts,
} from '#core/kernel/histogram.ts'
import { countersNow, insideNow, latenciesNow, openNow } from '#core/traffic/census.ts'
import { flow } from '#core/traffic/flow.ts'
import { lastLeave } from '#core/traffic/lists.ts'
import { createLoneService } from '#core/traffic/lone-service.ts'
import type { Plane, Rules } from '#core/traffic/plane.ts'
import { clearRow, joinRouting, leaveRouting } from '#core/traffic/routing-list.ts'
import { busyTime } from '#core/traffic/slots.ts'
import { advanceLevels, finishLeap } from './advance.ts'
import { addLevelCounts } from './counts.ts'
import { levelRulesOf } from './fit.ts'
import { takeFromPlane } from './from-plane.ts'
import { createLoneLevels, insideLevels, levelCount, type Levels } from './levels.ts'
import { addCells, drainCell } from './population.ts'
import { estimate } from './runs.test-support.ts'
import { giveToPlane, handCell } from './to-plane.ts'

interface Both {
  readonly plane: Plane
  readonly levels: Levels
  readonly bytes: () => string
}

const usual: Partial<Rules> = { places: 40, routing: 'power-of-d', choices: 2, objective: 2 }

/** A plane with `cells` ready cells and room for more, and empty levels beside it. */
function both(of: {
  rules?: Partial<Rules>
  cells: number
  rate: number
  seed: number
  end?: number
}): Both {
  const service = createLoneService({
    seed: of.seed,
    cells: of.cells,
    rows: of.cells + 50,
    logged: 0,
    load: {
      form: 'linear',
      points: [
        [0, of.rate],
        [of.end ?? 1000, of.rate],
      ],
    },
    rules: { ...usual, ...of.rules },
  })
  const fit = levelRulesOf(service.plane.rules[0], Math.max(100, of.cells))
  if (!fit.ok) throw new Error(fit.problem)
  const { levels, buffer } = createLoneLevels(fit.value, 0, of.seed)
  return { plane: service.plane, levels, bytes: () => digestOf([service.buffer, buffer]) }
}

function flowTo(plane: Plane, time: number): void {
  while (flow(plane, time, 10_000) === 10_000);
  plane.clock[0] = time
}

/** Levels to `time`, which the plane's clock follows. */
function leapTo({ plane, levels }: Both, time: number): void {
  advanceLevels(levels, plane.rules[0].load, time, Infinity)
  finishLeap(levels, plane.rules[0].load, time)
  plane.clock[0] = time
}

const insides = (plane: Plane): number[] =>
  Array.from(plane.ready.subarray(0, plane.readyCounts[0]), (row) => insideNow(plane, row))

function counted(values: readonly number[]): number[] {
  const counts = Array.from({ length: 41 }, () => 0)
  for (const value of values) counts[value]++
  return counts
}

function back(
  { plane, levels }: Both,
  shown: ArrayLike<number>,
  draining: readonly number[] = [],
): void {
  addLevelCounts(levels, plane, 0)
  giveToPlane(levels, plane, 0, { shown, draining, busy: null })
}

/** All answers of a plane so far. */
function answers(plane: Plane): Counts {
  const counts = latenciesNow(plane, 0)
  mergeHistogram(counts, 0, plane.windowLatency, 0)
  return counts
}

function expectWhole(plane: Plane): void {
  const now = countersNow(plane, 0)
  expect(openNow(plane, 0)).toBe(now.arrived - now.succeeded - now.failed)
  expect(now.attempts).toBe(now.arrived)
  expect(now.failed).toBe(now.shed + now.lost)
  expect(histogramTotal(answers(plane), 0)).toBe(now.succeeded)
}

describe('a switch to levels and back', () => {
  it.each([{ slots: 1 }, { slots: 3 }])(
    '[F30] [F31] changes no count of cells, with $slots slots, and every cell keeps its rank',
    ({ slots }) => {
      const pair = both({ rules: { slots }, cells: 300, rate: 0.95 * 300 * slots, seed: 4 })
      const { plane, levels } = pair
      flowTo(plane, 20)
      const before = insides(plane)
      const busy = plane.ready.slice(0, 300).map((row) => busyTime(plane, row, slots, 20) * 1e6)
      expect(Math.max(...before)).toBeGreaterThan(3)
      takeFromPlane(plane, 0, levels)
      expect([...levels.ready]).toEqual(counted(before))
      expect(Math.round(levels.pool.reduce((sum, count) => sum + count, 0))).toBe(
        before.reduce((sum, inside) => sum + inside, 0),
      )
      expect(insides(plane).every((inside) => inside === 0)).toBe(true)
      expect(openNow(plane, 0)).toBe(0)
      back(pair, before)
      // Nothing has happened: each cell has what it had.
      expect(insides(plane)).toEqual(before)
      expectWhole(plane)
      const after = plane.ready.slice(0, 300).map((row) => busyTime(plane, row, slots, 20) * 1e6)
      busy.forEach((time, i) => expect(Math.abs(after[i] - time)).toBeLessThanOrEqual(1))

      takeFromPlane(plane, 0, levels)
      leapTo(pair, 30)
      const counts = [...levels.ready]
      expect(() =>
        giveToPlane(levels, plane, 0, { shown: before, draining: [], busy: null }),
      ).toThrow('counters are taken over before')
      back(pair, before)
      const later = insides(plane)
      expect(counted(later)).toEqual(counts)
      expect(later).not.toEqual(before)
      before.forEach((one, i) => {
        const other = before.findIndex((shown, j) => shown > one && later[j] < later[i])
        expect(other).toBe(-1)
      })
      expectWhole(plane)
      expect(insideLevels(levels)).toBe(0)
    },
  )

  it('[F32] counts every request once, from empty to empty over many switches', () => {
    const pair = both({ rules: { places: 4 }, cells: 120, rate: 150, seed: 8, end: 60 })
    const { plane, levels } = pair
    let time = 0
    for (let turn = 0; turn < 12; turn++) {
      flowTo(plane, (time += 2.3))
      expectWhole(plane)
      takeFromPlane(plane, 0, levels)
      leapTo(pair, (time += 1.9))
      addLevelCounts(levels, plane, 0)
      const now = countersNow(plane, 0)
      expect(insideLevels(levels)).toBe(now.arrived - now.succeeded - now.failed)
      expect(histogramTotal(answers(plane), 0)).toBe(now.succeeded)
      leapTo(pair, (time += 0.8))
      back(pair, new Int32Array(plane.capacity.rows))
      expectWhole(plane)
    }
    flowTo(plane, 200)
    expectWhole(plane)
    const now = countersNow(plane, 0)
    expect(openNow(plane, 0)).toBe(0)
    expect(now.arrived).toBe(now.succeeded + now.shed)
    expect(now.shed).toBeGreaterThan(500)
    expect(Math.abs(now.arrived - 9000)).toBeLessThan(4 * Math.sqrt(9000))
    // Some took longer than the objective, and all of those are in the histogram.
    expect(now.missed).toBeGreaterThan(100)
    expect(now.missed).toBeLessThan(now.succeeded)
    expect(plane.nextRequest[0]).toBe(now.arrived)
  })

  it('[F30] [F31] [F32] holds for any slots, places, routing and moments', () => {
    let most = 0
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.nat(1e6),
          slots: fc.constantFrom(1, 2, 9),
          queue: fc.constantFrom(0, 1, 2, 3, 30),
          routing: fc.constantFrom('random', 'power-of-d', 'least-requests'),
          choices: fc.integer({ min: 2, max: 5 }),
          cells: fc.integer({ min: 1, max: 40 }),
          rho: fc.constantFrom(0.1, 0.9, 3),
        }),
        // How long the plane serves, and then levels; hundredths of a mean service.
        fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { minLength: 1, maxLength: 6 }),
        ({ seed, slots, queue, routing, choices, cells, rho }, turns) => {
          const rules = { slots, places: slots + queue, routing, choices }
          const pair = both({ rules, cells, rate: rho * cells * slots, seed })
          const { plane, levels } = pair
          let time = 0
          for (const [served, leapt] of turns) {
            flowTo(plane, (time += served / 100))
            const before = insides(plane)
            takeFromPlane(plane, 0, levels)
            expect([...levels.ready]).toEqual(counted(before).slice(0, rules.places + 1))
            expect(openNow(plane, 0)).toBe(0)
            leapTo(pair, (time += leapt / 100))
            const counts = [...levels.ready]
            most = Math.max(most, levels.highest[0])
            back(pair, new Int32Array(plane.capacity.rows).fill(1))
            expect(counted(insides(plane)).slice(0, rules.places + 1)).toEqual(counts)
            expectWhole(plane)
          }
          plane.clock[0] = 1e6
          expect(openNow(plane, 0)).toBe(0)
          expectWhole(plane)
        },
      ),
      { seed: 83, numRuns: 30 },
    )
    expect(most).toBeGreaterThan(12)
  })

  it('[F33] cells that drain stay with the plane, come and go on levels, and keep their busy time', () => {
    const pair = both({ cells: 200, rate: 190, seed: 9 })
    const { plane, levels } = pair
    flowTo(plane, 15)
    const drained = [3, 50, 51]
    for (const row of drained) leaveRouting(plane, 0, row)
    const held = drained.map((row) => insideNow(plane, row))
    expect(held.reduce((sum, inside) => sum + inside, 0)).toBeGreaterThan(2)
    takeFromPlane(plane, 0, levels)
    expect(drained.map((row) => insideNow(plane, row))).toEqual(held)
    expect(openNow(plane, 0)).toBe(held.reduce((sum, inside) => sum + inside, 0))
    // A cell comes in a row that was free, and one that is ready is told to go.
    clearRow(plane, 0, 220)
    joinRouting(plane, 0, 220)
    addCells(levels, 1)
    const full = levels.highest[0]
    leaveRouting(plane, 0, 7)
    drainCell(levels, full)
    leapTo(pair, 15.2)
    const isLeft = levels.leaving[0] === 0
    expect(isLeft).toBe(true)
    const leaving = levels.leaving.indexOf(1)
    addLevelCounts(levels, plane, 0)
    const busy = new Float64Array(plane.capacity.rows).fill(12.5)
    const shown = new Int32Array(plane.capacity.rows)
    giveToPlane(levels, plane, 0, { shown, draining: [7], busy })
    expect(insideNow(plane, 7)).toBe(leaving)
    for (const row of [0, 7, 100, 220]) expect(busyTime(plane, row, 1, 15.2)).toBeCloseTo(12.5, 9)
    expectWhole(plane)
    flowTo(plane, 60)
    for (const row of [7, ...drained]) expect(insideNow(plane, row)).toBe(0)
    expectWhole(plane)
  })

  it('[F33] a cell that is told to go on levels is handed to the plane, which finishes it', () => {
    const pair = both({ rules: { slots: 2 }, cells: 200, rate: 380, seed: 10, end: 20 })
    const { plane, levels } = pair
    flowTo(plane, 12)
    takeFromPlane(plane, 0, levels)
    leapTo(pair, 13)
    addLevelCounts(levels, plane, 0)
    const level = levels.highest[0]
    const inside = insideLevels(levels)
    expect(level).toBeGreaterThan(3)
    leaveRouting(plane, 0, 7)
    handCell(levels, plane, 0, { row: 7, level, busy: 11 })
    expect(insideNow(plane, 7)).toBe(level)
    expect(insideLevels(levels)).toBe(inside - level)
    expect(levelCount(levels, 'handed')).toBe(level)
    expect(busyTime(plane, 7, 2, 13)).toBeCloseTo(11, 9)
    expect(lastLeave(plane, 7)).toBeGreaterThan(13)
    for (const time of [13.5, 14, 20, 90]) {
      leapTo(pair, time)
      addLevelCounts(levels, plane, 0)
      const now = countersNow(plane, 0)
      expect(insideLevels(levels) + openNow(plane, 0)).toBe(
        now.arrived - now.succeeded - now.failed,
      )
      expect(histogramTotal(answers(plane), 0)).toBe(now.succeeded)
    }
    expect(insideLevels(levels) + openNow(plane, 0)).toBe(0)
    expect(busyTime(plane, 7, 2, 90)).toBeGreaterThan(11)
    expect(() => handCell(levels, plane, 0, { row: 8, level, busy: 0 })).toThrow('at its level')
  })

  it('[F34] is the same bytes on every repeat, and others with another seed', () => {
    const digests = [1, 1, 2].map((seed) => {
      const pair = both({ cells: 150, rate: 130, seed })
      flowTo(pair.plane, 5)
      takeFromPlane(pair.plane, 0, pair.levels)
      leapTo(pair, 8)
      back(pair, new Int32Array(pair.plane.capacity.rows))
      flowTo(pair.plane, 9)
      return pair.bytes()
    })
    expect(digests[0]).toBe('718d42d23b8a9ee9')
    expect(digests[1]).toBe(digests[0])
    expect(digests[2]).not.toBe(digests[0])
  })
})

/** Answers between 0 and `histogramCells` by tenths of all, as shares of one run. */
function shares(counts: Counts, borders: readonly number[]): number[] {
  const total = histogramTotal(counts, 0)
  return borders.slice(1).map((border, i) => {
    let sum = 0
    for (let cell = borders[i]; cell < border; cell++) sum += counts[cell]
    return sum / total
  })
}

describe('what is seen over a switch', () => {
  const runs = 16
  const cells = 300

  /**
   * Answers of three windows of a run at rest: half a mean service, one and a half, one. Where it switches, the first
   * two are on levels and the last is after them.
   */
  function windows(slots: number, seed: number, switches: boolean): readonly Counts[] {
    const pair = both({ rules: { slots }, cells, rate: 0.7 * cells * slots, seed })
    const { plane, levels } = pair
    const seen: Counts[] = []
    let before: Counts = new Uint32Array(histogramCells)
    const look = (): void => {
      const now = answers(plane)
      seen.push(now.map((count, cell) => count - before[cell]))
      before = now
    }
    flowTo(plane, 30)
    before = answers(plane)
    if (!switches) {
      for (const time of [30.5, 32, 33]) {
        flowTo(plane, time)
        look()
      }
      return seen
    }
    const shown = Int32Array.from({ length: plane.capacity.rows }, (_, row) =>
      insideNow(plane, row),
    )
    takeFromPlane(plane, 0, levels)
    for (const time of [30.5, 32]) {
      leapTo(pair, time)
      addLevelCounts(levels, plane, 0)
      look()
    }
    giveToPlane(levels, plane, 0, { shown, draining: [], busy: null })
    flowTo(plane, 33)
    look()
    return seen
  }

  it.each([1, 3])(
    '[F35] latencies have no jump: window by window as without it, %d slots',
    (slots) => {
      const never = Array.from({ length: runs }, (_, seed) => windows(slots, seed + 1, false))
      const once = Array.from({ length: runs }, (_, seed) => windows(slots, seed + 501, true))
      for (const window of [0, 1, 2]) {
        const all = new Uint32Array(histogramCells)
        for (const run of [...never, ...once]) mergeHistogram(all, 0, run[window], 0)
        const total = histogramTotal(all, 0)
        // Borders at the tenths of all, and at the last fiftieth.
        const borders = [0]
        let below = 0
        for (let cell = 0; cell < histogramCells; cell++) {
          below += all[cell]
          const wanted = borders.length < 10 ? borders.length / 10 : 0.98
          if (below >= wanted * total && borders.length < 11) borders.push(cell + 1)
        }
        borders.push(histogramCells)
        expect(borders.length).toBe(12)
        const one = never.map((run) => shares(run[window], borders))
        const other = once.map((run) => shares(run[window], borders))
        for (let bin = 0; bin < 11; bin++) {
          const a = estimate(one.map((run) => run[bin]))
          const b = estimate(other.map((run) => run[bin]))
          const error = Math.hypot(a.error, b.error)
          expect(error / a.mean).toBeLessThan(0.25)
          expect(Math.abs(a.mean - b.mean) / error).toBeLessThan(4)
        }
      }
    },
  )
})
