import { nextWord, uniform } from '#core/kernel/random.ts'
import { finishLeap } from '#core/levels/advance.ts'
import { addLevelCounts } from '#core/levels/counts.ts'
import { readyRows } from '#core/levels/from-plane.ts'
import { insideLevels, levelCount, levelCounters, levelStream } from '#core/levels/levels.ts'
import { addCells } from '#core/levels/population.ts'
import { assignLevels } from '#core/levels/shown.ts'
import { insideNow } from '#core/traffic/census.ts'
import { cellField } from '#core/traffic/plane.ts'
import { isOnLevels, owedPlace, type Rungs } from './rungs.ts'

/** What single cells hold and have done, of what levels count together. */

/** Brings levels to this instant, at an event of the control plane: each cell in routing gets its share, and what cells hold is dealt anew. */
export function settle(rungs: Rungs): void {
  const { plane, levels, held, owed } = rungs
  if (!count(rungs) && owed[owedPlace.busy] === 0 && owed[owedPlace.routed] === 0) return
  for (const row of readyRows(plane, 0)) {
    const cell = row * plane.stride
    plane.cells[cell + cellField.committed] += owed[owedPlace.busy]
    plane.cells[cell + cellField.routed] += owed[owedPlace.routed]
  }
  const since = levels.clock[0] - owed[owedPlace.dealtAt]
  owed.fill(0)
  owed[owedPlace.dealtAt] = levels.clock[0]
  deal(rungs, held)
  forget(rungs, since / levels.rules.mean)
}

/**
 * Brings levels to this instant: what they have counted goes to the counters of the plane, and each cell in routing has its share of
 * work and of requests coming to it. Whether there was anything.
 */
function count({ plane, levels, owed }: Rungs): boolean {
  finishLeap(levels, plane.rules[0].load, plane.clock[0])
  const [arrived, completed] = [levelCount(levels, 'arrived'), levelCount(levels, 'completed')]
  const busy = levelCount(levels, 'busySeconds')
  if (arrived === 0 && busy === 0 && completed === 0) return false
  const cells = plane.readyCounts[0]
  owed[owedPlace.busy] += busy / cells
  owed[owedPlace.routed] += completed / cells
  levels.counters[levelCounters.indexOf('busySeconds')] = 0
  levels.counters[levelCounters.indexOf('insideSeconds')] = 0
  addLevelCounts(levels, plane, 0)
  return true
}

/** A cell that is ready, and empty, joins those in routing. */
export function joinLevels(rungs: Rungs, row: number): void {
  const { plane, levels, held, owed } = rungs
  count(rungs)
  const cell = row * plane.stride
  plane.cells[cell + cellField.committed] = -owed[owedPlace.busy]
  plane.cells[cell + cellField.routed] = -owed[owedPlace.routed]
  addCells(levels, 1)
  held[row] = 0
  rungs.change++
}

/** Seconds of work that a cell in routing has coming to it by now. */
export function owedBusy({ plane, levels, owed }: Rungs): number {
  return owed[owedPlace.busy] + levelCount(levels, 'busySeconds') / plane.readyCounts[0]
}

/**
 * Requests that a cell in routing has coming to it by now, in sum those that were sent there: what was answered, and the mean of what is
 * inside. What it holds itself is counted where the plane takes it in again.
 */
export function owedRequests({ plane, levels, owed }: Rungs): number {
  const sent = levelCount(levels, 'completed') + insideLevels(levels)
  return owed[owedPlace.routed] + sent / plane.readyCounts[0]
}

/**
 * Lets cells lose their ranks, each with this chance: what they hold is dealt among those that do in random order. After a mean
 * service nothing tells any more what a cell held, and who is pruned or killed is as likely full as any other: by ranks alone the oldest
 * cell would be empty for ever.
 */
function forget({ plane, levels, held }: Rungs, chance: number): void {
  const { streams } = levels
  const draw = (): number => uniform(nextWord(streams, levelStream.population))
  const rows = readyRows(plane, 0)
  const lost = chance >= 1 ? rows : rows.filter(() => draw() < chance)
  for (let last = lost.length - 1; last > 0; last--) {
    const [one, other] = [lost[last], lost[Math.floor(draw() * (last + 1))]]
    const inside = held[one]
    held[one] = held[other]
    held[other] = inside
  }
}

/** Requests inside a cell now, wherever it is kept. */
export function insideOf(rungs: Rungs, row: number): number {
  const { plane, levels, held, owed, look, seen } = rungs
  if (!isOnLevels(plane) || held[row] < 0) return insideNow(plane, row)
  // Dealt at this very instant, or the cell has joined in it.
  if (levels.clock[0] === owed[owedPlace.dealtAt]) return held[row]
  if (look.clock !== levels.clock[0] || look.change !== rungs.change) {
    deal(rungs, seen)
    look.clock = levels.clock[0]
    look.change = rungs.change
  }
  return seen[row]
}

/** Deals levels to the cells in routing, by the rank of what they held when that was done last. */
function deal({ plane, levels, held }: Rungs, into: Int32Array): void {
  const rows = readyRows(plane, 0)
  const insides = new Int32Array(rows.length)
  assignLevels(
    levels.ready,
    Int32Array.from(rows, (row) => held[row]),
    insides,
  )
  rows.forEach((row, i) => (into[row] = insides[i]))
}
