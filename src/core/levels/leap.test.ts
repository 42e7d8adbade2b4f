import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from '#core/kernel/digest.ts'
import { allocate } from '#core/kernel/memory.ts'
import { histogramCells } from '#core/kernel/histogram.ts'
import { advanceLevels, leapChance } from './advance.ts'
import { settleLatencies } from './latency.ts'
import { leap } from './leap.ts'
import {
  createLoneLevels,
  insideLevels,
  levelCount,
  levelCounters,
  levelsLayout,
  readyCells,
  viewedLevels,
  type LevelRules,
  type Levels,
} from './levels.ts'
import { addCells, crashCell, drainAtRandom, drainCell, takeEmptied } from './population.ts'
import { runFor, steady } from './runs.test-support.ts'

const someRules = fc.record({
  slots: fc.constantFrom(1, 2, 5, 30),
  queue: fc.constantFrom(0, 1, 7, 120),
  mean: fc.constantFrom(0.0001, 0.03, 1, 600),
  routing: fc.constantFrom('random', 'power-of-d', 'least-requests'),
  choices: fc.integer({ min: 2, max: 10 }),
})

type Wanted = typeof someRules extends fc.Arbitrary<infer Value> ? Value : never
const rulesOf = ({ slots, queue, ...rest }: Wanted): LevelRules => ({
  ...rest,
  slots,
  places: slots + queue,
})

/** What may happen between two stretches; a share chooses among the levels that have cells. */
const someActs = fc.array(
  fc.record({
    act: fc.constantFrom('add', 'drain', 'drain any', 'crash', 'crash leaving', 'none'),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    // Load per capacity of the cells there are, and leaps of the stretch.
    rho: fc.constantFrom(0, 0.3, 0.95, 1.4, 12, 4000),
    leaps: fc.integer({ min: 1, max: 12 }),
  }),
  { minLength: 1, maxLength: 25 },
)

/** The level at a share of the cells of one kind, −1 where there is none. */
function levelAt(cells: Int32Array, share: number): number {
  const levels = [...cells.keys()].filter((level) => cells[level] > 0)
  return levels.length === 0
    ? -1
    : levels[Math.min(levels.length - 1, Math.floor(share * levels.length))]
}

function act(levels: Levels, kind: string, share: number): number {
  if (kind === 'add') {
    addCells(levels, Math.floor(share * 40))
    return Math.floor(share * 40)
  }
  if (kind === 'drain any') {
    drainAtRandom(levels, Math.floor(share * readyCells(levels)))
    return 0
  }
  const isReady = kind !== 'crash leaving'
  const level = levelAt(isReady ? levels.ready : levels.leaving, share)
  if (level < 0 || kind === 'none') return 0
  if (kind === 'drain') {
    drainCell(levels, level)
    return 0
  }
  expect(crashCell(levels, isReady ? 'ready' : 'leaving', level)).toBe(level)
  return -1
}

function cellsOf({ ready, leaving }: Levels): number {
  return [...ready, ...leaving].reduce((sum, cells) => sum + cells, 0)
}

/** Everything that must be true of levels at any time. */
function expectWhole(levels: Levels): void {
  const { ready, leaving, highest, joined, counters } = levels
  for (const column of [ready, leaving, joined, counters]) {
    expect([...column].every((value) => value >= 0 && Number.isFinite(value))).toBe(true)
  }
  for (const name of ['arrived', 'completed', 'shed', 'lost'] as const) {
    expect(Number.isInteger(levelCount(levels, name))).toBe(true)
  }
  expect(ready.subarray(highest[0] + 1).every((cells) => cells === 0)).toBe(true)
  expect(leaving.subarray(highest[0] + 1).every((cells) => cells === 0)).toBe(true)
  const [arrived, completed, shed, lost] = levelCounters.map((name) => levelCount(levels, name))
  expect(arrived).toBe(completed + shed + lost + insideLevels(levels))
}

describe('a leap', () => {
  it('[F1] keeps every cell and every request, whatever the settings and whatever is done to the cells', () => {
    const seen = { completed: 0, shed: 0, lost: 0, emptied: 0 }
    fc.assert(
      fc.property(
        fc.nat(1e6),
        someRules,
        fc.integer({ min: 0, max: 300 }),
        someActs,
        (seed, wanted, cells, acts) => {
          const rules = rulesOf(wanted)
          const { levels } = createLoneLevels(rules, cells, seed)
          let expected = cells
          for (const { act: kind, share, rho, leaps } of acts) {
            expected += act(levels, kind, share)
            const seconds = (leapChance * rules.mean) / rules.slots
            const mean =
              (rho * readyCells(levels) * rules.slots * seconds) / rules.mean + (rho > 1 ? 3 : 0)
            for (let i = 0; i < leaps; i++) leap(levels, seconds, mean)
            expectWhole(levels)
            expect(cellsOf(levels)).toBe(expected)
            const emptied = takeEmptied(levels)
            expected -= emptied
            seen.emptied += emptied
          }
          for (const name of ['completed', 'shed', 'lost'] as const)
            seen[name] += levelCount(levels, name)
        },
      ),
      { seed: 81, numRuns: 80 },
    )
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(30)
  })

  it('[F1] empties cells that are drained without sending them anything, and then they are gone', () => {
    const { levels } = createLoneLevels(
      { slots: 2, places: 50, mean: 1, routing: 'power-of-d', choices: 2 },
      100,
      5,
    )
    runFor(levels, 50, 100 * 1.8)
    drainAtRandom(levels, 100)
    expect(readyCells(levels)).toBe(0)
    const inside = insideLevels(levels)
    const completed = levelCount(levels, 'completed')
    expect(inside).toBeGreaterThan(100)
    runFor(levels, 200, 5)
    expect(levelCount(levels, 'completed') - completed).toBe(inside)
    expect(takeEmptied(levels)).toBe(100)
    expect(takeEmptied(levels)).toBe(0)
    expect(levels.highest[0]).toBe(0)
    // With no cell in routing all that came was shed.
    expect(levelCount(levels, 'shed')).toBeGreaterThan(800)
  })

  it.each(['random', 'power-of-d', 'least-requests'] as const)(
    '[F1] [F6] fills all places at once under any load, and sheds the rest: %s',
    (routing) => {
      const rules = { slots: 1, places: 20, mean: 1, routing, choices: 3 }
      const { levels } = createLoneLevels(rules, 100, 6)
      leap(levels, 0.01, 1e6)
      expectWhole(levels)
      // A few places are taken by none, because a cell fills them one by one while requests pass on.
      expect(insideLevels(levels)).toBeGreaterThan(1900)
      expect(levelCount(levels, 'shed')).toBeGreaterThan(9e5)
    },
  )

  it('[F1] holds ten million cells, of which none is lost', () => {
    const rules = { slots: 1, places: 30, mean: 1, routing: 'power-of-d', choices: 2 } as const
    const { levels } = createLoneLevels(rules, 1e7, 9)
    runFor(levels, 20, 9e6)
    expectWhole(levels)
    expect(cellsOf(levels)).toBe(1e7)
    expect(levelCount(levels, 'completed')).toBeGreaterThan(1e8)
  })

  it('[F6] loses no capacity under an overload: every slot serves all the time', () => {
    for (const routing of ['random', 'power-of-d', 'least-requests'] as const) {
      const rules: LevelRules = { slots: 3, places: 40, mean: 1, routing, choices: 2 }
      const { levels } = createLoneLevels(rules, 200, 7)
      runFor(levels, 60, 200 * 3 * 1.5)
      const before = levelCount(levels, 'completed')
      const seconds = 400
      runFor(levels, seconds, 200 * 3 * 1.5)
      const served = levelCount(levels, 'completed') - before
      const expected = 200 * 3 * seconds
      // Euler steps of a quarter have ¾ of the variance of a Poisson process; 4 standard deviations of one.
      expect(Math.abs(served - expected)).toBeLessThan(4 * Math.sqrt(expected))
    }
  })

  it('[F6] is refused where it is longer than the work of a full cell; a stretch is cut into enough of them', () => {
    const rules = { slots: 4, places: 40, mean: 1, routing: 'random', choices: 2 } as const
    const { levels } = createLoneLevels(rules, 100, 8)
    expect(() => leap(levels, 0.26, 1)).toThrow('shorter than the work')
    expect(() => leap(levels, 0, 1)).toThrow('shorter than the work')
    expect(() => leap(levels, 0.1, Number.NaN)).toThrow('mean of a Poisson count')
    const next = (rate: number): number => {
      const before = levels.clock[0]
      expect(advanceLevels(levels, steady(rate), Infinity, 1)).toBe(1)
      return levels.clock[0] - before
    }
    expect(next(0)).toBe(1 / 16)
    expect(next(100)).toBe(1 / 16)
    // Ten requests a cell and second, of which at most a quarter a leap.
    expect(next(1000)).toBeCloseTo(1 / 40, 12)
    expect(next(1e6)).toBeCloseTo(1 / 1024, 12)
    levels.rules = { ...rules, routing: 'power-of-d', choices: 8 }
    expect(next(400)).toBeCloseTo(1 / 64, 12)
  })
})

describe('levels of one seed', () => {
  const rules = { slots: 2, places: 30, mean: 0.1, routing: 'power-of-d', choices: 2 } as const

  function go(levels: Levels, from: number, to: number): void {
    const latencies = new Uint32Array(histogramCells)
    for (let turn = from; turn < to; turn++) {
      if (turn % 7 === 3) drainAtRandom(levels, 2)
      if (turn % 5 === 1) addCells(levels, 3)
      runFor(levels, 0.37, readyCells(levels) * (5 + turn))
      settleLatencies(levels, latencies, 0, 0.2)
      takeEmptied(levels)
    }
  }

  it('[F2] have the same bytes on every repeat, and others with another seed', () => {
    const digests = [1, 1, 2].map((seed) => {
      const { levels, buffer } = createLoneLevels(rules, 150, seed)
      go(levels, 0, 12)
      return digestOf([buffer])
    })
    expect(digests[0]).toBe('66656ed2e105cc5b')
    expect(digests[1]).toBe(digests[0])
    expect(digests[2]).not.toBe(digests[0])
  })

  it('[F2] go on as they would have after they were saved and restored', () => {
    const whole = createLoneLevels(rules, 150, 3)
    go(whole.levels, 0, 12)
    const first = createLoneLevels(rules, 150, 3)
    go(first.levels, 0, 5)
    const copy = allocate(levelsLayout(rules.places))
    new Uint8Array(copy.buffer).set(new Uint8Array(first.buffer))
    go(viewedLevels(copy.views, rules), 5, 12)
    expect(digestOf([copy.buffer])).toBe(digestOf([whole.buffer]))
    expect(digestOf([first.buffer])).not.toBe(digestOf([whole.buffer]))
  })
})
