import { assert } from '#core/kernel/assert.ts'
import { histogramCell, histogramCells } from '#core/kernel/histogram.ts'
import { insideNow } from '#core/traffic/census.ts'
import { emptyList } from '#core/traffic/lists.ts'
import { cellField, rollStride, type Plane } from '#core/traffic/plane.ts'
import { countLeft, rowOf } from '#core/traffic/roll.ts'
import { busyTime, slotsOf } from '#core/traffic/slots.ts'
import { whyNotYet } from './fit.ts'
import { insideLevels, poolStages, readyCells, settledPlace, type Levels } from './levels.ts'

/**
 * The way from requests to levels. The cells in routing are counted by what they hold at this instant, so no count
 * changes; their requests leave the data plane, and the pool keeps the latencies that they would have had, as far as they have come. Cells that drain
 * stay with the plane: they get nothing new, so it needs no request to finish them. The plane counts
 * what has left before; `levels` are empty, and the service is not served by `flow` until they give it back.
 */
export function takeFromPlane(plane: Plane, service: number, levels: Levels): void {
  const { slots, places } = plane.rules[service]
  const { rules } = levels
  assert(slots === rules.slots && places === rules.places, 'levels have the slots and places')
  assert(readyCells(levels) + insideLevels(levels) === 0, 'levels are empty before they take over')
  assert(whyNotYet(plane, service) === null, 'the plane holds requests that succeed, and no client')
  countLeft(plane)
  const rows = readyRows(plane, service)
  for (const row of rows) {
    const level = insideNow(plane, row)
    levels.ready[level]++
    if (level > levels.highest[0]) levels.highest[0] = level
    releaseCell(plane, row, slots, level)
  }
  levels.clock[0] = plane.clock[0]
  poolRolled(plane, rows, levels)
  levels.settled[settledPlace.at] = plane.clock[0]
}

/** Rows in routing, in the order in which they became ready. */
export function readyRows(plane: Plane, service: number): Int32Array {
  const base = service * plane.capacity.rows
  return plane.ready.subarray(base, base + plane.readyCounts[service])
}

/** The cell holds nothing any more; how long it was busy, and how many it has sent on their way, stay. */
function releaseCell(plane: Plane, row: number, slots: number, inside: number): void {
  const { cells, clock, stride } = plane
  cells[row * stride + cellField.committed] = busyTime(plane, row, slots, clock[0])
  cells[row * stride + cellField.routed] -= inside
  cells.fill(0, slotsOf(plane, row), slotsOf(plane, row) + slots)
  emptyList(plane, row)
}

/** Moves the latencies of what is inside the rows from the roll to the pool. */
function poolRolled({ capacity, roll, rolled }: Plane, rows: Int32Array, levels: Levels): void {
  const isTaken = new Uint8Array(capacity.rows)
  for (const row of rows) isTaken[row] = 1
  let kept = 0
  let pooled = 0
  for (let at = 0; at < rolled[0] * rollStride; at += rollStride) {
    if (isTaken[rowOf(roll[at + 3])] === 0) {
      roll.copyWithin(kept, at, at + rollStride)
      kept += rollStride
      continue
    }
    const latency = roll[at] - roll[at + 1]
    const stage = Math.floor((poolStages * (levels.clock[0] - roll[at + 1])) / latency)
    levels.pool[Math.min(stage, poolStages - 1) * histogramCells + histogramCell(latency)]++
    pooled++
  }
  rolled[0] = kept / rollStride
  assert(pooled === insideLevels(levels), 'what cells hold stands in the roll')
}
