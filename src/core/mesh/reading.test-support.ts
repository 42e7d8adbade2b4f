import { histogramCells } from '#core/kernel/histogram.ts'
import { routedTo } from '#core/traffic/slots.ts'
import { countedOn, edgeCounters, type EdgeCounter } from './edge-counters.ts'
import { departureStride } from './jobs.ts'
import type { ReadyMesh } from './mesh-of-case.test-support.ts'
import type { Cell, Textbook } from './textbook/state.test-support.ts'

/** What of a run is held against the textbook: counters and filled cells of the histograms by edge, attempts by cell. */
export interface Reading {
  readonly counters: readonly Readonly<Record<string, number>>[]
  readonly latency: readonly string[]
  readonly whole: readonly string[]
  readonly routed: readonly number[]
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

/** What a mesh says. */
export function readMesh({ mesh, rows }: ReadyMesh): Reading {
  const { edges, latency, whole, plane } = mesh
  const histogram = (column: Uint32Array, edge: number): string =>
    filled(column.subarray(edge * histogramCells, (edge + 1) * histogramCells))
  return {
    counters: edges.map((_, edge) => countersOf((name) => countedOn(mesh, edge, name))),
    latency: edges.map((_, edge) => histogram(latency, edge)),
    whole: edges.map((_, edge) => histogram(whole, edge)),
    routed: rows.flat().map((row) => routedTo(plane, row)),
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

/** What the textbook says, and these cells of it: all, unless some have come and gone. */
export function readTextbook(
  { counters, latency, whole, cells, departures }: Textbook,
  of: readonly Cell[] = cells.flat(),
): Reading {
  return {
    counters: counters.map((own) => countersOf((name) => own[name] ?? 0)),
    latency: latency.map(filled),
    whole: whole.map(filled),
    routed: of.map(({ routed }) => routed),
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
