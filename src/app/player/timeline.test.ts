import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Branch } from '#app/store/branches.ts'
import { sampleColumns } from '#worker/frame.ts'
import type { CellNote } from '#worker/frame.ts'
import { headLine } from './scrubber-drawing.ts'
import { scrubberKey } from './scrubber-gestures.ts'
import type { TimelineEvent } from './timeline-events.ts'
import {
  branchEvents,
  cellEvents,
  createMissedReader,
  missedEvents,
  neighbourEvent,
  deedEvents,
} from './timeline-events.ts'
import { markLabel, markSpace, placeMarks } from './timeline-marks.ts'

const note = (time: number, kind: CellNote['kind'], id = 1): CellNote => ({
  time,
  kind,
  service: 0,
  id,
  mother: 0,
})

function history(missed: readonly number[]) {
  const rows = new Float64Array(missed.length * sampleColumns.length)
  missed.forEach((value, row) => {
    rows[row * sampleColumns.length] = row + 1
    rows[row * sampleColumns.length + sampleColumns.indexOf('missed')] = value
  })
  return { count: missed.length, rows }
}

describe('events of the time bar', () => {
  it('[P28] a run has a fork where it left another one, and where others left it, up to now', () => {
    const recording = { engine: 8, organism: 'autoscaled-service', seed: 1, settings: {}, log: [] }
    const run = (id: number, parent: number | null, forkTime: number): Branch => ({
      id,
      parent,
      forkTime,
      recording,
      furthest: 900,
      name: null,
    })
    const branches = [run(1, null, 0), run(2, 1, 60), run(3, 2, 90), run(4, 1, 200)]
    const timesFor = (current: number, until: number) =>
      branchEvents({ branches, current }, until).map(({ time }) => time)
    expect(timesFor(1, 900)).toEqual([60, 200])
    expect(timesFor(1, 100)).toEqual([60])
    expect(timesFor(2, 900)).toEqual([60, 90])
    expect(timesFor(3, 900)).toEqual([90])
    expect(branchEvents({ branches: branches.slice(0, 1), current: 1 }, 900)).toEqual([])
  })

  it('[P1] births are divisions, but founders are not; equal moments become one event', () => {
    const notes = [
      note(0, 'born'),
      note(15, 'born', 2),
      note(15, 'born', 3),
      note(40, 'ready', 2),
      note(300, 'draining', 2),
      note(310, 'dead', 2),
      note(320, 'killed', 3),
    ]
    const ofAnother = notes.map((one) => ({ ...one, service: 1 }))
    expect(cellEvents([...notes, ...ofAnother], 0)).toEqual([
      { kind: 'division', time: 15, count: 2 },
      { kind: 'pruning', time: 300, count: 1 },
    ])
  })

  it('[P1] a rollout is marked from when it begins, for its own service', () => {
    const at = (time: number, service: number) =>
      ({ time, change: { type: 'rollout', service, revision: 'former' } }) as const
    const log = [at(10, 0), at(20, 1), { time: 25, change: { type: 'kill', cell: 1 } }, at(30, 0)]
    const marks = deedEvents(log as Parameters<typeof deedEvents>[0], 0, 29)
    expect(marks).toEqual([{ kind: 'rollout', time: 10, count: 1 }])
  })

  it('[P2] missed stretches are the same, read at once or row by row', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 3, maxLength: 60 }), (missed) => {
        const all = history(missed)
        const atOnce = createMissedReader().read(1, 0, all)
        const slow = createMissedReader()
        for (let count = 2; count <= missed.length; count++) slow.read(1, 0, { ...all, count })
        expect(slow.read(1, 0, all)).toEqual(atOnce)
        const covered = atOnce.reduce((sum, { from, to }) => sum + to - from, 0)
        expect(covered).toBe(missed.filter((value) => value === 1).length)
      }),
    )
  })

  it('[P1] missed windows a few seconds apart are one missed objective', () => {
    const quiet = Array.from({ length: 15 }, () => 0)
    const reader = createMissedReader()
    const stretches = reader.read(1, 0, history([0, 1, 0, 0, 1, 1, ...quiet, 1, 0]))
    expect(stretches).toHaveLength(3)
    expect(missedEvents(stretches)).toEqual([
      { kind: 'missed', time: 1, count: 1 },
      { kind: 'missed', time: 21, count: 1 },
    ])
  })

  it('[P2] rows at unequal distances make no gaps', () => {
    const { count, rows } = history([0, 1, 1, 1, 0])
    rows[4 * sampleColumns.length] = 40
    rows[3 * sampleColumns.length] = 30
    expect(createMissedReader().read(1, 0, { count, rows })).toEqual([{ from: 1, to: 30 }])
  })

  it('[P2] a new run starts again', () => {
    const reader = createMissedReader()
    expect(reader.read(1, 0, history([0, 1, 1, 0, 1]))).toEqual([
      { from: 1, to: 3 },
      { from: 4, to: 5 },
    ])
    expect(reader.read(2, 0, history([0, 0, 1]))).toEqual([{ from: 2, to: 3 }])
    expect(reader.read(2, 0, history([]))).toEqual([])
  })

  it('[B20] another service starts again, however many rows it has', () => {
    const reader = createMissedReader()
    expect(reader.read(1, 0, history([0, 1, 0]))).toEqual([{ from: 1, to: 2 }])
    expect(reader.read(1, 1, history([1, 0, 0, 0]))).toEqual([{ from: 0, to: 1 }])
  })

  const kind = fc.constantFrom('division', 'pruning', 'missed')
  const event: fc.Arbitrary<TimelineEvent> = fc.record({
    kind,
    time: fc.integer({ min: 1, max: 900 }),
    count: fc.integer({ min: 1, max: 5 }),
  })

  const sortedEvents = fc
    .array(event, { minLength: 2, maxLength: 120 })
    .map((events) => events.toSorted((a, b) => a.time - b.time))
  const counted = (list: readonly { kind: string; count: number }[], kind: string): number =>
    list.reduce((sum, entry) => sum + (entry.kind === kind ? entry.count : 0), 0)

  it('[P3] marks merge by kind and no event is lost', () => {
    fc.assert(
      fc.property(sortedEvents, (events) => {
        const { past } = placeMarks(events, [], (time) => time * 0.7)
        for (const one of ['division', 'pruning', 'missed']) {
          expect(counted(past, one)).toBe(counted(events, one))
        }
      }),
    )
    const close = placeMarks(
      [
        { kind: 'division', time: 100, count: 4 },
        { kind: 'division', time: 110, count: 8 },
        { kind: 'division', time: 400, count: 1 },
      ],
      [],
      (time) => time,
    )
    expect(close.past.map((mark) => [mark.x, markLabel(mark), mark.from, mark.to])).toEqual([
      [100, '12', 100, 110],
      [400, '', 400, 400],
    ])
  })

  it('[P3] however many events there are, a bar holds no more marks of a kind than have room', () => {
    const wide = 630
    const many: readonly TimelineEvent[] = Array.from({ length: 20_000 }, (_, at) => ({
      kind: at % 3 === 0 ? 'division' : 'pruning',
      time: at,
      count: 1,
    }))
    const { past } = placeMarks(many, [], (time) => (time / many.length) * wide)
    expect(past.length).toBeGreaterThan(10)
    expect(past.length).toBeLessThanOrEqual(2 * Math.ceil(wide / markSpace({ count: 1 })))
    expect(past.reduce((sum, { count }) => sum + count, 0)).toBe(many.length)
  })

  it('[P4] no mark or number touches another, be it past or to come', () => {
    let seen = 0
    fc.assert(
      fc.property(sortedEvents, fc.integer({ min: 0, max: 900 }), (events, now) => {
        const past = events.filter(({ time }) => time <= now)
        const ahead = events.filter(({ time }) => time > now)
        const placed = placeMarks(past, ahead, (time) => time * 0.7)
        const marks = [...placed.past, ...placed.ahead]
        seen += placed.ahead.length
        for (const one of ['division', 'pruning', 'missed']) {
          expect(counted(placed.past, one)).toBe(counted(past, one))
        }
        for (const mark of marks) {
          const hits = marks.filter(
            (other) =>
              other !== mark &&
              other.lane === mark.lane &&
              other.x >= mark.x &&
              // Half a mark, its number in the largest letters, and what is seen as a gap.
              other.x - 5 < mark.x + 7 + markLabel(mark).length * 7.2 + 3,
          )
          expect(hits).toEqual([])
        }
      }),
    )
    expect(seen).toBeGreaterThan(100)
  })

  it('[P4] the line of the present time begins under what it would cross', () => {
    const placed = placeMarks(
      [
        { kind: 'division', time: 100, count: 12 },
        { kind: 'missed', time: 104, count: 1 },
      ],
      [
        { kind: 'pruning', time: 106, count: 1 },
        { kind: 'pruning', time: 300, count: 1 },
      ],
      (time) => time,
    )
    // What is to come waits where both of the lower lanes are taken.
    expect(placed.ahead.map((mark) => [mark.x, mark.lane])).toEqual([[300, 0]])
    const topAt = (x: number) => Number(/^M0,([\d.]+)V/.exec(headLine(x, placed))?.[1])
    const alone = topAt(60)
    expect(topAt(200)).toBe(alone)
    expect(topAt(104)).toBeGreaterThan(alone)
    // Where the number of the lower mark stands, and no mark above it.
    expect(topAt(119)).toBeGreaterThan(topAt(60))
    expect(topAt(300)).toBe(topAt(119))
  })

  it('[P6] arrows find the event before and after, and never the present one', () => {
    const events = cellEvents(
      [note(15, 'born', 2), note(300, 'draining', 2), note(330, 'born', 4)],
      0,
    )
    expect(neighbourEvent(events, 300, 1)).toBe(330)
    expect(neighbourEvent(events, 300, -1)).toBe(15)
    expect(neighbourEvent(events, 330.2, 1)).toBeNull()
    expect(neighbourEvent(events, 15, -1)).toBeNull()
    expect(neighbourEvent([], 15, 1)).toBeNull()
  })

  it('[P6] keys of the time bar', () => {
    const key = (name: string, shiftKey = false) => scrubberKey({ key: name, shiftKey })
    expect(key('ArrowLeft')).toEqual({ type: 'event', direction: -1 })
    expect(key('ArrowRight', true)).toEqual({ type: 'by', seconds: 10 })
    expect(key('ArrowLeft', true)).toEqual({ type: 'by', seconds: -10 })
    expect(key('Home')).toEqual({ type: 'to', share: 0 })
    expect(key('End')).toEqual({ type: 'to', share: 1 })
    expect(key(' ')).toBeNull()
  })
})
