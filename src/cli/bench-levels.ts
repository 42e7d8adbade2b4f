import { histogramCells } from '#core/kernel/histogram.ts'
import { advanceLevels } from '#core/levels/advance.ts'
import { levelCellsMin, levelRulesOf } from '#core/levels/fit.ts'
import { takeFromPlane } from '#core/levels/from-plane.ts'
import { settleLatencies } from '#core/levels/latency.ts'
import { createLoneLevels, levelCount, type Levels } from '#core/levels/levels.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { flow } from '#core/traffic/flow.ts'
import type { Plane, Rules } from '#core/traffic/plane.ts'
import { createBenchPlane, ladderCases, type BenchCase } from './bench-plane.ts'
import { caseProblem, type BenchPlan } from './bench-run.ts'

/** What a mean service of so many cells costs request by request and as levels, wall time, µs; best of the repeats. */
export interface LevelTime {
  readonly cells: number
  readonly requestsUs: number
  readonly levelsUs: number
  /** A leap of a quarter of a mean service, ns; the latencies of a mean service, settled at its end, are no part of it. */
  readonly leapNs: number
  readonly settleNs: number
}

/** Mean services of one repeat on levels, and leaps of each. */
const services = 250
const leaps = 4

interface Pair {
  readonly cells: number
  readonly rules: Rules
  readonly plane: Plane
  readonly levels: Levels
}

/** What one turn took, ms: a mean service request by request and on levels, and settling the latencies. */
interface Turn {
  readonly requests: number
  readonly levels: number
  readonly settle: number
}

/**
 * The same service request by request and as levels that were taken from such a run, in turns. The requests of a repeat
 * stand for as many mean services as their load sends them in.
 */
export function timeLevels(nowMs: () => number, plan: BenchPlan): Result<readonly LevelTime[]> {
  const pairs: Pair[] = []
  for (const bench of ladderCases.filter(({ cells }) => cells >= levelCellsMin)) {
    const pair = pairOf(bench, plan.warmUp)
    if (!pair.ok) return pair
    pairs.push(pair.value)
  }
  const turns: Turn[][] = pairs.map(() => [])
  for (let repeat = 0; repeat < plan.repeats; repeat++) {
    pairs.forEach((pair, i) => turns[i]?.push(timeTurn(nowMs, pair, plan.requests)))
  }
  for (const pair of pairs) {
    const problem = problemOf(pair, plan)
    if (problem !== null) return refuse(`${pair.cells} cells measured something else: ${problem}`)
  }
  const least = (i: number, of: keyof Turn): number =>
    Math.min(...(turns[i] ?? []).map((turn) => turn[of]))
  return {
    ok: true,
    value: pairs.map(({ cells }, i) => ({
      cells,
      requestsUs: least(i, 'requests') * 1000,
      levelsUs: least(i, 'levels') * 1000,
      leapNs: (least(i, 'levels') * 1e6) / leaps,
      settleNs: least(i, 'settle') * 1e6,
    })),
  }
}

function pairOf(bench: BenchCase, warmUp: number): Result<Pair> {
  const [begun, plane] = [createBenchPlane(bench, 1), createBenchPlane(bench, 1)]
  const rules = plane.rules[0]
  if (rules === undefined) return refuse('There is no service.')
  const fit = levelRulesOf(rules, bench.cells)
  if (!fit.ok) return fit
  flow(begun, Infinity, warmUp)
  flow(plane, Infinity, warmUp)
  const { levels } = createLoneLevels(fit.value, 0, 1)
  takeFromPlane(begun, 0, levels)
  return { ok: true, value: { cells: bench.cells, rules, plane, levels } }
}

function timeTurn(nowMs: () => number, pair: Pair, requests: number): Turn {
  const { plane, levels, rules } = pair
  const began = nowMs()
  flow(plane, Infinity, requests)
  const served = nowMs()
  advanceLevels(levels, rules.load, Infinity, leaps * services)
  const leapt = nowMs()
  settleLatencies(levels, latencies, 0, rules.objective)
  const settled = nowMs()
  return {
    requests: ((served - began) * expectedOf(rules)) / requests,
    levels: (leapt - served) / services,
    settle: settled - leapt,
  }
}

/** Requests that are expected in a mean service. */
function expectedOf({ load, demand }: Rules): number {
  return (load.rates[0] ?? 0) * demand.mean
}

function problemOf({ plane, levels, rules }: Pair, plan: BenchPlan): string | null {
  const shed = levelCount(levels, 'shed')
  if (shed > 0) return `levels refused ${shed} requests.`
  const expected = expectedOf(rules) * services * plan.repeats
  const arrived = levelCount(levels, 'arrived')
  if (!(Math.abs(arrived / expected - 1) < 0.1)) {
    return `${arrived} requests came to the levels where about ${expected} should have.`
  }
  return caseProblem(plane, plan.warmUp + plan.repeats * plan.requests)
}

const latencies = new Float64Array(histogramCells)
