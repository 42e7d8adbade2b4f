import { assert } from '#core/kernel/assert.ts'
import { cellMiddle, histogramCells } from '#core/kernel/histogram.ts'
import { nextWord, uniform } from '#core/kernel/random.ts'
import { histogramEdges } from './edges.ts'
import { insideLevels, levelCount, levelStream, settledPlace, type Levels } from './levels.ts'
import { poolJoined } from './sojourn.ts'

/**
 * Latencies without requests. What joins enters a pool with the law of its latency, which follows from the level that
 * it joined (sojourn.ts); what has completed leaves it. A request that takes l is inside for l, so of all in the pool
 * with that latency the share l/(l + θ) stays, θ being what makes those that go as many as have completed. At rest θ is
 * the time that has passed, and the pool holds the latencies of the requests inside, as the cells of the data plane do: so a
 * switch moves nothing in the histogram, each request is counted once, and the histogram counts what `completed` counts.
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
  for (let cell = 0; cell < histogramCells; cell++) total += pool[cell]
  assert(total > 0 || left === 0, 'what is inside has a latency in the pool')
  if (total === left) return
  const factor = left / total
  for (let cell = 0; cell < histogramCells; cell++) pool[cell] *= factor
}

/**
 * The θ with Σ pool·l/(l + θ) = `keep`. The sum falls in θ and is convex, so Newton's steps from the left of it never pass
 * it; from far to the left each step doubles θ.
 */
function turnover({ pool }: Levels, keep: number, seconds: number): number {
  if (keep === 0) return Infinity
  let theta = seconds
  for (let step = 0; step < stepsMost; step++) {
    let kept = 0
    let slope = 0
    for (let cell = 0; cell < histogramCells; cell++) {
      if (pool[cell] === 0) continue
      const stays = middles[cell] / (middles[cell] + theta)
      kept += pool[cell] * stays
      slope += (pool[cell] * stays) / (middles[cell] + theta)
    }
    const over = kept - keep
    if (over < 0 && step === 0) {
      theta = 0
      continue
    }
    if (over <= keep * 1e-12) return theta
    theta += over / slope
  }
  return theta
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
  let last = 0
  for (let cell = histogramCells - 1; cell >= 0; cell--) {
    if (pool[cell] === 0) continue
    const goes = theta === Infinity ? pool[cell] : (pool[cell] * theta) / (middles[cell] + theta)
    pool[cell] -= goes
    const beyond = shareBeyond(cell, to.objective)
    if (beyond > 0) missed = Math.min(count, Math.floor(sum + goes * beyond))
    sum += goes
    const whole = Math.min(count, Math.floor(sum)) - given
    to.into[to.offset + cell] += whole
    given += whole
    last = cell
  }
  // Sums are rounded, so one may still be missing.
  to.into[to.offset + last] += count - given
  return missed
}

/** The share of a cell that is longer than a duration. */
function shareBeyond(cell: number, duration: number): number {
  const low = histogramEdges[cell]
  const high = histogramEdges[cell + 1]
  return duration <= low ? 1 : duration >= high ? 0 : (high - duration) / (high - low)
}

const stepsMost = 80
const middles = Float64Array.from({ length: histogramCells }, (_, cell) => cellMiddle(cell))
