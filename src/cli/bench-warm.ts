import { flow } from '#core/traffic/flow.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { benchCases, createBenchPlane } from './bench-plane.ts'
import { caseProblem } from './bench-run.ts'
import { beginWhole, builtIn, playOut } from './bench-whole.ts'

/**
 * Something in its steady state: `go` goes on in it, and `check` answers afterwards how many requests
 * that were, or why it was something else.
 */
export interface Warm {
  readonly go: () => void
  readonly check: () => Result<number>
}

/** Calls of the data plane until it is warm and after that, and requests of each. */
export interface WarmPlan {
  readonly warmUp: number
  readonly calls: number
  readonly requests: number
}

export const usualWarmPlan: WarmPlan = { warmUp: 10, calls: 20, requests: 1_000_000 }

/** A case of the benchmark that has served some calls; null when none has this name. */
export function warmCase(name: string, { warmUp, calls, requests }: WarmPlan): Result<Warm> | null {
  const bench = benchCases.find((one) => one.name === name)
  if (bench === undefined) return null
  const plane = createBenchPlane(bench, 1)
  const serve = (count: number) => {
    for (let call = 0; call < count; call++) flow(plane, Infinity, requests)
  }
  serve(warmUp)
  return {
    ok: true,
    value: {
      go: () => serve(calls),
      check() {
        const problem = caseProblem(plane, (warmUp + calls) * requests)
        if (problem === null) return { ok: true, value: calls * requests }
        return refuse(`Case ${name} measured something else: ${problem}`)
      },
    },
  }
}

/** A built-in scenario at its time 0, after whole runs of it with other seeds. */
export function warmRun(id: string): Result<Warm> {
  const whole = builtIn(id)
  if (!whole.ok) return whole
  const { seed } = whole.value
  for (const other of [seed + 1, seed + 2]) {
    const begun = beginWhole({ ...whole.value, seed: other })
    if (!begun.ok) return begun
    playOut(begun.value)
  }
  const begun = beginWhole(whole.value)
  if (!begun.ok) return begun
  const run = begun.value
  return {
    ok: true,
    value: {
      go: () => playOut(run),
      check() {
        const broken = run.brokenInvariant()
        if (broken !== null) return refuse(`The run broke a rule of its model: “${broken}”.`)
        return { ok: true, value: run.figures().requests.arrived }
      },
    },
  }
}
