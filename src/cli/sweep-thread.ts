import { writeLine } from '#sweep/result.ts'
import { beginSweepRun } from '#sweep/run.ts'
import type { Sweep } from '#sweep/sweep.ts'
import type { ThreadReport } from './threads.ts'

/** Steps of work between two looks at the clock: some tens of milliseconds. */
const slice = 1_000_000
const shareEveryMs = 200

/** Makes a run of a sweep in this thread. */
export function makeRun(sweep: Sweep, index: number, report: (report: ThreadReport) => void): void {
  const begun = beginSweepRun(sweep, index)
  if (!begun.ok) {
    report({ type: 'failed', index, problem: begun.problem })
    return
  }
  const run = begun.value
  let toldAt = performance.now()
  while (!run.advance(slice)) {
    if (performance.now() - toldAt < shareEveryMs) continue
    toldAt = performance.now()
    report({ type: 'share', index, share: run.share() })
  }
  const result = run.result()
  report(
    result.ok
      ? { type: 'line', index, line: writeLine(result.value) }
      : { type: 'failed', index, problem: result.problem },
  )
}
