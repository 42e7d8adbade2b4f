import { doubleAt, wordAt } from './columns'
import { counter, desk, histogram, size, what } from './constants'

/** The returns, as in core/mesh/returns.ts. */

/** The cell of a histogram that a duration falls into; see core/kernel/histogram.ts. @inline */
export function histogramCell(duration: f64): i32 {
  const cell = (reinterpret<i32>(f32(duration)) >> 18) - histogram.origin
  return cell < 0 ? 0 : cell >= histogram.cells ? histogram.cells - 1 : cell
}

/** Enters what is back at a time. @inline */
export function enterReturn(back: f64, edge: i32, kind: i32, cell: i32, task: i32): void {
  const returned = load<usize>(desk.returned)
  if (load<i32>(returned) >= load<i32>(returned, 4)) countReturned(returned)
  const entry = load<i32>(returned)
  store<i32>(returned, entry + 1)
  store<f64>(doubleAt(desk.returnTimes, entry), back)
  store<i32>(wordAt(desk.returnCodes, entry), (edge * 4 + kind) * histogram.cells + cell)
  store<i32>(wordAt(desk.returnTasks, entry), task)
}

/** Counts what is back by now, and keeps the others. */
function countReturned(returned: usize): void {
  const now = load<f64>(load<usize>(desk.clock))
  const times = load<usize>(desk.returnTimes)
  const codes = load<usize>(desk.returnCodes)
  const tasks = load<usize>(desk.returnTasks)
  const end = load<i32>(returned)
  let kept = 0
  for (let entry = 0; entry < end; entry++) {
    const when = load<f64>(times + (entry << 3))
    const code = load<i32>(codes + (entry << 2))
    if (when > now) {
      store<f64>(times + (kept << 3), when)
      store<i32>(codes + (kept << 2), code)
      store<i32>(tasks + (kept << 2), load<i32>(tasks + (entry << 2)))
      kept++
    } else count(code)
  }
  store<i32>(returned, kept)
  store<i32>(returned, min(load<i32>(desk.returnsMost), max(size.returnsLeast, 3 * kept)), 4)
}

function count(code: i32): void {
  const kind = code / histogram.cells
  const edge = kind >> 2
  const counters = load<usize>(desk.counters) + edge * counter.bytes
  if ((kind & 3) === what.unwanted) {
    increase(counters + counter.unwanted)
    return
  }
  const isWhole = (kind & 3) === what.whole
  const cells = load<usize>(isWhole ? desk.whole : desk.latency)
  const cell = cells + ((edge * histogram.cells + (code & (histogram.cells - 1))) << 2)
  store<i32>(cell, load<i32>(cell) + 1)
  if (isWhole) return
  increase(counters + counter.answered)
  increase(counters + counter.succeeded)
}

/** Adds one to a counter. @inline */
export function increase(address: usize): void {
  store<f64>(address, load<f64>(address) + 1)
}
