import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import {
  rungsOfMoment,
  type Change,
  type LogEntry,
  type Recording,
} from '#core/organisms/recording.ts'
import { createHost } from './host.ts'
import type { Command, Report } from './messages.ts'

const recording: Recording = {
  engine: 1,
  organism: 'autoscaled-service',
  seed: 5,
  settings: {
    load: {
      form: 'linear',
      points: [
        [0, 200],
        [60, 900],
        [200, 100],
      ],
    },
    initialReplicas: 4,
    failureShare: 0.02,
    retries: 2,
    timeout: 1,
  },
  log: [],
}

type ReportOf<Type extends Report['type']> = Extract<Report, { readonly type: Type }>

/** A host whose clock gains half a millisecond with every look, and what it says. */
function setUp(started: Recording = recording, lookMs = 0.5) {
  const reports: Report[] = []
  let ms = 0
  const host = createHost({
    organismOf,
    send: (report) => void reports.push(report),
    clock: () => (ms += lookMs),
  })
  host.receive({ type: 'start', run: 1, recording: started })
  const last = <Type extends Report['type']>(type: Type): ReportOf<Type> => {
    const found = reports.findLast((report) => report.type === type)
    if (found === undefined) throw new Error(`no ${type} was sent`)
    // The type of a report is the one it was looked for by.
    return found as ReportOf<Type>
  }
  const send = (command: Command): void => host.receive(command)
  const advance = (until: number, budgetMs = 0): void =>
    send({ type: 'advance', run: 1, until, budgetMs })
  const foresee = (budgetMs: number): void => send({ type: 'foresee', run: 1, budgetMs })
  const reach = (time: number): void => {
    do advance(time, 50)
    while (!last('frame').reached)
  }
  const digest = (): string => {
    send({ type: 'digest', run: 1 })
    return last('digest').digest
  }
  const change = (...changes: readonly Change[]): void =>
    send({ type: 'change', run: 1, changes: [...changes] })
  return { reports, last, send, advance, foresee, reach, digest, change }
}

const kill = (cell: number): Change => ({ type: 'kill', cell })
const set = (name: string, value: number): Change => ({ type: 'set', name, value })

describe('the host', () => {
  it('[W8] logs a change made between two slices so that the log repeats the run', () => {
    const waits = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 5 })
    fc.assert(
      fc.property(waits, (slices) => {
        const here = setUp()
        for (const [index, count] of slices.entries()) {
          // Slices without a budget: each ends after one look, wherever that is.
          for (let i = 0; i < count; i++) here.advance(200)
          here.change(kill(index + 1), set('timeout', 1 + index))
        }
        const { log } = here.last('logged')
        expect(log).toHaveLength(2 * slices.length)
        expect(log.every(({ time }) => time > 0 && time < 200)).toBe(true)
        const { time } = here.last('frame')
        const there = setUp({ ...recording, log })
        there.reach(time)
        expect(there.digest()).toBe(here.digest())
        expect(there.last('frame').values).toEqual(here.last('frame').values)
        for (const run of [here, there]) run.reach(200)
        expect(there.digest()).toBe(here.digest())
        expect(here.reports.filter(({ type }) => type === 'fault')).toEqual([])
      }),
      { seed: 71, numRuns: 8 },
    )
  })

  it('[W8] has one state after a change, however often it is asked for the same moment', () => {
    const digests = [0, 1, 3].map((more) => {
      const here = setUp()
      here.reach(60)
      for (const cell of [2, 3]) {
        here.change(kill(cell))
        // A credit that was under way asks for the present once more.
        for (let i = 0; i < more; i++) here.advance(60)
      }
      return here.digest()
    })
    const { last, change, reach, digest } = setUp()
    reach(60)
    change(kill(2), kill(3))
    expect(last('logged').log).toHaveLength(2)
    expect(new Set([...digests, digest()]).size).toBe(1)
  })

  it('[W8] applies what was changed at time 0 before anything is asked for', () => {
    const here = setUp()
    here.change(kill(2))
    expect(here.last('logged').log).toEqual([{ time: 0, change: kill(2) }])
    const there = setUp({ ...recording, log: here.last('logged').log })
    expect(there.digest()).toBe(here.digest())
    expect(there.digest()).not.toBe(setUp().digest())
  })

  it('[W8] applies a change that is refused neither in part nor to the log', () => {
    const here = setUp()
    here.reach(10)
    const before = here.digest()
    here.change(set('timeout', 2), kill(99))
    expect(here.last('fault').fault).toEqual({
      kind: 'refused',
      sentence: 'There is no cell 99 any more.',
      time: 10,
    })
    expect(here.digest()).toBe(before)
    expect(here.reports.filter(({ type }) => type === 'logged')).toEqual([])
    here.reach(200)
    expect(here.last('frame').finished).toBe(true)
  })

  it('[F48] comes back to its mailbox after each change of the rung', () => {
    const settings = {
      initialReplicas: 120,
      autoscaling: false,
      serviceLaw: 'exponential',
      timeout: 0,
      retries: 0,
      load: { form: 'steps', every: 60, rates: [600] },
    } as const
    const rung = (i: number): Change => ({ type: 'rung', value: i % 2 === 0 ? 'levels' : 'exact' })
    const moment = (time: number): readonly LogEntry[] =>
      Array.from({ length: rungsOfMoment }, (_, i) => ({ time, change: rung(i) }))
    const whole = { ...recording, settings, log: [...moment(0), ...moment(2)] }
    // Its clock makes figures due with every look.
    const [here, there, other] = [setUp(whole, 60), setUp(whole), setUp(whole)]
    const spans = () => here.last('figures').approximation?.spans.length
    // Nothing is inside at time 0, and a run stands after what its log has there.
    expect([here.last('frame').time, spans()]).toEqual([0, rungsOfMoment / 2])
    there.reach(2)
    const seen: unknown[] = []
    while (!here.last('frame').reached || here.last('frame').time < 2) {
      here.advance(2)
      if (here.last('frame').time === 2) seen.push(spans())
    }
    const [first, last] = [rungsOfMoment / 2 + 1, rungsOfMoment]
    expect([seen[0], seen.length, seen.at(-1)]).toEqual([first, rungsOfMoment + 1, last])
    expect(here.digest()).toBe(there.digest())
    // What is asked for in between finds the whole moment.
    other.reach(1)
    while (other.last('frame').time < 2) other.advance(2)
    other.change(rung(0))
    expect(other.last('fault').fault.sentence).toContain('One moment of a run has at most')
    other.change(set('objectiveLatency', 2))
    expect(other.last('logged').log).toHaveLength(2 * rungsOfMoment + 1)
    expect(there.digest()).not.toBe(other.digest())
    there.change(set('objectiveLatency', 2))
    expect(there.digest()).toBe(other.digest())
  })

  it('[W8] drops what the log said about a future that a change has replaced', () => {
    const log: readonly LogEntry[] = [
      { time: 20, change: kill(1) },
      { time: 90, change: kill(2) },
    ]
    const here = setUp({ ...recording, log })
    here.reach(50)
    here.change(kill(3))
    expect(here.last('logged').log).toEqual([log[0], { time: 50, change: kill(3) }])
  })

  it('[W8] never applies what lies behind the end of the run', () => {
    const longer: Change = {
      type: 'set',
      name: 'load',
      value: { form: 'steps', every: 400, rates: [10] },
    }
    const here = setUp({ ...recording, log: [{ time: 300, change: longer }] })
    here.reach(1000)
    expect(here.last('frame')).toMatchObject({ time: 200, finished: true })
    const plain = setUp()
    plain.reach(200)
    expect(here.digest()).toBe(plain.digest())
  })

  it('[W9] counts work by what it looks at: a dear request takes many steps of a slice', () => {
    const dear = setUp({
      ...recording,
      settings: { ...recording.settings, routing: 'least-requests', initialReplicas: 400 },
    })
    const cheap = setUp()
    for (const run of [dear, cheap]) run.advance(200)
    const [few, many] = [dear.last('frame').time, cheap.last('frame').time]
    expect(few).toBeGreaterThan(0)
    expect(many / few).toBeGreaterThan(8)
  })

  it('[W10] says when a run cannot begin, and leaves it at that', () => {
    const here = setUp({ ...recording, settings: { slots: 0.5 } })
    expect(here.last('fault').fault).toMatchObject({ kind: 'not-begun', time: 0 })
    here.advance(10)
    expect(here.reports.map(({ type }) => type)).toEqual(['fault'])
  })

  it('[W11] foresees what comes, and the run is the same for it, however it is sliced', () => {
    const log: readonly LogEntry[] = [
      { time: 20, change: kill(1) },
      { time: 90, change: set('timeout', 2) },
    ]
    const plain = setUp({ ...recording, log })
    plain.reach(200)
    const slices = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 30 })),
      {
        minLength: 3,
        maxLength: 12,
      },
    )
    let [foretold, replaced] = [0, 0]
    fc.assert(
      fc.property(slices, (steps) => {
        const here = setUp({ ...recording, log })
        let time = 0
        for (const [pieces, seconds] of steps) {
          for (let i = 0; i < pieces; i++) here.foresee(3)
          time = Math.min(200, time + seconds)
          here.reach(time)
        }
        here.reach(200)
        expect(here.digest()).toBe(plain.digest())
        const rows = rowsOf(here.reports, 'samples')
        const ahead = here.reports.filter((report) => report.type === 'future')
        if (ahead.some(({ from }, index) => index > 0 && from < (ahead[index - 1]?.from ?? 0))) {
          replaced += 1
        }
        for (const [row, values] of rowsOf(here.reports, 'future')) {
          foretold += 1
          expect(values).toEqual(rows.get(row))
        }
      }),
      { seed: 41, numRuns: 6 },
    )
    expect(foretold).toBeGreaterThan(1000)
    expect(replaced).toBe(0)
  })

  it('[W11] foresees another future after a change, from where the run stands', () => {
    const here = setUp()
    here.reach(50)
    here.foresee(10)
    const before = here.last('future')
    expect(before.until).toBeGreaterThan(50)
    here.change(kill(1))
    here.foresee(10)
    const after = here.last('future')
    expect(after.from).toBe(before.from)
    expect(after.notes[0]).toMatchObject({ kind: 'born', mother: expect.any(Number) as number })
    expect(after.rows).not.toEqual(before.rows)
    here.reach(60)
    expect(rowsOf(here.reports, 'samples').get(55)).toEqual(
      rowsOf(here.reports.slice(here.reports.indexOf(after)), 'future').get(55),
    )
  })

  it('[W11] looks no further ahead than 100 ms of work, and at most to the end', () => {
    const load = { form: 'steps', every: 4000, rates: [900] }
    const long = setUp({ ...recording, settings: { ...recording.settings, load } })
    let pieces = 0
    do {
      long.foresee(3)
      pieces += 1
    } while (!long.last('future').complete)
    // Half a millisecond passes with every look at the clock.
    expect(pieces).toBeGreaterThan(20)
    expect(pieces).toBeLessThan(100)
    const { until } = long.last('future')
    expect(until).toBeGreaterThan(100)
    expect(until).toBeLessThan(3000)
    long.foresee(3)
    expect(long.last('future')).toMatchObject({ until, complete: true })
    expect(long.last('future').rows).toHaveLength(0)
    // When half of it has passed, there is as much work to spend again.
    long.reach(until / 2)
    do long.foresee(3)
    while (!long.last('future').complete)
    expect(long.last('future').until / until).toBeGreaterThan(1.3)
    expect(long.last('future').until / until).toBeLessThan(1.7)

    // A machine that does something else meanwhile shortens no future: 100 ms are 34 pieces of 3 ms.
    const busy = setUp({ ...recording, settings: { ...recording.settings, load } }, 40)
    pieces = 0
    do {
      busy.foresee(3)
      pieces += 1
    } while (!busy.last('future').complete)
    expect(pieces).toBe(35)

    const short = setUp()
    short.reach(190)
    short.foresee(100)
    expect(short.last('future')).toMatchObject({ until: 200, complete: true })
    short.reach(200)
    short.foresee(3)
    expect(short.last('future')).toMatchObject({ until: 200, complete: true })
  })
})

/** All rows that reports of a kind brought, by their place in the history. */
function rowsOf(
  reports: readonly Report[],
  type: 'samples' | 'future',
): ReadonlyMap<number, readonly number[]> {
  const width = sampleColumns.length
  const found = new Map<number, readonly number[]>()
  for (const report of reports) {
    if (report.type !== type) continue
    for (let at = 0; at < report.rows.length; at += width) {
      found.set(report.from + at / width, [...report.rows.subarray(at, at + width)])
    }
  }
  return found
}
