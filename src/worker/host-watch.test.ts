import { describe, expect, it } from 'vitest'
import type { Recording } from '#core/organisms/recording.ts'
import { edgeValue, frameLength, type CallEdge, type EdgeColumn, type Frame } from './frame.ts'
import { createHost } from './host.ts'
import type { Command, Report } from './messages.ts'
import { rowLength, twoServices } from './host-two-services.test-support.ts'

const recording: Recording = {
  engine: 1,
  organism: 'two-services',
  seed: 5,
  settings: {
    load: {
      form: 'linear',
      points: [
        [0, 50],
        [400, 50],
      ],
    },
  },
  log: [],
}

function setUp(service?: number) {
  let [ms, reports] = [0, [] as Report[]]
  const host = createHost({
    send: (report) => void reports.push(report),
    clock: () => (ms += 0.5),
    organismOf: (name) => (name === twoServices.name ? twoServices : null),
  })
  const send = (command: Command): readonly Report[] => {
    reports = []
    host.receive(command)
    return reports
  }
  const reach = (until: number): readonly Report[] => {
    const all: Report[] = []
    do all.push(...send({ type: 'advance', run: 1, until, budgetMs: 50 }))
    while (!all.some((report) => report.type === 'frame' && report.reached))
    return all
  }
  const begun = send({
    type: 'start',
    run: 1,
    recording,
    ...(service === undefined ? {} : { service }),
  })
  return { send, reach, begun }
}

/** The services that reports speak of, and the rows of a history or a future in them. */
function heard(reports: readonly Report[]) {
  const services = reports.flatMap((report) => ('service' in report ? [report.service] : []))
  const pieces = reports.flatMap((report) =>
    report.type === 'samples' || report.type === 'future'
      ? [{ type: report.type, from: report.from, rows: [...report.rows] }]
      : [],
  )
  return { services: [...new Set(services)], pieces }
}

describe('a frame', () => {
  it('[W16] has the edges behind the services, a column after the other, in their order', () => {
    const { reach, begun } = setUp()
    const edges: readonly CallEdge[] =
      begun.find((report) => report.type === 'started')?.edges ?? []
    const names: readonly EdgeColumn[] = ['rate', 'answered', 'failed', 'refused']
    const frame: Frame | undefined = reach(30).find((report) => report.type === 'frame')
    if (frame === undefined) throw new Error('no frame was sent')
    expect([frame.edgeCount, frame.edgeCapacity]).toEqual([edges.length, edges.length])
    expect(frame.values.length).toBe(frameLength(frame.cellCapacity, 2, 2))
    const rates = edges.map((_, edge) => names.map((name) => edgeValue(frame, name, edge)))
    expect(rates).toEqual([
      [1, 2, 3, 4],
      [11, 12, 13, 14],
    ])
  })
})

describe('a service that is watched', () => {
  it('[W15] is the first one until another is asked for, whose history is told from its beginning', () => {
    const { send, reach, begun } = setUp()
    expect(begun.find((report) => report.type === 'started')).toMatchObject({
      services: ['web', 'api'],
      edges: [{ from: -1 }, { from: 0, to: 1, optional: true }],
    })
    const first = heard(reach(60))
    expect(first.services).toEqual([0])
    const rows = first.pieces.flatMap((piece) => piece.rows)
    expect(rows.length).toBeGreaterThan(20 * rowLength)
    const turned = heard(send({ type: 'watch', run: 1, service: 1 }))
    expect(turned.services).toEqual([1])
    expect(turned.pieces).toEqual([{ type: 'samples', from: 0, rows: rows.map((value) => -value) }])
    const later = heard(reach(70))
    expect(later.services).toEqual([1])
    expect(later.pieces[0]?.from).toBe(rows.length / rowLength)
  })

  it('[W15] has its future told from where it was forked, without another fork', () => {
    const { send, reach } = setUp()
    reach(10)
    const foresee = (): Report | undefined =>
      send({ type: 'foresee', run: 1, budgetMs: 40 }).find(({ type }) => type === 'future')
    const one = foresee()
    send({ type: 'watch', run: 1, service: 1 })
    const other = foresee()
    if (one?.type !== 'future' || other?.type !== 'future') throw new Error('no future was told')
    expect(one.rows.length).toBeGreaterThan(0)
    expect([one.service, other.service, other.from]).toEqual([0, 1, one.from])
    expect([...other.rows.subarray(0, one.rows.length)]).toEqual(
      [...one.rows].map((value) => -value),
    )
  })

  it('[W15] stays the one it is where another is asked for that there is not', () => {
    const { send } = setUp(1)
    expect(send({ type: 'watch', run: 1, service: 2 })).toEqual([])
    expect(send({ type: 'watch', run: 1, service: 1 })).toEqual([])
    expect(heard(send({ type: 'watch', run: 1, service: 0 })).services).toEqual([0])
  })

  it('[W15] is chosen by a start as well, and is the first where there is none such', () => {
    expect(heard(setUp(1).begun).services).toEqual([1])
    expect(heard(setUp(2).begun).services).toEqual([0])
  })
})
