import { histogramCells, histogramTotal } from '#core/kernel/histogram.ts'
import { countedOn, edgeCounters, type EdgeCounter } from './edge-counters.ts'
import type { Mesh } from './mesh.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'
import { blocksFor } from './sizes.ts'
import { taskNumbers } from './tasks.ts'
import { turn } from './wheel.ts'

/** All counters of an edge. */
export type Counts = Readonly<Record<EdgeCounter, number>>

/** All counters, by edge. */
export function countsOf(mesh: Mesh): readonly Counts[] {
  return mesh.edges.map(
    (_, edge) =>
      // The names of all counters are the keys.
      Object.fromEntries(edgeCounters.map((name) => [name, countedOn(mesh, edge, name)])) as Counts,
  )
}

/** Runs until nothing is due any more. */
export function runOut(mesh: Mesh): void {
  runMesh(mesh, Infinity, Infinity)
  mesh.clock[0] = Infinity
  countReturned(mesh)
}

/** What is still planned or taken in a mesh that has run out; empty where every record and every block of the wheel is free. */
export function leftIn(mesh: Mesh, tasks: number): Readonly<Record<string, number>> {
  const records = Array.from({ length: tasks }, (_, task) => mesh.numbers[task * taskNumbers])
  const left = {
    acts: mesh.acts.count[0],
    closed: mesh.turns[turn.closed],
    open: mesh.open[1] - mesh.open[0],
    returns: mesh.returned[0],
    blocks: blocksFor(tasks) - mesh.freeBlockCount[0],
    records: records.filter((due) => due === Infinity).length,
  }
  return Object.fromEntries(Object.entries(left).filter(([, count]) => count !== 0))
}

/** Which laws of conservation an edge breaks when nothing is under way. */
export function brokenLaws(mesh: Mesh, edge: number, counts: Counts): readonly string[] {
  const { calls, attempts, succeeded, failed, answered, errors, unwanted, abandoned } = counts
  const laws = {
    'a call ends or is dropped': calls === succeeded + failed + counts.dropped,
    'something becomes of an attempt': attempts === answered + errors + unwanted + abandoned,
    'a good answer is that of a call': succeeded === answered,
    'every answer is in the histogram':
      histogramTotal(mesh.latency, edge * histogramCells) === answered,
  }
  return Object.entries(laws).flatMap(([law, holds]) => (holds ? [] : [law]))
}

/** Whether every attempt was asked for, which holds where all that was asked for found a record. */
export function isAllSent(counts: Counts): boolean {
  const { calls, attempts, retried, hedged, breakerRefused, withdrawn } = counts
  return attempts + breakerRefused === calls + retried + hedged - withdrawn
}
