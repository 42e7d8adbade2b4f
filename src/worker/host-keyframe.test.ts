import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import type { CellNote, ServiceDecision } from '#core/organisms/observation.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { checkCommand } from './check.ts'
import { checkReport } from './check-report.ts'
import { createHost } from './host.ts'
import type { Command, Report, Resumption } from './messages.ts'

const recording: Recording = {
  engine: 1,
  organism: 'autoscaled-service',
  seed: 5,
  settings: { load: { form: 'steps', every: 300, rates: [120, 20] }, initialReplicas: 3 },
  log: [
    { time: 20, change: { type: 'kill', cell: 2 } },
    { time: 90, change: { type: 'set', name: 'retries', value: 3 } },
  ],
}

/** A worker whose clock gains half a millisecond with every look, and what it says. */
function setUp() {
  const reports: Report[] = []
  let ms = 0
  const host = createHost({
    organismOf,
    send(report) {
      // As the page hears it.
      const checked = checkReport(report)
      if (!checked.ok) throw new Error(checked.problem)
      reports.push(checked.value)
    },
    clock: () => (ms += 0.5),
    keyframeMs: 20,
  })
  const send = (command: Command): void => {
    const checked = checkCommand(command)
    if (!checked.ok) throw new Error(checked.problem)
    host.receive(checked.value)
  }
  const start = (from?: Resumption): void =>
    send({ type: 'start', run: 1, recording, at: 300, ...(from === undefined ? {} : { from }) })
  const time = () => reports.findLast((report) => report.type === 'frame')?.time ?? -1
  const reach = (until: number): void => {
    do send({ type: 'advance', run: 1, until, budgetMs: 1, stop: 'there' })
    while (time() < until)
  }
  const digest = (): string => {
    send({ type: 'digest', run: 1 })
    return reports.findLast((report) => report.type === 'digest')?.digest ?? ''
  }
  const playTo = (until: number): void => {
    start()
    for (let next = 10; next <= until; next += 10) reach(next)
  }
  return { reports, start, reach, playTo, digest, time }
}

/** What a page would give another worker after having heard some reports. */
function resumptionOf(reports: readonly Report[]): Resumption {
  const index = reports.findLastIndex((report) => report.type === 'keyframe')
  const last = reports[index]
  if (last?.type !== 'keyframe') throw new Error('there was no keyframe')
  const before = reports.slice(0, index)
  const notes: CellNote[] = before.flatMap((one) => (one.type === 'notes' ? one.notes : []))
  const decisions: ServiceDecision[] = before.flatMap((one) =>
    one.type === 'decisions' ? one.decisions : [],
  )
  return structuredClone({ keyframe: last.keyframe, notes, decisions })
}

/** All that was told of one kind, as one text: lists as a whole, of the others the last. */
function toldOf(
  reports: readonly Report[],
  type: 'notes' | 'decisions' | 'loads' | 'frame',
): string {
  const found = reports.filter((report) => report.type === type)
  if (type === 'loads' || type === 'frame') return JSON.stringify(found.at(-1))
  const lists = found.map((one): readonly unknown[] => {
    if (one.type === 'notes') return one.notes
    return one.type === 'decisions' ? one.decisions : []
  })
  return JSON.stringify(lists.flat())
}

describe('a keyframe', () => {
  it('[W14] lets another worker go on as the first one would have, with all that is told', () => {
    const one = setUp()
    one.playTo(250)
    const from = resumptionOf(one.reports)
    expect(from.keyframe.time).toBeGreaterThan(100)
    expect(from.keyframe.applied).toBe(2)
    const other = setUp()
    other.start(from)
    expect(other.time()).toBe(from.keyframe.time)
    for (const worker of [one, other]) worker.reach(300)
    expect(other.digest()).toBe(one.digest())
    for (const type of ['notes', 'decisions', 'loads', 'frame'] as const) {
      expect(toldOf(other.reports, type)).toBe(toldOf(one.reports, type))
    }
    const rows = other.reports.find((report) => report.type === 'samples')
    expect(rows?.type === 'samples' && rows.from).toBe(0)
  })

  it('[W14] that is not what it was made as is not taken: the run begins at 0', () => {
    const one = setUp()
    one.playTo(200)
    const from = resumptionOf(one.reports)
    const bent = structuredClone(from)
    new Uint8Array(bent.keyframe.state).fill(1, 100, 101)
    const words = { ...from, keyframe: { ...from.keyframe, words: `${from.keyframe.words} ` } }
    for (const wrong of [bent, words]) {
      const other = setUp()
      other.start(wrong)
      expect(other.time()).toBe(0)
      for (const worker of [one, other]) worker.reach(300)
      expect(other.digest()).toBe(one.digest())
    }
  })

  it('[W1] is refused where a part of it is missing or wrong', () => {
    const one = setUp()
    one.playTo(200)
    const from = resumptionOf(one.reports)
    const { keyframe } = from
    const wrong: readonly unknown[] = [
      null,
      { ...from, notes: [{ kind: 'born' }] },
      { ...from, decisions: [{ time: 3 }] },
      { ...from, notes: undefined },
      { ...from, keyframe: { ...keyframe, time: -1 } },
      { ...from, keyframe: { ...keyframe, applied: 0.5 } },
      { ...from, keyframe: { ...keyframe, state: new ArrayBuffer(12) } },
      { ...from, keyframe: { ...keyframe, words: 3 } },
      { ...from, keyframe: { ...keyframe, loads: [{ time: 1, ids: [1], loads: [1] }] } },
    ]
    const command = (value: unknown) => ({ type: 'start', run: 1, recording, from: value })
    expect(checkCommand(command(from)).ok).toBe(true)
    for (const value of wrong) expect(checkCommand(command(value)).ok).toBe(false)
  })
})
