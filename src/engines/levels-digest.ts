import { digestOf } from '#core/kernel/digest.ts'
import { advanceLevels, finishLeap } from '#core/levels/advance.ts'
import { addLevelCounts } from '#core/levels/counts.ts'
import { levelRulesOf } from '#core/levels/fit.ts'
import { takeFromPlane } from '#core/levels/from-plane.ts'
import { createLoneLevels } from '#core/levels/levels.ts'
import { addCells, crashCell, drainAtRandom, takeEmptied } from '#core/levels/population.ts'
import { giveToPlane, handCell } from '#core/levels/to-plane.ts'
import { flow } from '#core/traffic/flow.ts'
import { createLoneService } from '#core/traffic/lone-service.ts'
import { leaveRouting } from '#core/traffic/routing-list.ts'

const cells = 400
const routings = ['random', 'power-of-d', 'least-requests'] as const

/**
 * A service that goes to levels and back, under a load that overfills it for a while: the digest of all its state and that of
 * the levels, for each routing and one and three slots.
 */
export function levelsDigests(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    routings.flatMap((routing) =>
      [1, 3].map((slots) => [`levels, ${routing}, slots: ${slots}`, digestOfRun(routing, slots)]),
    ),
  )
}

function digestOfRun(routing: (typeof routings)[number], slots: number): string {
  const capacity = cells * slots
  const { plane, buffer } = createLoneService({
    seed: 7,
    cells,
    logged: 0,
    load: {
      form: 'linear',
      points: [
        [0, 0.5 * capacity],
        [9, 1.3 * capacity],
        [9, 0.6 * capacity],
        [30, 0.9 * capacity],
      ],
    },
    rules: {
      slots,
      places: slots + 6,
      routing,
      choices: 2,
      pairwise: routing === 'power-of-d',
      objective: 3,
    },
  })
  const [rules] = plane.rules
  if (rules === undefined) throw new Error('there is no service')
  const fit = levelRulesOf(rules, cells)
  if (!fit.ok) throw new Error(fit.problem)
  const { levels, buffer: counts } = createLoneLevels(fit.value, 0, 7)
  const flowTo = (time: number): void => {
    flow(plane, time, Infinity)
    plane.clock[0] = time
  }
  const leapTo = (time: number): void => {
    advanceLevels(levels, rules.load, time, Infinity)
    finishLeap(levels, rules.load, time)
    plane.clock[0] = time
    addLevelCounts(levels, plane, 0)
  }
  flowTo(4)
  takeFromPlane(plane, 0, levels)
  for (const time of [6, 9.3, 14]) leapTo(time)
  // As many cells come as go, so all rows of the plane stay taken.
  crashCell(levels, 'ready', levels.highest[0] ?? 0)
  drainAtRandom(levels, 20)
  let gone = 1
  for (let time = 14.5; gone < 21; time += 0.5) {
    leapTo(time)
    gone += takeEmptied(levels)
  }
  addCells(levels, gone)
  leapTo((levels.clock[0] ?? 0) + 3)
  leaveRouting(plane, 0, 5)
  handCell(levels, plane, 0, { row: 5, level: 1, busy: 9 })
  giveToPlane(levels, plane, 0, { shown: new Int32Array(cells), draining: [], busy: null })
  flowTo(29)
  return digestOf([buffer, counts])
}
