import { basename } from 'node:path'
import { refuse, type Result } from '#core/schema/schema.ts'
import { allocatedIn } from './bench-allocations.ts'
import { benchCases, ladderCases } from './bench-plane.ts'
import { timeLevels } from './bench-levels.ts'
import { timeCases, type BenchPlan } from './bench-run.ts'
import { runSteady } from './bench-steady.ts'
import { timeTravel } from './bench-travel.ts'
import { builtIn, timeWhole, underTrace } from './bench-whole.ts'

/** What a measurement needs of its surroundings. */
export interface BenchParts {
  /** One line to stdout, at once: between what V8 traces there. */
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
  readonly read: (path: string) => string
  /** Wall time, ms. */
  readonly nowMs: () => number
  /** What the process keeps, bytes: after a collection where Node lets one ask for it. */
  readonly keptBytes: () => number
}

const usualPlan: BenchPlan = {
  cases: benchCases,
  warmUp: 300_000,
  requests: 400_000,
  repeats: 16,
}

/**
 * One turn of a measurement, in a process of its own: `npm run bench` calls it with one of
 *
 *     cases | ladder | levels | trace FILE | scenario ID | steady WHAT | allocations ID | travel RATE
 *
 * and reads one line of JSON. The exit code is 1 when it measured something else, with a sentence.
 */
export function runBenchProgram(
  [measurement = '', what = '']: readonly string[],
  parts: BenchParts,
  plan: BenchPlan = usualPlan,
): number {
  const found = measure(measurement, what, parts, plan)
  if (found.ok) parts.print(JSON.stringify(found.value))
  else parts.complain(found.problem)
  return found.ok ? 0 : 1
}

function measure(
  measurement: string,
  what: string,
  { print, read, nowMs, keptBytes }: BenchParts,
  plan: BenchPlan,
): Result<unknown> {
  if (measurement === 'cases') return timeCases(nowMs, plan)
  if (measurement === 'ladder') return timeCases(nowMs, { ...plan, cases: ladderCases })
  if (measurement === 'levels') return timeLevels(nowMs, plan)
  if (measurement === 'steady') return runSteady(what, print)
  if (measurement === 'travel') return timeTravel(nowMs, keptBytes, Number(what))
  if (measurement === 'allocations') return allocatedIn(what)
  if (measurement !== 'trace' && measurement !== 'scenario') {
    return refuse(`There is no measurement “${measurement}”.`)
  }
  const whole = measurement === 'trace' ? underTrace(read(what), basename(what)) : builtIn(what)
  return whole.ok ? timeWhole(nowMs, whole.value) : whole
}
