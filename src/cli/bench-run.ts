import { countersNow, insideNow } from '#core/traffic/census.ts'
import { counted, type Plane } from '#core/traffic/plane.ts'
import { flow } from '#core/traffic/flow.ts'
import { benchCases, createBenchPlane, type BenchCase } from './bench-plane.ts'

/** What a measurement needs of its surroundings. */
export interface BenchParts {
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  /** Wall time, ms. */
  readonly nowMs: () => number
}

/** What is measured, and how much: requests before the clock runs, requests a repeat, repeats. */
export interface BenchPlan {
  readonly cases: readonly BenchCase[]
  readonly warmUp: number
  readonly requests: number
  readonly repeats: number
}

const usualPlan: BenchPlan = {
  cases: benchCases,
  warmUp: 300_000,
  requests: 400_000,
  repeats: 16,
}

const usage = `Usage: npm run bench -- [--json]

Measures the engine: nanoseconds per request of the cases a to d, the best of
${usualPlan.repeats} interleaved repeats of ${usualPlan.requests} requests each, after a warm-up.

  --json   print {"cases":[{"name":"a","ns":18.2,"requests":400000}, …]} alone
  --help   print this`

/** The command `bench`: answers the exit code, 0, 1 when a run was not valid, or 2 for bad arguments. */
export function runBench(
  args: readonly string[],
  parts: BenchParts,
  plan: BenchPlan = usualPlan,
): number {
  if (args.includes('--help')) {
    parts.print(usage)
    return 0
  }
  const unknown = args.find((arg) => arg !== '--json')
  if (unknown !== undefined) {
    parts.complain(`The option “${unknown}” is not known.\n\n${usage}`)
    return 2
  }
  const measured = measure(parts.nowMs, plan)
  const wrong = measured.find(({ problem }) => problem !== null)
  if (wrong !== undefined) {
    parts.complain(`Case ${wrong.bench.name} measured something else: ${wrong.problem}`)
    return 1
  }
  parts.print(args.includes('--json') ? asJson(measured, plan) : asTable(measured, plan))
  return 0
}

interface Measured {
  readonly bench: BenchCase
  readonly nsBest: number
  /** What makes the figure worthless; null when nothing does. */
  readonly problem: string | null
}

/**
 * The repeats of the cases take turns, so that a slow moment of the machine meets all of them, and
 * the best repeat of each counts. The runs go on from repeat to repeat, in their steady state.
 */
function measure(nowMs: () => number, plan: BenchPlan): readonly Measured[] {
  const runs = plan.cases.map((bench, i) => ({ bench, plane: createBenchPlane(bench, 1 + i) }))
  const best = runs.map(() => Infinity)
  let short = 0
  for (const { plane } of runs) short += plan.warmUp - flow(plane, Infinity, plan.warmUp)
  for (let repeat = 0; repeat < plan.repeats; repeat++) {
    runs.forEach(({ plane }, i) => {
      const began = nowMs()
      const served = flow(plane, Infinity, plan.requests)
      const took = nowMs() - began
      short += plan.requests - served
      best[i] = Math.min(best[i] ?? Infinity, took)
    })
  }
  const sent = plan.warmUp + plan.repeats * plan.requests
  return runs.map(({ bench, plane }, i) => ({
    bench,
    nsBest: ((best[i] ?? 0) * 1e6) / plan.requests,
    problem: short === 0 ? problemOf(plane, sent) : 'the load ended before the measurement',
  }))
}

function problemOf(plane: Plane, sent: number): string | null {
  const shed = counted(plane, 0, 'shed')
  if (shed > 0) return `${shed} requests met a full queue and were not served.`
  const rows = plane.ready.subarray(0, plane.readyCounts[0])
  const inside = rows.reduce((sum, row) => sum + insideNow(plane, row), 0)
  const { completed } = countersNow(plane, 0)
  if (counted(plane, 0, 'attempts') === sent && completed + inside === sent) return null
  return `of ${sent} requests only ${completed} were completed and ${inside} are inside.`
}

function asJson(measured: readonly Measured[], { requests }: BenchPlan): string {
  const cases = measured.map(({ bench, nsBest }) => ({
    name: bench.name,
    ns: Math.round(nsBest * 100) / 100,
    requests,
  }))
  return JSON.stringify({ cases })
}

function asTable(measured: readonly Measured[], { requests, repeats }: BenchPlan): string {
  const rows = measured.map(({ bench, nsBest }) => {
    const rate = `${(1e3 / nsBest).toFixed(1)} M/s`
    return `${bench.name}  ${bench.what.padEnd(28)}${nsBest.toFixed(1).padStart(8)} ns${rate.padStart(11)}`
  })
  return [
    'Nanoseconds per request and requests per second of wall time, histogram included.',
    `Utilisation 0.7; best of ${repeats} interleaved repeats of ${requests} requests.`,
    '',
    ...rows,
  ].join('\n')
}
