import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellColumns, edgeColumns, serviceColumns } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { engineVersion } from '#core/organisms/recording.ts'
import { startSettings } from '#core/schema/schema.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { autoscaledService } from './model.ts'
import { parameters } from './parameters.ts'
import type { Scenario } from '../scenario.ts'
import { scenarios } from './scenarios.ts'
import {
  begin,
  cpuScaler,
  finished,
  lively,
  portrait,
  runTo,
  type Overrides,
} from './runs.test-support.ts'

const all: readonly [string, Scenario][] = Object.entries(scenarios)

/** Looks at everything that a page can look at. */
function look(run: Run): void {
  const { cells, services, edges } = run.frameSize()
  run.fillFrame(
    new Float32Array(
      cellColumns.length * cells + serviceColumns.length * services + edgeColumns.length * edges,
    ),
    cells,
    services,
    edges,
  )
  run.figures()
  run.history()
  run.digest()
  run.brokenInvariant()
  run.save()
}

const digestsFile = `${import.meta.dirname}/digests.json`

describe('every built-in scenario', () => {
  it('[K33] has the digest that is recorded for this engine version', async () => {
    // vitest would write a missing file and pass.
    expect(readFileSync(digestsFile, 'utf8')).toContain('"digests"')
    const ends = all.map(([id, { settings }]) => [id, finished(settings, 1)] as const)
    const digests = Object.fromEntries(ends.map(([id, run]) => [id, run.digest()]))
    expect(new Set(Object.values(digests)).size).toBe(all.length)
    for (const [id, run] of ends) {
      expect(run.brokenInvariant(), id).toBeNull()
      expect(run.figures().divisions, id).toBeGreaterThan(0)
    }
    const surge = ends.find(([id]) => id === 'surge')?.[1]
    expect(surge?.figures().prunings).toBeGreaterThan(0)
    const text = `${JSON.stringify({ engine: engineVersion, seed: 1, digests }, null, 2)}\n`
    await expect(text).toMatchFileSnapshot(digestsFile)
  })

  it.each(all)('[K34] “%s” keeps every invariant at every stop', (_, { settings }) => {
    const run = begin(settings, 2)
    // Of a day two hours are enough: the test of the digests goes to its end.
    const end = Math.min(run.duration(), 7200)
    const stops = 120
    for (let stop = 0; stop <= stops; stop++) {
      runTo(run, (end * stop) / stops)
      expect(run.brokenInvariant()).toBeNull()
    }
    const { requests, attempts } = run.figures()
    expect(requests.arrived).toBeGreaterThan(50_000)
    expect(attempts.sent).toBeGreaterThanOrEqual(requests.arrived)
    expect(requests.succeeded / requests.arrived).toBeGreaterThan(0.5)
    expect(run.decisions().entries.length).toBeGreaterThan(50)
  })
})

describe('one run', () => {
  const whole = portrait(finished(lively, 9))

  it('[K34] uses everything that the comparisons below are about', () => {
    const { attempts, retries, divisions, prunings } = finished(lively, 9).figures()
    const used = [attempts.shed, attempts.abandoned, retries.sent, divisions, prunings]
    for (const count of used) expect(count).toBeGreaterThan(0)
  })

  it('[K30] in steps of any size is the same run', () => {
    const stops = fc.array(fc.double({ min: 0, max: 240, noNaN: true }), { maxLength: 30 })
    fc.assert(
      fc.property(stops, fc.integer({ min: 1, max: 5000 }), (times, limit) => {
        const run = begin(lively, 9)
        for (const time of times.toSorted((a, b) => a - b)) {
          runTo(run, time, limit)
          expect(run.now()).toBe(time)
        }
        runTo(run, run.duration(), limit)
        expect(portrait(run)).toEqual(whole)
      }),
      { seed: 21, numRuns: 8 },
    )
  })

  it('[K30] saved on the way and restored, in itself or in a new run, is the same run', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 240, noNaN: true }), (time) => {
        const run = begin(lively, 9)
        runTo(run, time)
        const save = run.save()
        const there = portrait(run)
        runTo(run, run.duration())
        run.restore(save)
        expect(portrait(run)).toEqual(there)
        runTo(run, run.duration())
        expect(portrait(run)).toEqual(whole)
        const other = begin(lively, 9)
        other.restore(save)
        runTo(other, other.duration())
        expect(portrait(other)).toEqual(whole)
      }),
      { seed: 22, numRuns: 6 },
    )
  })

  it('[K32] being looked at changes nothing', () => {
    const run = begin(lively, 9)
    for (let time = 0; time < 240; time += 3.1) {
      runTo(run, time)
      look(run)
    }
    runTo(run, run.duration())
    expect(portrait(run)).toEqual(whole)
  })

  it('[K31] another seed is another run, and so is another setting', () => {
    const digest = finished(lively, 9).digest()
    const others = [
      finished(lively, 10),
      finished({ ...lively, boot: 20 }, 9),
      finished({ ...lively, objectiveLatency: 0.4 }, 9),
    ].map((run) => run.digest())
    expect(new Set([digest, ...others]).size).toBe(4)
  })

  it('[K31] two policies meet the same requests', () => {
    const careful = finished(lively, 9).figures()
    const stingy = finished({ ...lively, hpa: cpuScaler(1, 2) }, 9).figures()
    expect(stingy.requests.arrived).toBe(careful.requests.arrived)
    expect(stingy.attempts.shed).toBeGreaterThan(careful.attempts.shed)
  })
})

describe('settings that are no run', () => {
  it('[K20] the start values of every parameter pass their own check', () => {
    const checked = checkSettings(parameters, startSettings(parameters))
    expect(checked).toEqual({ ok: true, value: startSettings(parameters) })
  })

  it.each<[string, Overrides]>([
    ['There is no setting called “slotz”.', { slotz: 4 }],
    ['“Slots per cell” must be a whole number, not 2.5.', { slots: 2.5 }],
    ['“Mean service time” must lie between 0.0001 and 600 s, not 0.', { serviceMean: 0 }],
    ['The load holds no rates.', { load: { form: 'steps', every: 60, rates: [] } }],
    [
      'The rate at 0 s is 1000000000 requests/s; the engine takes at most 2000000. Scale the load down.',
      { load: { form: 'steps', every: 60, rates: [1e9] } },
    ],
    [
      'The rate at 60 s is -1; a rate cannot be negative.',
      { load: { form: 'steps', every: 60, rates: [1, -1] } },
    ],
    [
      'The load has a field “junk”, which is not known. Take it out.',
      { load: { form: 'steps', every: 60, rates: [1], junk: 5 } },
    ],
    [
      'The CPU limit (500 mCPU) is below the CPU request (1000 mCPU). Raise the limit, or set it to 0 for none.',
      { cpuLimit: 500 },
    ],
    [
      '4 busy slots burn 2000 mCPU, more than the CPU limit of 1500 mCPU; throttling is not simulated. Raise the limit, or lower the CPU per busy slot.',
      { cpuLimit: 1500, cpuPerSlot: 500 },
    ],
    [
      '5000 cells with 16000 waiting places each are more than one run can hold. Lower the maximum of the autoscaler or the queue per cell.',
      { queueLimit: 16_000, hpa: cpuScaler(1, 5000) },
    ],
  ])('[K35] are refused with a sentence: %s', (sentence, settings) => {
    expect(autoscaledService.begin(settings, 1)).toEqual({ ok: false, problem: sentence })
  })
})
