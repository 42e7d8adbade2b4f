import { noCell } from './clients.ts'
import { cellField, glance, type Plane } from './plane.ts'
import { moment } from './queue.ts'
import { inside } from './ring.ts'

/** Where the cells of a lone service have room for those who wait in its queue, and when they will. */

/**
 * The ready cell with the fewest attempts inside, if these are fewer than `most`; the next in turn at a tie, as where requests are
 * sent to the least of all. `noCell` where none has room; then nothing has changed.
 */
export function roomiest(plane: Plane, most: number): number {
  const { ready, readyCounts, turns, rules } = plane
  const count = readyCounts[0]
  const { slots } = rules[0]
  let best = noCell
  let fewest = most
  let at = count === 0 ? 0 : turns[0] % count
  for (let seen = 0; seen < count && fewest > 0; seen++) {
    if (at === count) at = 0
    const held = inside(plane, ready[at], slots)
    at++
    if (held >= fewest) continue
    fewest = held
    best = ready[at - 1]
    turns[0] = at
  }
  return best
}

/** Finds when the next attempt leaves a ready cell, which is when somebody may have room. Returns whether a cell holds nobody now. */
export function lookAtCells(plane: Plane): boolean {
  const { ready, readyCounts, queue } = plane
  let isIdle = false
  queue.moments[moment.due] = Infinity
  for (let at = 0; at < readyCounts[0]; at++) {
    if (!lookAtCell(plane, ready[at])) isIdle = true
  }
  return isIdle
}

/** Brings the next look forward to when an attempt leaves a cell. Returns whether any is inside. */
function lookAtCell(plane: Plane, row: number): boolean {
  const { cells, clock, nextLeaves, queue, rules, stride } = plane
  const { slots } = rules[0]
  const held = inside(plane, row, slots)
  if (held === 0) return false
  if (slots > 1 || held > glance) {
    queue.moments[moment.due] = Math.min(queue.moments[moment.due], nextLeaves[row])
    return true
  }
  const ring = row * stride + cellField.latest
  for (let at = ring; at < ring + glance; at++) {
    if (cells[at] > clock[0] && cells[at] < queue.moments[moment.due]) {
      queue.moments[moment.due] = cells[at]
    }
  }
  return true
}
