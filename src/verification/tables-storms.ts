import {
  retryStorm,
  type Storm,
  type StormSettings,
} from '#core/organisms/autoscaled-service/theory-storms.ts'
import type { Verdict } from './report.ts'
import { seedOf, wrongValue } from './tables-hold.ts'
import { countIn, expectsNothing, positiveIn } from './tables-input.ts'
import { failingAfter, failingBefore, hasRoom } from './tables-storm-run.ts'
import type { Table, TableResult, TableRow } from './tables.ts'

/** Each of so many runs has a vote on what a storm does, and most of them decide, as the table asks. */
const votes = 5

/** So near a threshold what happens is chance, and nothing is asserted. */
const nearness = 0.1

/** While all is well the share that fails must be the formula's within so much, or within four times a quarter of it. */
const roomBefore = { absolute: 0.04, relative: 4 * 0.25 } as const

/** So far below the critical rate it is asked how many fail while all is well. */
const wellBelow = 0.9

/** What became of one row. */
interface Outcome {
  readonly verdict: Verdict
  readonly simulated: number
  readonly byFunction: number
}

export function holdStorms(table: Table): TableResult {
  const outcomes = table.rows.map((row) => holdStorm(table, row))
  const sum = (of: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, each) => total + of(each), 0)
  return {
    verdicts: outcomes.map(({ verdict }) => verdict),
    held: {
      simulated: sum(({ simulated }) => simulated),
      byFunction: sum(({ byFunction }) => byFunction),
      zMax: null,
      chiSquare: null,
    },
  }
}

function holdStorm(table: Table, row: TableRow): Outcome {
  const { id } = row
  try {
    const settings = settingsOf(row)
    const storm = retryStorm(settings)
    const keys = Object.keys(row.out).filter((key) => key !== 'measured')
    const wrong = keys.flatMap((key) => wrongKey(table, row, storm, key))
    const asserted = keys.filter((key) => isSimulated(settings, storm, key))
    wrong.push(...asserted.flatMap((key) => wrongRuns(row, settings, key)))
    if (keys.length === 0) wrong.push(expectsNothing)
    const detail = wrong.length === 0 ? null : wrong.join('; ')
    return {
      verdict: { id, status: detail === null ? 'passed' : 'failed', detail },
      simulated: asserted.length,
      byFunction: keys.length - asserted.length,
    }
  } catch (error) {
    // A row without its inputs, or a broken invariant of the core.
    const detail = error instanceof Error ? error.message : String(error)
    return { verdict: { id, status: 'failed', detail }, simulated: 0, byFunction: 0 }
  }
}

function settingsOf(row: TableRow): StormSettings {
  return {
    mu: positiveIn(row, 'mu'),
    tau: positiveIn(row, 'tau'),
    k: countIn(row, 'k', 0),
    lambda0: positiveIn(row, 'lambda0'),
  }
}

/** What is wrong with one key of a row by the formula. */
function wrongKey(table: Table, row: TableRow, storm: Storm, key: string): readonly string[] {
  const known: Readonly<Record<string, number | string | null | undefined>> = {
    hidden_capacity: storm.hiddenCapacity,
    lambda_crit: storm.lambdaCrit,
    low_state_lambda: storm.low?.lambda ?? null,
    low_fail_first_try: storm.low?.failing ?? null,
    regime: storm.regime,
    high_state_lambda: storm.highLambda,
  }
  const value = known[key]
  const expected = row.out[key]
  if (value === undefined) return [`nothing answers ${key}`]
  if (typeof value === 'number' && typeof expected === 'number') {
    return wrongValue(key, expected, value, table.tol)
  }
  return value === expected ? [] : [`${key} is ${value} instead of ${String(expected)}`]
}

/** Whether a key is held by runs too. */
function isSimulated(settings: StormSettings, storm: Storm, key: string): boolean {
  const { lambda0 } = settings
  const isNear = (threshold: number): boolean =>
    // A little more, because a tenth is not a number of the engine.
    Math.abs(lambda0 / threshold - 1) <= nearness + 1e-9
  if (!hasRoom(settings)) return false
  if (key === 'regime') return !isNear(storm.hiddenCapacity) && !isNear(storm.lambdaCrit)
  return key === 'low_fail_first_try' && lambda0 < wellBelow * storm.lambdaCrit
}

/** What is wrong with one key of a row by what the runs did. */
function wrongRuns(row: TableRow, settings: StormSettings, key: string): readonly string[] {
  const expected = row.out[key]
  const isAfter = key === 'regime'
  const room = Math.max(roomBefore.absolute, roomBefore.relative * Number(expected))
  const shares = Array.from({ length: votes }, (_, vote) => {
    const seed = (seedOf(`${row.id} ${key}`) + 1000 * vote) >>> 0
    return isAfter ? failingAfter(settings, seed) : failingBefore(settings, seed)
  })
  const isRight = (share: number): boolean => {
    if (!isAfter) return Math.abs(share - Number(expected)) <= room
    return expected === 'safe' ? share < 0.5 : share > 0.5
  }
  if (2 * shares.filter(isRight).length > votes) return []
  const shown = shares.map((share) => share.toPrecision(3)).join(', ')
  const when = isAfter ? 'long after it stood still' : 'before it stands still'
  return [`${key} is ${String(expected)}, but of the first tries ${when} there fail ${shown}`]
}
