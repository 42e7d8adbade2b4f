import { histogramCell, histogramCells } from '#core/kernel/histogram.ts'
import type { Mesh } from './mesh.ts'
import { hand } from './hand.ts'
import { counter, edgeCounters } from './edge-counters.ts'
import { returnStride, returnsLeast } from './sizes.ts'

/**
 * The returns: what came of attempts, known before it is back, and counted when it is. Entry: [when, since, code,
 * task]; a latency is `when` − `since`. One column is written from front to end and read the same way.
 */

/** What an entry counts. */
export const returned = {
  /** An answer that its caller has waited for. */
  good: 0,
  /** The end of a client's request. */
  whole: 1,
  /** An answer that nobody waits for any more. */
  unwanted: 2,
} as const

/** Enters what is back at the time in hand. */
export function enterReturn(mesh: Mesh, edge: number, what: number, task: number): void {
  if (mesh.returned[0] >= mesh.returned[1]) countReturned(mesh)
  const { returns, hand: held } = mesh
  const entry = mesh.returned[0]++ * returnStride
  returns[entry] = held[hand.back]
  returns[entry + 1] = held[hand.since]
  returns[entry + 2] = 4 * edge + what
  returns[entry + 3] = task
}

/** Counts what is back by now, and keeps the others. */
export function countReturned(mesh: Mesh): void {
  const { returns, latency, whole, counters, clock } = mesh
  const now = clock[0]
  const end = mesh.returned[0] * returnStride
  const places = edgeCounters.length
  let kept = 0
  for (let entry = 0; entry < end; entry = (entry + returnStride) | 0) {
    const when = returns[entry]
    const code = returns[(entry + 2) | 0] | 0
    if (when > now) {
      returns[kept] = when
      returns[(kept + 1) | 0] = returns[(entry + 1) | 0]
      returns[(kept + 2) | 0] = code
      returns[(kept + 3) | 0] = returns[(entry + 3) | 0]
      kept = (kept + returnStride) | 0
      continue
    }
    const edge = code >> 2
    const what = code & 3
    if (what === returned.unwanted) {
      counters[edge * places + counter.unwanted]++
      continue
    }
    const cell = (edge * histogramCells + histogramCell(when - returns[(entry + 1) | 0])) | 0
    if (what === returned.whole) whole[cell]++
    else {
      latency[cell]++
      counters[edge * places + counter.answered]++
      counters[edge * places + counter.succeeded]++
    }
  }
  const open = kept / returnStride
  const most = returns.length / returnStride
  mesh.returned[0] = open
  mesh.returned[1] = Math.min(most, Math.max(returnsLeast, 16 * open))
}
