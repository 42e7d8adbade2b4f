import { describe, expect, it } from 'vitest'
import { keyedWord, keyOf, uniform } from '#core/kernel/random.ts'
import { insideNow } from '#core/traffic/census.ts'
import { flow } from '#core/traffic/flow.ts'
import { createLoneService } from '#core/traffic/lone-service.ts'
import { counted } from '#core/traffic/plane.ts'
import { clearRow, joinRouting, leaveRouting } from '#core/traffic/routing-list.ts'
import { createLoneLevels, insideLevels, levelCount } from './levels.ts'
import { addCells, drainAtRandom, takeEmptied } from './population.ts'
import { estimate, runFor } from './runs.test-support.ts'

const runs = 40
const rules = { slots: 1, places: 6, mean: 1, routing: 'power-of-d', choices: 2 } as const

/** 150 cells under 160 requests a mean service; 60 cells come at 10, and 90 of all go at 16. */
const [cells, rate, added, drained] = [150, 160, 60, 90]
const looks = [9, 11, 14, 16.5, 17.5, 25]

/** At every look: requests inside ready cells and in all, cells that drain and hold something, shed so far. */
type Path = readonly (readonly [ready: number, all: number, draining: number, shed: number])[]

function exactRun(seed: number): Path {
  const { plane } = createLoneService({
    seed,
    cells,
    rows: cells + added,
    logged: 0,
    load: { form: 'steps', every: 100, rates: [rate] },
    rules,
  })
  const gone: number[] = []
  const flowTo = (time: number): void => {
    while (flow(plane, time, 10_000) === 10_000);
    plane.clock[0] = time
  }
  return looks.map((time, i) => {
    if (i === 1) {
      flowTo(10)
      for (let row = cells; row < cells + added; row++) {
        clearRow(plane, 0, row)
        joinRouting(plane, 0, row)
      }
    }
    if (i === 3) {
      flowTo(16)
      for (let cell = 0; cell < drained; cell++) {
        const share = uniform(keyedWord(keyOf(seed, 'pruning'), cell))
        const row = plane.ready[Math.floor(share * plane.readyCounts[0])]
        leaveRouting(plane, 0, row)
        gone.push(row)
      }
    }
    flowTo(time)
    const inside = (row: number): number => insideNow(plane, row)
    const sum = (rows: readonly number[]): number =>
      rows.reduce((total, row) => total + inside(row), 0)
    const ready = sum([...plane.ready.subarray(0, plane.readyCounts[0])])
    return [
      ready,
      ready + sum(gone),
      gone.filter((row) => inside(row) > 0).length,
      counted(plane, 0, 'shed'),
    ]
  })
}

function leapRun(seed: number): Path {
  const { levels } = createLoneLevels(rules, cells, seed)
  let draining = 0
  return looks.map((time, i) => {
    if (i === 1) {
      runFor(levels, 10 - levels.clock[0], rate)
      addCells(levels, added)
    }
    if (i === 3) {
      runFor(levels, 16 - levels.clock[0], rate)
      drainAtRandom(levels, drained)
      draining = drained
    }
    runFor(levels, time - levels.clock[0], rate)
    draining -= takeEmptied(levels)
    const ready = levels.ready.reduce((sum, many, level) => sum + many * level, 0)
    return [ready, insideLevels(levels), draining, levelCount(levels, 'shed')]
  })
}

describe('cells that come and go', () => {
  it('[F8] leave as many inside, draining and shed as in the data plane', () => {
    const exact = Array.from({ length: runs }, (_, seed) => exactRun(seed + 1))
    const ours = Array.from({ length: runs }, (_, seed) => leapRun(seed + 1))
    let compared = 0
    looks.forEach((_, look) => {
      for (const what of [0, 1, 2, 3]) {
        const one = estimate(exact.map((path) => path[look][what]))
        const other = estimate(ours.map((path) => path[look][what]))
        const error = Math.hypot(one.error, other.error)
        if (error === 0) {
          expect(one.mean).toBe(other.mean)
          continue
        }
        compared++
        expect([look, what, Math.abs(one.mean - other.mean) < 4 * error]).toEqual([
          look,
          what,
          true,
        ])
      }
    })
    expect(compared).toBeGreaterThan(17)
    // Everything did happen: the new cells took a part over, and some of those that went still held something.
    const mean = (look: number, what: number): number =>
      estimate(exact.map((path) => path[look][what])).mean
    expect(mean(2, 0) / (cells + added)).toBeLessThan((0.75 * mean(0, 0)) / cells)
    expect(mean(3, 2)).toBeGreaterThan(20)
    expect(mean(5, 3)).toBeGreaterThan(20)
  })
})
