import { assert } from '#core/kernel/assert.ts'
import { cellMiddle, histogramCells } from '#core/kernel/histogram.ts'
import { nextWord, uniform } from '#core/kernel/random.ts'
import { histogramEdges } from './edges.ts'
import {
  insideLevels,
  levelCount,
  levelStream,
  poolStages,
  settledPlace,
  type Levels,
} from './levels.ts'
import { poolJoined } from './sojourn.ts'

/**
 * Latencies without requests. What joins enters a pool with the law of its latency, which follows from the level that
 * it joined (sojourn.ts); what has completed leaves it. A request that takes l is inside for l, so it passes through a few
 * stages of l/stages each: of all in a stage the share m/(m + θ) stays, m = l/stages, and the rest goes on, θ being what
 * makes those that leave the last one as many as have completed. At rest θ is the time that has passed, and the pool holds
 * the latencies of the requests inside, as the cells of the data plane do: so a switch moves nothing in the histogram, each
 * request is counted once, and the histogram counts what `completed` counts.
 */

/**
 * Adds the latencies of the requests that have completed since the last call to the histogram at `offset`, and returns
 * how many of them took longer than `objective` s; within a cell of the histogram that border is drawn in proportion.
 *
 * These are expected counts, brought to whole numbers by one share u for all: ⌊(longer than the edge of a cell) + u⌋
 * at every edge. The total is exact, no cell is off by one or more, and the mean of every cell is exact even where
 * less than one request is expected, which rounding would take out of the tail. Draws request by request would add
 * only their noise, and their cost.
 */
export function settleLatencies(
  levels: Levels,
  into: Uint32Array | Float64Array,
  offset: number,
  objective: number,
): number {
  const { clock, settled, streams } = levels
  const completed = levelCount(levels, 'completed') - settled[settledPlace.completed]
  const inside = insideLevels(levels)
  poolJoined(levels)
  rescale(levels, inside + completed)
  settled[settledPlace.completed] += completed
  const seconds = clock[0] - settled[settledPlace.at]
  settled[settledPlace.at] = clock[0]
  if (completed === 0) return 0
  return release(levels, turnover(levels, inside, seconds), completed, {
    into,
    offset,
    objective,
    share: uniform(nextWord(streams, levelStream.latencies)),
  })
}

/**
 * Takes what was lost or handed on out of the pool, as likely one as another, and what sums were rounded by.
 */
function rescale({ pool }: Levels, left: number): void {
  let total = 0
  for (let at = 0; at < pool.length; at++) total += pool[at]
  assert(total > 0 || left === 0, 'what is inside has a latency in the pool')
  if (total === left) return
  const factor = left / total
  for (let at = 0; at < pool.length; at++) pool[at] *= factor
}

/**
 * The θ with which as many stay as are inside: what stays falls in θ, so the root is bracketed by doubling and found by the
 * rule of false position with the weights of Illinois (M. Dowell and P. Jarratt, BIT 11, 1971).
 */
function turnover(levels: Levels, keep: number, seconds: number): number {
  if (keep === 0) return Infinity
  let low = 0
  let high = seconds > 0 ? seconds : 1e-9
  let overLow = staying(levels, 0) - keep
  let overHigh = staying(levels, high) - keep
  for (let step = 0; overHigh > 0 && step < stepsMost; step++) {
    low = high
    overLow = overHigh
    high *= 2
    overHigh = staying(levels, high) - keep
  }
  let side = 0
  for (let step = 0; step < stepsMost; step++) {
    const theta = high - (overHigh * (high - low)) / (overHigh - overLow)
    const over = staying(levels, theta) - keep
    if (Math.abs(over) <= keep * 1e-12 || theta <= low || theta >= high) return theta
    if (over > 0) {
      low = theta
      overLow = over
      if (side > 0) overHigh /= 2
    } else {
      high = theta
      overHigh = over
      if (side < 0) overLow /= 2
    }
    side = over
  }
  return high
}

/** How many of the pool stay at a θ. */
function staying({ pool }: Levels, theta: number): number {
  let kept = 0
  for (let cell = 0; cell < histogramCells; cell++) {
    const stays = stages[cell] / (stages[cell] + theta)
    // Of a stage from which there are n to go, 1 − (1 − stays)ⁿ is still in one of them.
    let share = 0
    for (let at = last + cell; at >= 0; at -= histogramCells) {
      share = stays + (1 - stays) * share
      kept += pool[at] * share
    }
  }
  return kept
}

interface Released {
  readonly into: Uint32Array | Float64Array
  readonly offset: number
  readonly objective: number
  readonly share: number
}

/** Lets `count` requests leave the pool, from the longest to the shortest; returns how many took too long. */
function release({ pool }: Levels, theta: number, count: number, to: Released): number {
  let sum = to.share
  let given = 0
  let missed = 0
  let least = 0
  for (let cell = histogramCells - 1; cell >= 0; cell--) {
    const stays = theta === Infinity ? 0 : stages[cell] / (stages[cell] + theta)
    let goes = 0
    for (let at = cell; at < pool.length; at += histogramCells) {
      const here = pool[at] + goes
      pool[at] = here * stays
      goes = here - pool[at]
    }
    if (goes === 0) continue
    const beyond = shareBeyond(cell, to.objective)
    if (beyond > 0) missed = Math.min(count, Math.floor(sum + goes * beyond))
    sum += goes
    const whole = Math.min(count, Math.floor(sum)) - given
    to.into[to.offset + cell] += whole
    given += whole
    least = cell
  }
  // Sums are rounded, so one may still be missing.
  to.into[to.offset + least] += count - given
  return missed
}

/** The share of a cell that is longer than a duration. */
function shareBeyond(cell: number, duration: number): number {
  const low = histogramEdges[cell]
  const high = histogramEdges[cell + 1]
  return duration <= low ? 1 : duration >= high ? 0 : (high - duration) / (high - low)
}

const stepsMost = 80
/** Where the last stage begins. */
const last = (poolStages - 1) * histogramCells
/** How long a latency of each cell is in one stage, s. */
const stages = Float64Array.from(
  { length: histogramCells },
  (_, cell) => cellMiddle(cell) / poolStages,
)
