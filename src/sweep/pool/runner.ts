import { beginSweepRun } from '../run.ts'
import type { FromRunner, RunOrder } from './messages.ts'
import { shortHistory } from './short-history.ts'

/** The way out, and wall time in ms, which is only told and never decides. */
export interface RunnerParts {
  readonly send: (message: FromRunner, transfer: readonly ArrayBuffer[]) => void
  readonly clock: () => number
}

/** Steps of work between two looks at how far a run is: some milliseconds. */
const sliceSteps = 20_000

/** Progress is told in steps of this size, not slice by slice. */
const tellStep = 0.02

/** The thread's end of the wire: makes one run after another, each in one go. A thread is stopped by ending it. */
export function createRunner({ send, clock }: RunnerParts): (order: RunOrder) => void {
  return ({ id, sweep, index }) => {
    const begunAt = clock()
    const begun = beginSweepRun(sweep, index)
    if (!begun.ok) return send({ type: 'refused', id, problem: begun.problem }, [])
    const run = begun.value
    for (let told = 0; !run.advance(sliceSteps);) {
      const share = run.share()
      if (share < told + tellStep) continue
      told = share
      send({ type: 'progress', id, share }, [])
    }
    const made = run.result()
    if (!made.ok) return send({ type: 'refused', id, problem: made.problem }, [])
    const history = shortHistory(run.history())
    const tookMs = clock() - begunAt
    send({ type: 'made', id, result: made.value, history, tookMs }, [history.rows.buffer])
  }
}
