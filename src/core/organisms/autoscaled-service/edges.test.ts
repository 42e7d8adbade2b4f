import { describe, expect, it } from 'vitest'
import { cellColumns, edgeColumns, serviceColumns } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { begin, lively, runTo } from './runs.test-support.ts'

/** The edge of the clients, as the stage sees it; its one place in the columns is the last of three. */
function edgeOf(run: Run): readonly number[] {
  const { cells } = run.frameSize()
  const before = cellColumns.length * cells + serviceColumns.length
  const values = new Float32Array(before + 3 * edgeColumns.length)
  run.fillFrame(values, cells, 1, 3)
  return edgeColumns.map((_, i) => values[before + 3 * i])
}

describe('the edge of the clients', () => {
  it('[W16] has the rates of what its counters gained over the last sample window', () => {
    const run = begin({ ...lively, retryBudget: 0.1 }, 3)
    expect(run.edges).toEqual([{ from: -1, to: 0, optional: false }])
    expect(run.frameSize().edges).toBe(1)
    const seen = [0, 0, 0, 0]
    runTo(run, 2)
    const [rows, count] = [run.history().rows, run.history().count]
    const interval = rows[0] ?? 0
    expect(count).toBeGreaterThan(0)
    let before = run.figures()
    for (let step = Math.floor(2 / interval) + 1; step * interval < 240; step++) {
      // At the very time of a row both are of one moment.
      runTo(run, step * interval)
      const now = run.figures()
      const wrong = (figures: typeof now): number => {
        const { completed, shed, abandoned, lost } = figures.attempts
        return completed + shed + abandoned + lost - figures.requests.succeeded
      }
      const refused = ({ retries }: typeof now): number =>
        retries.refusedByBudget + retries.refusedByLimit
      const gained = [
        now.attempts.sent - before.attempts.sent,
        now.requests.succeeded - before.requests.succeeded,
        wrong(now) - wrong(before),
        refused(now) - refused(before),
      ]
      const rates = edgeOf(run)
      if (step > Math.floor(2 / interval) + 1) {
        rates.forEach((rate, i) => expect(rate * interval).toBeCloseTo(gained[i] ?? 0, 2))
        rates.forEach((rate, i) => (seen[i] = (seen[i] ?? 0) + rate))
      }
      before = now
    }
    expect(Math.min(...seen)).toBeGreaterThan(1)
  })
})
