import { countersNow, insideNow } from '#core/traffic/census.ts'
import { counted, type Plane } from '#core/traffic/plane.ts'
import { flow } from '#core/traffic/flow.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { createBenchPlane, type BenchCase } from './bench-plane.ts'

/** What is measured, and how much: requests before the clock runs, requests a repeat, repeats. */
export interface BenchPlan {
  readonly cases: readonly BenchCase[]
  readonly warmUp: number
  readonly requests: number
  readonly repeats: number
}

/** What a case costs: wall time per request, ns, the best of the repeats. */
export interface CaseTime {
  readonly name: string
  readonly what: string
  readonly cells: number
  readonly ns: number
  readonly requests: number
}

/**
 * Serves the cases with the production path. Their repeats take turns, so that a slow moment of the
 * machine meets all of them, and the best repeat of each counts. The runs go on from repeat to repeat,
 * in their steady state.
 */
export function timeCases(nowMs: () => number, plan: BenchPlan): Result<readonly CaseTime[]> {
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
  for (const { bench, plane } of runs) {
    const problem = short === 0 ? caseProblem(plane, sent) : 'the load ended before its end.'
    if (problem !== null) return refuse(`Case ${bench.name} measured something else: ${problem}`)
  }
  return {
    ok: true,
    value: runs.map(({ bench: { name, what, cells } }, i) => ({
      name,
      what,
      cells,
      ns: Math.round(((best[i] ?? 0) * 1e8) / plan.requests) / 100,
      requests: plan.requests,
    })),
  }
}

/** What makes the figures of a case worthless after so many requests; null when nothing does. */
export function caseProblem(plane: Plane, sent: number): string | null {
  const shed = counted(plane, 0, 'shed')
  if (shed > 0) return `${shed} requests met a full queue and were not served.`
  const rows = plane.ready.subarray(0, plane.readyCounts[0])
  const inside = rows.reduce((sum, row) => sum + insideNow(plane, row), 0)
  const { completed } = countersNow(plane, 0)
  if (counted(plane, 0, 'attempts') === sent && completed + inside === sent) return null
  return `of ${sent} requests only ${completed} were completed and ${inside} are inside.`
}
