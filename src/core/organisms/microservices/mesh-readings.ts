import { histogramCells, mergeHistogram, type Counts } from '#core/kernel/histogram.ts'
import { float64, uint32, type Views } from '#core/kernel/memory.ts'
import { discipline } from '#core/mesh/disciplines.ts'
import { countedOn, type EdgeCounter } from '#core/mesh/edge-counters.ts'
import { clients } from '#core/mesh/graph.ts'
import { jobsInside } from '#core/mesh/jobs.ts'
import { sharedWork } from '#core/mesh/processor-sharing.ts'
import { stackedWork } from '#core/mesh/last-come.ts'
import type { Mesh } from '#core/mesh/mesh.ts'
import { at, taskNumbers, taskWords, triesOf, word } from '#core/mesh/tasks.ts'
import { edgeColumns, type EdgeColumn } from '#core/organisms/observation.ts'
import { insideNow, inServiceNow } from '#core/traffic/census.ts'
import { cellField, type Counter } from '#core/traffic/plane.ts'
import { busyTime } from '#core/traffic/slots.ts'

/** What is read of a mesh, by service: the sums over the calls that come to it. */

/** What was read when the last sample window ended. */
export const readingsLayout = (services: number, edges: number) => ({
  latency: uint32(services * histogramCells),
  missed: float64(services),
  totals: float64(edges * edgeColumns.length),
  rates: float64(edges * edgeColumns.length),
})
export type ReadingViews = Views<ReturnType<typeof readingsLayout>>

/** Edges that lead to a service. */
export function edgesTo({ edges }: Mesh, service: number): readonly number[] {
  return edges.flatMap(({ to }, edge) => (to === service ? [edge] : []))
}

/**
 * Adds the latencies of all answers of a service: of clients' requests from end to end where clients call it, of the attempts
 * of other services else, both as the callers see them.
 */
export function addLatencies(mesh: Mesh, service: number, into: Counts, offset: number): void {
  const own = edgesTo(mesh, service)
  const outside = own.filter((edge) => mesh.edges[edge].from === clients)
  const counts = outside.length > 0 ? mesh.whole : mesh.latency
  for (const edge of outside.length > 0 ? outside : own) {
    mergeHistogram(into, offset, counts, edge * histogramCells)
  }
}

/** All counters of a service but what it answered too late; `missed` is given. */
export function tallyOf(
  mesh: Mesh,
  service: number,
  missed: number,
): Readonly<Record<Counter, number>> {
  const own = edgesTo(mesh, service)
  const sum = (name: EdgeCounter): number =>
    own.reduce((so, edge) => so + countedOn(mesh, edge, name), 0)
  return {
    arrived: sum('calls'),
    attempts: sum('attempts'),
    completed: sum('answered') + sum('unwanted'),
    succeeded: sum('succeeded'),
    failed: sum('failed') + sum('dropped'),
    shed: sum('shed'),
    abandoned: sum('abandoned'),
    lost: sum('lost'),
    retried: sum('retried'),
    budgetRefused: sum('budgetRefused'),
    poolRefused: sum('poolRefused'),
    missed,
  }
}

/** Since the start, of an edge. */
export function edgeTotal(mesh: Mesh, edge: number, column: EdgeColumn): number {
  const of = (name: EdgeCounter): number => countedOn(mesh, edge, name)
  switch (column) {
    case 'rate':
      return of('attempts')
    case 'answered':
      return of('answered')
    case 'failed':
      return of('errors') + of('timeouts')
    case 'refused':
      return of('breakerRefused') + of('budgetRefused') + of('poolRefused')
  }
}

function isForeseen({ wiring }: Mesh, service: number): boolean {
  return wiring.discipline[service] === discipline.fcfs
}

/** Attempts that wait in a cell or are at work in it. */
export function insideOf(mesh: Mesh, service: number, row: number): number {
  return isForeseen(mesh, service) ? insideNow(mesh.plane, row) : jobsInside(mesh, row)
}

/** Attempts at work in a cell: those on its slots, and where they share them all. */
export function inServiceOf(mesh: Mesh, service: number, row: number): number {
  if (isForeseen(mesh, service)) return inServiceNow(mesh.plane, service, row)
  const { discipline: disciplines, slots } = mesh.wiring
  const inside = jobsInside(mesh, row)
  return disciplines[service] === discipline.sharing ? inside : Math.min(inside, slots[service])
}

/** ∫ busy slots dt since the birth of a cell, s. */
export function busyOf(mesh: Mesh, service: number, row: number): number {
  const { plane, wiring, clock } = mesh
  if (isForeseen(mesh, service)) return busyTime(plane, row, wiring.slots[service], clock[0])
  const left =
    wiring.discipline[service] === discipline.sharing
      ? sharedWork(mesh, row)
      : stackedWork(mesh, row)
  return plane.cells[row * plane.stride + cellField.committed] - left
}

/** When the oldest call that is under way to a service was first sent, s; Infinity where none is. */
export function oldestCall(mesh: Mesh, service: number): number {
  const { numbers, words, clock, pool, wiring, borns } = mesh
  let oldest = Infinity
  for (let task = 0; task < pool[1]; task++) {
    const base = task * taskNumbers
    if (numbers[base + at.due] <= clock[0]) continue
    const edge = words[task * taskWords + word.edge]
    if (wiring.to[edge] !== service) continue
    const isAgain = mesh.edges[edge].from === clients && triesOf(mesh, task) > 1
    const born = isAgain ? borns[task] : numbers[base + at.sent]
    if (born < oldest) oldest = born
  }
  return oldest
}
