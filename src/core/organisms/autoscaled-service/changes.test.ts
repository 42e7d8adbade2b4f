import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Run } from '#core/organisms/organism.ts'
import type { LogEntry } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import {
  begin,
  constantLoad,
  cpuScaler,
  finished,
  lively,
  portrait,
  runTo,
} from './runs.test-support.ts'

const set = (time: number, name: string, value: Plain): LogEntry => ({
  time,
  change: { type: 'set', name, value },
})

const log: readonly LogEntry[] = [
  set(20, 'hpa', cpuScaler(3, 30, 40)),
  set(40.25, 'timeout', 2),
  { time: 50, change: { type: 'kill', cell: 2 } },
  set(60, 'load', constantLoad(200, 200)),
  set(60, 'routing', 'least-requests'),
  set(90, 'failureShare', 0.3),
  set(120, 'autoscaling', false),
  set(150, 'load', constantLoad(10, 240)),
  set(170, 'autoscaling', true),
]

/** Replays the log on a run that stops wherever else it is told to, in slices of `limit`. */
function replay(run: Run, stops: readonly number[], limit: number): void {
  const all = [
    ...log.map((entry) => ({ ...entry })),
    ...stops.map((time) => ({ time, change: null })),
  ]
  for (const { time, change } of all.toSorted((a, b) => a.time - b.time)) {
    runTo(run, time, limit)
    if (change !== null) expect(run.apply(change)).toEqual({ ok: true, value: null })
    expect(run.brokenInvariant()).toBeNull()
  }
  runTo(run, run.duration(), limit)
}

describe('changes to a run that goes on', () => {
  it('[K37] at the same simulated times give the same run, however it was sliced', () => {
    const whole = begin(lively, 5)
    replay(whole, [], 1_000_000)
    const expected = portrait(whole)
    expect(expected.digest).not.toBe(finished(lively, 5).digest())
    expect(expected.figures.time).toBe(240)
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 240, noNaN: true }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 3000 }),
        (stops, limit) => {
          const run = begin(lively, 5)
          replay(run, stops, limit)
          expect(portrait(run)).toEqual(expected)
        },
      ),
      { seed: 31, numRuns: 6 },
    )
  })

  it.each<[string, LogEntry['change']]>([
    ['There is no setting called “slotz”.', { type: 'set', name: 'slotz', value: 1 }],
    ['There is no setting called “constructor”.', { type: 'set', name: 'constructor', value: 1 }],
    [
      '“Slots per cell” cannot change while a run goes on. Start a new run with it.',
      { type: 'set', name: 'slots', value: 8 },
    ],
    [
      '“Client timeout” must be a number, not NaN.',
      { type: 'set', name: 'timeout', value: Number.NaN },
    ],
    ['There is no cell 99 any more.', { type: 'kill', cell: 99 }],
    [
      'The load holds no rates.',
      { type: 'set', name: 'load', value: { form: 'steps', every: 1, rates: [] } },
    ],
    [
      'The new load is much longer than the one this run began with. Restart the run first.',
      { type: 'set', name: 'load', value: constantLoad(10, 50_000) },
    ],
    [
      'The new load ends after 20 s, and this run has already come further. Restart the run first, or make the load longer.',
      { type: 'set', name: 'load', value: constantLoad(50, 20) },
    ],
    [
      'This run has room for 256 cells, fewer than the new maximum of 400. Restart the run first.',
      { type: 'set', name: 'hpa', value: cpuScaler(1, 400) },
    ],
  ])('[K36] a refused one leaves the run as it was: %s', (sentence, change) => {
    const run = begin(lively, 5)
    runTo(run, 33)
    const before = portrait(run)
    expect(run.apply(change)).toEqual({ ok: false, problem: sentence })
    expect(portrait(run)).toEqual(before)
    runTo(run, run.duration())
    expect(run.digest()).toBe(finished(lively, 5).digest())
  })

  it('[K36] several are applied all or none, and as if one by one', () => {
    const [one, other] = [begin(lively, 5), begin(lively, 5)]
    for (const run of [one, other]) runTo(run, 50)
    const good = log.filter(({ time }) => time >= 60 && time <= 90).map(({ change }) => change)
    const before = portrait(one)
    const bad: LogEntry['change'] = { type: 'set', name: 'slots', value: 8 }
    expect(one.apply(...good, bad).ok).toBe(false)
    expect(one.apply({ type: 'kill', cell: 1 }, { type: 'kill', cell: 99 }).ok).toBe(false)
    expect(one.apply({ type: 'kill', cell: 1 }, { type: 'kill', cell: 1 }).ok).toBe(false)
    expect(portrait(one)).toEqual(before)
    expect(good).toHaveLength(3)
    expect(one.apply(...good)).toEqual({ ok: true, value: null })
    for (const change of good) expect(other.apply(change).ok).toBe(true)
    expect(portrait(one)).toEqual(portrait(other))
  })

  it('[K37] where a slice ended may be reached again for the same change', () => {
    const whole = begin(lively, 5)
    const stops: { time: number; digest: string }[] = []
    // Every slice ends somewhere among the requests, and a cell is lost there.
    for (let cell = 1; cell <= 6; cell++) {
      for (let slices = 0; slices < 3; slices++) whole.advanceTo(240, 701)
      expect(whole.apply({ type: 'kill', cell }).ok).toBe(true)
      stops.push({ time: whole.now(), digest: whole.digest() })
    }
    const again = begin(lively, 5)
    for (const [index, { time, digest }] of stops.entries()) {
      runTo(again, time)
      expect(again.apply({ type: 'kill', cell: index + 1 }).ok).toBe(true)
      expect(again.digest()).toBe(digest)
    }
  })

  it('[K37] a new load goes on from now: its requests come at its rate', () => {
    const run = begin({ load: constantLoad(50, 100) }, 6)
    runTo(run, 50)
    const before = run.figures().requests.arrived
    expect(run.apply({ type: 'set', name: 'load', value: constantLoad(200, 100) }).ok).toBe(true)
    runTo(run, 100)
    const came = run.figures().requests.arrived - before
    // 200/s for 50 s: 10,000 with a standard deviation of 100.
    expect(Math.abs(came - 10_000)).toBeLessThan(400)
    expect(run.figures().time).toBe(100)
  })

  it('[K37] a longer load makes the run longer, a shorter one ends it sooner', () => {
    const run = begin({ load: constantLoad(50, 100) }, 6)
    runTo(run, 50)
    run.apply({ type: 'set', name: 'load', value: constantLoad(50, 300) })
    expect(run.duration()).toBe(300)
    run.apply({ type: 'set', name: 'load', value: constantLoad(50, 60) })
    expect(run.duration()).toBe(60)
    runTo(run, 1000)
    expect(run.now()).toBe(60)
  })
})
