import { describe, expect, it } from 'vitest'
import { livingRows } from '#core/control/control.ts'
import { countPhases } from '#core/control/history.ts'
import { beginRun } from '#core/control/run.ts'
import { createColony } from '#core/organisms/autoscaled-service/colony.ts'
import {
  parameters,
  type AutoscaledServiceSettings,
} from '#core/organisms/autoscaled-service/parameters.ts'
import type { Run } from '#core/organisms/organism.ts'
import { startSettings } from '#core/schema/schema.ts'

const most = 6

/** A service that boots on demand, and what it shows of its cells. */
function begin(settings: Partial<AutoscaledServiceSettings>, seed = 3) {
  const colony = createColony(
    {
      ...startSettings(parameters),
      load: { form: 'steps', every: 400, rates: [4] },
      serviceMean: 0.5,
      slots: 1,
      waiting: 'shared',
      waitingLimit: 200,
      timeout: 0,
      retries: 0,
      initialReplicas: 0,
      policy: { kind: 'on-demand', max: most },
      shutdown: 0,
      stageLaw: 'exponential',
      imagePull: 3,
      ...settings,
    },
    seed,
  )
  const run = beginRun(colony)
  const { control } = colony
  return { colony, run, count: () => countPhases(control, 0, livingRows(control, 0)) }
}

function to(run: Run, time: number, limit = Infinity): void {
  while (!run.advanceTo(time, limit));
}

describe('boot on demand in a run', () => {
  it.each([1, 3])('[O13] at every moment boots what is worth it, of cells of %d slots', (slots) => {
    const { run, count, colony } = begin({
      slots,
      load: { form: 'steps', every: 400, rates: [4 * slots] },
    })
    const seen = { waiting: 0, booting: 0, none: 0 }
    for (let time = 0; time < 400; time += 0.37) {
      to(run, time)
      const { starting, draining, waiting, inService } = count()
      const ready = colony.control.data.ready(0)
      expect(starting).toBe(Math.min(Math.ceil(waiting / slots), most - ready))
      expect(draining).toBe(0)
      const rows = colony.plane.ready.subarray(0, ready)
      for (const row of rows) {
        expect(colony.control.data.inside(0, row)).toBeGreaterThan(0)
      }
      expect(run.figures().cells.desired).toBe(ready + starting)
      expect(run.brokenInvariant()).toBeNull()
      seen.waiting += waiting
      seen.booting += starting
      seen.none += Number(ready === 0)
      expect(inService).toBeLessThanOrEqual(slots * ready)
    }
    expect(Math.min(seen.waiting, seen.booting)).toBeGreaterThan(100)
    expect(run.figures().divisions).toBeGreaterThan(100)
    if (slots === 1) expect(seen.none).toBeGreaterThan(5)
  })

  it('[O13] is over when the load is: no cell lives, and all were answered', () => {
    const { run, count } = begin({ load: { form: 'steps', every: 100, rates: [6, 0] } })
    to(run, 200)
    expect(count()).toEqual({ starting: 0, draining: 0, waiting: 0, inService: 0 })
    const { requests, cells, divisions, prunings } = run.figures()
    expect(requests.succeeded).toBe(requests.arrived)
    expect(cells).toMatchObject({ ready: 0, desired: 0 })
    expect(prunings).toBe(divisions)
  })

  it('[O9] [O10] is the same run in slices of any size', () => {
    const end = (limit: number): string => {
      const { run } = begin({ timeout: 4, timeoutLaw: 'exponential', cancellation: true })
      to(run, 120.5, limit)
      for (const { kind, id } of run.notes().entries) {
        if (kind === 'born') run.apply({ type: 'kill', cell: id })
      }
      to(run, 400, limit)
      expect(run.figures().attempts.abandoned).toBeGreaterThan(50)
      return run.digest()
    }
    const whole = end(Infinity)
    for (const limit of [1, 13, 500]) expect(end(limit)).toBe(whole)
  })
})
