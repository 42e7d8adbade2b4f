import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import type { CellNote } from '#core/organisms/observation.ts'
import type { Change, LogEntry, Recording } from '#core/organisms/recording.ts'
import { createHost } from './host.ts'
import type { CellLoads, Command, Report } from './messages.ts'
import type { SaveLimits } from './spacing.ts'

const recording: Recording = {
  engine: 1,
  organism: 'autoscaled-service',
  seed: 5,
  settings: {
    load: {
      form: 'linear',
      points: [
        [0, 40],
        [80, 160],
        [200, 20],
        [400, 60],
      ],
    },
    initialReplicas: 3,
    failureShare: 0.02,
    retries: 2,
    timeout: 1,
  },
  log: [],
}

/** A worker and as much of a page as keeps what it is told. */
function setUp(saves?: SaveLimits) {
  let ms = 0
  let run = 0
  let known = nothing()
  let log: readonly LogEntry[] = []
  const host = createHost({
    organismOf,
    send: (report) => hear(report),
    clock: () => (ms += 0.5),
    ...(saves === undefined ? {} : { saves }),
  })
  function hear(report: Report): void {
    if (report.type === 'logged') log = report.log
    if (report.type === 'frame') {
      known = { ...known, time: report.time, frame: [...report.values], reached: report.reached }
    }
    if (report.type === 'samples') {
      expect(report.from * 18).toBe(known.rows.length)
      known.rows.push(...report.rows)
    }
    if (report.type === 'notes') known.notes.push(...report.notes)
    if (report.type === 'decisions') {
      known.decisions.push(...report.decisions.map((decision) => JSON.stringify(decision)))
    }
    if (report.type === 'loads') known.loads = report.moments
    if (report.type === 'digest') known.digest = report.digest
  }
  const send = (command: Command): void => host.receive(command)
  const start = (at: number, changes = log): void => {
    run += 1
    log = changes
    known = nothing()
    send({ type: 'start', run, recording: { ...recording, log: changes }, at })
  }
  const advance = (until: number, stop: 'there' | null): number => {
    let slices = 0
    do {
      send({ type: 'advance', run, until, budgetMs: 0, ...(stop === null ? {} : { stop }) })
      slices += 1
    } while (!known.reached)
    return slices
  }
  return {
    /** As the page does it: back by a start, forward by going on; returns how many slices it took. */
    seek(time: number) {
      if (time < known.time) start(time)
      return advance(time, 'there')
    },
    start,
    play: (time: number) => advance(time, null),
    change: (...changes: readonly Change[]) => send({ type: 'change', run, changes }),
    log: () => log,
    known: () => known,
    portrait() {
      send({ type: 'digest', run })
      const { time, digest, rows, decisions } = known
      // Long lists as one text: they are compared thousands of times.
      const texts = [known.frame, rows, known.notes, decisions, known.loads].map((list) =>
        JSON.stringify(list),
      )
      return { time, digest, rows: rows.length, texts }
    },
  }
}

function nothing() {
  return {
    time: 0,
    reached: false,
    digest: '',
    frame: [] as number[],
    rows: [] as number[],
    notes: [] as CellNote[],
    decisions: [] as string[],
    loads: [] as readonly CellLoads[],
  }
}

const times = fc.integer({ min: 0, max: 4000 }).map((tenths) => tenths / 10)
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ what: fc.constant('seek' as const), time: times }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constant('play' as const), time: times }) },
    {
      weight: 1,
      arbitrary: fc.record({ what: fc.constant('kill' as const), time: fc.integer({ max: 3 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        what: fc.constant('set' as const),
        time: fc.integer({ min: 1, max: 40 }),
      }),
    },
  ),
  { minLength: 6, maxLength: 14 },
)

/** Kills the cell of this place in the picture, else another one that is there. */
function victimOf(frame: readonly number[], place: number): number {
  return frame[place] ?? frame[0] ?? 1
}

describe('a run that is brought to a time', () => {
  it('[W12] [W13] is the run that was played there, with all that the page keeps of it', () => {
    let [back, forked, thinnedRuns] = [0, 0, 0]
    fc.assert(
      fc.property(steps, fc.constantFrom(60_000, 160_000, 6e7), (list, bytes) => {
        const here = setUp({ spacing: 1000, bytes, stepsPerByte: 0, saves: 0 })
        here.start(0)
        for (const { what, time } of list) {
          const now = here.known().time
          if (what === 'seek') here.seek(time)
          else if (what === 'play') here.play(Math.max(now, time))
          else if (what === 'set') here.change({ type: 'set', name: 'timeout', value: time / 10 })
          else here.change({ type: 'kill', cell: victimOf(here.known().frame, Math.max(0, time)) })
          if (what === 'seek' && time < now) back += 1
          if ((what === 'set' || what === 'kill') && now < 400) forked += 1
        }
        // Where it stands now is gone to, so that the loads of its cells are told.
        const { time } = here.known()
        here.play(400)
        here.seek(time)
        const there = setUp()
        there.start(time, here.log())
        there.seek(time)
        expect(here.portrait()).toEqual(there.portrait())
        here.play(400)
        there.play(400)
        expect(here.portrait()).toEqual(there.portrait())
        if (bytes < 1e6) thinnedRuns += 1
      }),
      { seed: 21, numRuns: 12 },
    )
    expect(Math.min(back, forked, thinnedRuns)).toBeGreaterThan(3)
  })

  it('[W12] replays no more than lies between two saves, forward as well', () => {
    const here = setUp({ spacing: 2000, bytes: 6e7, stepsPerByte: 0, saves: 0 })
    here.start(0)
    const whole = here.play(400)
    expect(whole).toBeGreaterThan(3)
    for (const time of [390, 12, 260, 391, 130, 399.9]) expect(here.seek(time)).toBe(1)
    const plain = setUp({ spacing: 2000, bytes: 0, stepsPerByte: 0, saves: 0 })
    plain.start(0)
    plain.play(400)
    expect(plain.seek(390)).toBeGreaterThan(3)
  })

  it('[W13] tells the loads of the two minutes before it, at whole steps and at its own time', () => {
    const here = setUp({ spacing: 2000, bytes: 6e7, stepsPerByte: 0, saves: 0 })
    here.start(0)
    here.play(400)
    here.seek(301.5)
    const { loads, frame, time } = here.known()
    expect(time).toBe(301.5)
    expect(loads.map((moment) => moment.time)).toEqual([
      ...Array.from({ length: 30 }, (_, i) => 184 + 4 * i),
      301.5,
    ])
    expect([...(loads.at(-1)?.ids ?? [])]).toEqual(frame.slice(0, loads.at(-1)?.ids.length))
    expect(loads.some(({ loads: list }) => list.some((load) => load > 0.2))).toBe(true)
  })
})
