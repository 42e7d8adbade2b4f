import { describe, expect, it } from 'vitest'
import { powerOfChoicesTime } from '#core/organisms/autoscaled-service/theory-balancing.ts'
import { mmck } from '#core/organisms/autoscaled-service/theory-chains.ts'
import { mmc } from '#core/organisms/autoscaled-service/theory-queues.ts'
import { insideNow } from '#core/traffic/census.ts'
import { flow } from '#core/traffic/flow.ts'
import { createLoneService } from '#core/traffic/lone-service.ts'
import { advanceLevels } from './advance.ts'
import {
  createLoneLevels,
  levelCount,
  levelCounters,
  readyCells,
  type LevelRules,
  type Levels,
} from './levels.ts'
import { estimate, runFor, steady } from './runs.test-support.ts'

/** Within four standard errors, which are themselves a stated share of the value: the test can tell. */
function expectClose(values: readonly number[], exact: number, precision: number): void {
  const { mean, error } = estimate(values)
  expect(error / exact).toBeLessThan(precision)
  expect(Math.abs(mean - exact) / error).toBeLessThan(4)
}

interface Rest {
  readonly rules: LevelRules
  readonly cells: number
  /** Load per slot and service, mean services before and while it is watched. */
  readonly rho: number
  readonly warm: number
  readonly watched: number
  readonly runs: number
}

/** One run at rest after another: what `read` makes of the levels that were watched. */
function rest<Value>(
  { rules, cells, rho, warm, watched, runs }: Rest,
  read: (levels: Levels, during: (look: (levels: Levels) => void) => void) => Value,
): readonly Value[] {
  return Array.from({ length: runs }, (_, seed) => {
    const { levels } = createLoneLevels(rules, cells, 900 + seed)
    const rate = (rho * cells * rules.slots) / rules.mean
    runFor(levels, warm * rules.mean, rate)
    return read(levels, (look) => {
      const end = levels.clock[0] + watched * rules.mean
      while (advanceLevels(levels, steady(rate), end, 1) === 1) look(levels)
    })
  })
}

/** Mean requests inside a cell. */
const insideACell = (of: Rest): readonly number[] =>
  rest(of, (levels, during) => {
    const before = levelCount(levels, 'insideSeconds')
    const from = levels.clock[0]
    during(() => undefined)
    return (levelCount(levels, 'insideSeconds') - before) / (levels.clock[0] - from) / of.cells
  })

const base: LevelRules = { slots: 1, places: 300, mean: 0.05, routing: 'random', choices: 2 }

describe('levels at rest', () => {
  it.each([
    { slots: 1, rho: 0.5, cells: 500, warm: 40, watched: 40, precision: 0.015 },
    // As few as may be counted by level: one cell alone at its level is no special case.
    { slots: 1, rho: 0.7, cells: 100, warm: 60, watched: 250, precision: 0.02 },
    { slots: 3, rho: 0.7, cells: 500, warm: 30, watched: 20, precision: 0.015 },
  ])(
    '[F3] random routing: each cell is an M/M/$slots queue at a load of $rho, $cells cells',
    ({ slots, precision, ...of }) => {
      const exact = mmc(slots, of.rho * slots, 1).L
      expectClose(insideACell({ rules: { ...base, slots }, runs: 10, ...of }), exact, precision)
    },
  )

  it('[F3] random routing with few places: shed, busy and inside are those of M/M/2/6', () => {
    const rules = { ...base, slots: 2, places: 6 }
    const of = { rules, cells: 300, rho: 1.2, warm: 20, watched: 30, runs: 10 }
    const read = rest(of, (levels, during) => {
      const before = [...levels.counters, levels.clock[0]]
      during(() => undefined)
      return [...levels.counters, levels.clock[0]].map((value, i) => value - before[i])
    })
    const exact = mmck(2, 6, 2.4, 1)
    const per = (
      name: (typeof levelCounters)[number],
      by: (seconds: number, arrived: number) => number,
    ): readonly number[] =>
      read.map((sums) => {
        const seconds = sums.at(-1) ?? 0
        return sums[levelCounters.indexOf(name)] / by(seconds, sums[0])
      })
    expectClose(
      per('shed', (_, arrived) => arrived),
      exact.shed,
      0.01,
    )
    expectClose(
      per('busySeconds', (seconds) => seconds * 2 * 300),
      exact.util,
      0.005,
    )
    expectClose(
      per('insideSeconds', (seconds) => seconds * 300),
      exact.L,
      0.01,
    )
    expectClose(
      per('completed', (seconds) => (seconds * 300 * 2) / rules.mean),
      exact.util,
      0.005,
    )
  })

  it.each([
    [2, 0.5],
    [2, 0.9],
    [3, 0.7],
    [5, 0.95],
  ])(
    '[F4] the least of %d at ρ = %d: the share of cells with i or more is ρ^((d^i − 1)/(d − 1))',
    (choices, rho) => {
      const rules = { ...base, routing: 'power-of-d', choices } as const
      const of = { rules, cells: 100_000, rho, warm: 90, watched: 40, runs: 10 }
      const shares = rest(of, (levels, during) => {
        const sums = [0, 0, 0, 0, 0]
        let looks = 0
        during(({ ready }) => {
          looks++
          let above = readyCells(levels)
          for (let i = 1; i < sums.length; i++) sums[i] += above -= ready[i - 1]
        })
        return sums.map((sum) => sum / looks / of.cells)
      })
      // The limit of many cells; 100,000 lie within 0.01 % of it.
      for (const i of [1, 2, 3]) {
        const exact = rho ** ((choices ** i - 1) / (choices - 1))
        if (exact < 0.02) continue
        expectClose(
          shares.map((of) => of[i]),
          exact,
          0.005,
        )
      }
      const exact = rho * powerOfChoicesTime(choices, rho)
      expectClose(insideACell(of), exact, 0.003)
    },
  )

  // Where no closed form holds: against the data plane, request by request.
  it.each([
    { routing: 'power-of-d', choices: 2, slots: 1, rho: 0.9, cells: 100, watched: 250 },
    { routing: 'power-of-d', choices: 6, slots: 2, rho: 0.8, cells: 100, watched: 80 },
    { routing: 'least-requests', choices: 2, slots: 1, rho: 0.93, cells: 100, watched: 160 },
  ] as const)(
    '[F4] $routing of $choices, $slots slots, 100 cells: as many inside as in the data plane',
    ({ routing, choices, slots, ...rest }) => {
      const rules = { ...base, slots, routing, choices, places: 60 }
      const of = { rules, warm: 40, runs: 10, ...rest }
      const exact = Array.from({ length: of.runs }, (_, seed) => insideOfPlane(of, seed + 1))
      const ours = insideACell(of)
      const [one, other] = [estimate(exact), estimate(ours)]
      const error = Math.hypot(one.error, other.error)
      expect(error / one.mean).toBeLessThan(0.025)
      expect(Math.abs(one.mean - other.mean) / error).toBeLessThan(4)
    },
  )
})

/** Mean requests inside a cell of the data plane, looked at once a mean service. */
function insideOfPlane({ rules, cells, rho, warm, watched }: Rest, seed: number): number {
  const { plane } = createLoneService({
    seed,
    cells,
    logged: 0,
    load: { form: 'steps', every: warm + watched, rates: [rho * cells * rules.slots] },
    // One mean service is one second here.
    rules: { ...rules, routing: rules.routing },
  })
  let sum = 0
  let looks = 0
  for (let time = warm; time < warm + watched; time++) {
    while (flow(plane, time, 10_000) === 10_000);
    plane.clock[0] = time
    for (let row = 0; row < cells; row++) sum += insideNow(plane, row)
    looks++
  }
  return sum / looks / cells
}
