import { describe, expect, it } from 'vitest'
import { histogramCells } from '#core/kernel/histogram.ts'
import { routedTo } from '#core/traffic/slots.ts'
import { countedOn, edgeCounters, type EdgeCounter } from './edge-counters.ts'
import { departureStride } from './jobs.ts'
import { readyMesh, type ReadyMesh } from './mesh-of-case.test-support.ts'
import { caseOf, onGrid, type RandomCase } from './random-case.test-support.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'
import type { Textbook } from './textbook/state.test-support.ts'
import { openTextbook, readTo } from './textbook/textbook.test-support.ts'

/** What of a run is held against the textbook: counters and filled cells of the histograms by edge, attempts by cell. */
interface Reading {
  readonly counters: readonly Readonly<Record<string, number>>[]
  readonly latency: readonly string[]
  readonly whole: readonly string[]
  readonly routed: readonly (readonly number[])[]
  /** Of services that are not first come, first served: [service, tag, arrival, work, departure], in the order of time. */
  readonly departures: readonly (readonly number[])[]
}

/** The cells of a histogram that hold something, as `cell:count`. */
function filled(histogram: Uint32Array): string {
  const parts: string[] = []
  for (let cell = 0; cell < histogram.length; cell++) {
    if (histogram[cell] > 0) parts.push(`${cell}:${histogram[cell]}`)
  }
  return parts.join(' ')
}

function countersOf(value: (name: EdgeCounter) => number): Readonly<Record<string, number>> {
  return Object.fromEntries(edgeCounters.map((name) => [name, value(name)]))
}

function readMesh({ mesh, rows }: ReadyMesh): Reading {
  const { edges, latency, whole, plane } = mesh
  const histogram = (column: Uint32Array, edge: number): string =>
    filled(column.subarray(edge * histogramCells, (edge + 1) * histogramCells))
  return {
    counters: edges.map((_, edge) => countersOf((name) => countedOn(mesh, edge, name))),
    latency: edges.map((_, edge) => histogram(latency, edge)),
    whole: edges.map((_, edge) => histogram(whole, edge)),
    routed: rows.map((own) => own.map((row) => routedTo(plane, row))),
    departures: inOrder(
      Array.from({ length: mesh.jobs.logged[0] }, (_, i) => [
        ...mesh.jobs.log.subarray(i * departureStride, (i + 1) * departureStride),
      ]),
    ),
  }
}

/** Departures at the same instant have no order among themselves. */
function inOrder(departures: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return departures.toSorted((a, b) => a[4] - b[4] || a[1] - b[1] || a[2] - b[2] || a[0] - b[0])
}

function readTextbook({ counters, latency, whole, cells, departures }: Textbook): Reading {
  return {
    counters: counters.map((own) => countersOf((name) => own[name] ?? 0)),
    latency: latency.map(filled),
    whole: whole.map(filled),
    routed: cells.map((own) => own.map(({ routed }) => routed)),
    departures: inOrder(
      departures.map(({ service, tag, arrival, work, time }) => [
        service,
        tag,
        arrival,
        work,
        time,
      ]),
    ),
  }
}

/** Runs a case both ways, and compares them at three times. Returns the last reading. */
function compare(name: string, drawn: RandomCase, seed: number): Reading {
  const ready = readyMesh(drawn.graph, drawn.cells, seed, 1 << 13, { departures: 1 << 13 })
  const book = openTextbook(drawn.graph, drawn.cells, drawn.arrivals, seed)
  let reading = readMesh(ready)
  for (const share of [0.37, 0.71, 1]) {
    const until = share * drawn.until
    readTo(book, until)
    runMesh(ready.mesh, until, Infinity)
    ready.mesh.clock[0] = until
    countReturned(ready.mesh)
    reading = readMesh(ready)
    expect(reading, `${name}, at ${share} of its time`).toEqual(readTextbook(book))
  }
  return reading
}

describe('the mesh and the textbook', () => {
  const seen = new Map<string, number>()

  it.each(Array.from({ length: 11 }, (_, block) => 20 * block))(
    '[G1] [G2] [G53] agree on twenty graphs from seed %i on',
    (first) => {
      for (let seed = first; seed < first + 20; seed++) {
        const drawn = caseOf(seed)
        const { counters, departures } = compare(`seed ${seed}`, drawn, seed)
        for (const [service] of departures) {
          const { discipline = 'fcfs' } = drawn.graph.services[service]
          seen.set(discipline, (seen.get(discipline) ?? 0) + 1)
        }
        for (const [name, count] of counters.flatMap((own) => Object.entries(own))) {
          seen.set(name, (seen.get(name) ?? 0) + count)
        }
      }
    },
  )

  it.each([
    ['patient', 1],
    // One step of the grid is as long as the network takes, so attempts arrive when their callers give up or hedge.
    ['hasty', 1 / 8],
  ])(
    '[G10] agree where everything happens at the same instants, with %s callers',
    (_, patience) => {
      let attempts = 0
      for (let seed = 0; seed < 100; seed++) {
        const { counters } = compare(`seed ${seed}`, onGrid(caseOf(seed, 100), patience), seed)
        attempts += counters.reduce((sum, own) => sum + own['attempts'], 0)
      }
      expect(attempts).toBeGreaterThan(15_000)
    },
  )

  it('[G1] met everything that is counted, but what the cases do not have', () => {
    expect(seen.get('processor-sharing')).toBeGreaterThan(10_000)
    expect(seen.get('lcfs-preemptive')).toBeGreaterThan(10_000)
    expect(seen.get('fcfs')).toBeUndefined()
    // No cell is lost, and the pool is never too small.
    expect(edgeCounters.filter((name) => (seen.get(name) ?? 0) === 0)).toEqual([
      'lost',
      'poolRefused',
      'dropped',
      'withdrawn',
    ])
  })
})
