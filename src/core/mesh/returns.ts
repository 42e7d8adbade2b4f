import { histogramCell, histogramCells } from '#core/kernel/histogram.ts'
import { counter, edgeCounters } from './edge-counters.ts'
import { hand } from './hand.ts'
import type { Mesh } from './mesh.ts'
import { requestStride, returnsLeast } from './sizes.ts'

/**
 * The returns: what came of attempts, known before it is back, and counted when it is. An entry is when that is, its
 * code – the cell of its latency, what it counts, and the edge – and the attempt. The columns are written from front to end
 * and read the same way; what is not back yet is kept when they are counted.
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

/** The code of an entry; `cell` is that of the histogram. */
function codeOf(edge: number, what: number, cell: number): number {
  return (edge * 4 + what) * histogramCells + cell
}

/** Enters what is back at the time in hand. */
export function enterReturn(mesh: Mesh, edge: number, what: number, task: number): void {
  if (mesh.returned[0] >= mesh.returned[1]) countReturned(mesh)
  const { hand: held } = mesh
  const entry = mesh.returned[0]++
  mesh.returnTimes[entry] = held[hand.back]
  // What is unwanted has no latency.
  const cell = what === returned.unwanted ? 0 : histogramCell(held[hand.back] - held[hand.since])
  mesh.returnCodes[entry] = codeOf(edge, what, cell)
  mesh.returnTasks[entry] = task
  if (mesh.log.length > 0) mesh.returnBorns[entry] = held[hand.since]
}

/** Counts what is back by now, and keeps the others. */
export function countReturned(mesh: Mesh): void {
  if (mesh.log.length > 0) logReturned(mesh)
  const { returnTimes, returnCodes, returnTasks, latency, whole, counters, clock } = mesh
  const now = clock[0]
  const end = mesh.returned[0]
  const places = edgeCounters.length
  let kept = 0
  for (let entry = 0; entry < end; entry++) {
    const when = returnTimes[entry]
    const code = returnCodes[entry]
    if (when > now) {
      returnTimes[kept] = when
      returnCodes[kept] = code
      returnTasks[kept] = returnTasks[entry]
      kept++
      continue
    }
    const kind = Math.floor(code / histogramCells)
    const edge = kind >> 2
    const what = kind & 3
    if (what === returned.unwanted) {
      counters[edge * places + counter.unwanted]++
      continue
    }
    const cell = edge * histogramCells + (code & (histogramCells - 1))
    if (what === returned.whole) whole[cell]++
    else {
      latency[cell]++
      counters[edge * places + counter.answered]++
      counters[edge * places + counter.succeeded]++
    }
  }
  mesh.returned[0] = kept
  // Not much longer than what is kept, so that they stay in the cache.
  mesh.returned[1] = Math.min(returnTimes.length, Math.max(returnsLeast, 3 * kept))
}

/**
 * Writes the clients' requests that have ended well by now into the log of requests, just before they are counted, in the order of
 * counting. It is for those who hold the engine against formulas, and whoever reads it sets `logCount` back to 0; what it has
 * no room for is counted there all the same. A mesh with a log does not go the compiled way, which knows nothing of it.
 */
function logReturned(mesh: Mesh): void {
  const { returnTimes, returnCodes, returnBorns, log, logCount, clock } = mesh
  const now = clock[0]
  const end = mesh.returned[0]
  let kept = 0
  for (let entry = 0; entry < end; entry++) {
    const back = returnTimes[entry]
    if (back > now) {
      returnBorns[kept++] = returnBorns[entry]
      continue
    }
    const kind = Math.floor(returnCodes[entry] / histogramCells)
    if ((kind & 3) !== returned.whole) continue
    const at = logCount[0]++ * requestStride
    if (at >= log.length) continue
    log[at] = kind >> 2
    log[at + 1] = returnBorns[entry]
    log[at + 2] = back
  }
}
