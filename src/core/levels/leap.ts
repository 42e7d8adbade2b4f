import { assert } from '#core/kernel/assert.ts'
import { binomial } from '#core/kernel/binomial.ts'
import { poisson } from '#core/kernel/poisson.ts'
import { chooseLevels, isOfAll } from './choice.ts'
import { joinLowest } from './lowest.ts'
import {
  busyLevels,
  insideLevels,
  levelCounters,
  levelStream,
  readyCells,
  type Levels,
} from './levels.ts'

/**
 * One leap of a stochastic tau-leap (D. T. Gillespie, J. Chem. Phys. 115, 2001; binomial moves: T. Tian and K. Burrage,
 * J. Chem. Phys. 121, 2004): `seconds` go by, in which `mean` requests are expected.
 * 1. Poisson(mean) requests choose levels in the counts at the start, by the routing rule; at level `places` they are shed.
 * 2. A cell at level k completes a request with the chance p = min(k, slots)·seconds/(mean work): the Euler step
 *    itself. 1 − e^(−p) in its place would lose the second departures of a busy cell, hence capacity.
 * 3. All moves are made at once. With random routing a cell admits at most one request, and does so or completes one: at
 *    rest each is then exactly the chain it stands for, at any p. With a choice of d both may meet in a cell, which stays.
 * 4. Requests that found no cell left in the level of their choice choose again, in the counts as they are then, until
 *    all are inside or shed. As a rule there is one such round or none; each admits or sheds something. After
 *    4·places + 64 rounds what is left is shed.
 * Least requests of all see the cells that become free in the leap instead, see `joinLowest`.
 */
export function leap(levels: Levels, seconds: number, mean: number): void {
  const { counters, highest, leaving, ready, rules, streams } = levels
  const chance = seconds / rules.mean
  assert(chance > 0 && chance * rules.slots <= 1, 'a leap is shorter than the work of a full cell')
  counters[busySeconds] += seconds * busyLevels(levels)
  counters[insideSeconds] += seconds * insideLevels(levels)
  completeLeaving(levels, chance)
  const cells = readyCells(levels)
  const count = poisson(streams, levelStream.arrivals, mean)
  counters[arrived] += count
  if (cells === 0) counters[shed] += count
  else if (isOfAll(rules, cells)) {
    drawDowns(levels, chance, 0)
    const reach = joinLowest(levels, count)
    tally(levels, reach)
    move(levels, reach)
  } else leapOfSome(levels, cells, count, chance)
  while (highest[0] > 0 && ready[highest[0]] + leaving[highest[0]] === 0) highest[0]--
}

function leapOfSome(levels: Levels, cells: number, count: number, chance: number): void {
  const { counters, highest, rules, scratch } = levels
  let left = chooseLevels(levels, cells, count)
  drawDowns(levels, chance, rules.routing === 'random' ? 1 - (count - left) / cells : 0)
  tally(levels, highest[0])
  keepBoth(levels)
  move(levels, highest[0])
  const rounds = 4 * rules.places + 64
  for (let round = 0; left > 0 && round < rounds; round++) {
    left = chooseLevels(levels, cells, left)
    scratch.downs.fill(0, 0, highest[0] + 2)
    tally(levels, highest[0])
    move(levels, highest[0])
  }
  counters[shed] += left
}

/** Cells that were taken out of routing admit nothing. */
function completeLeaving(levels: Levels, chance: number): void {
  const { counters, highest, leaving, rules, streams } = levels
  for (let level = 1; level <= highest[0]; level++) {
    if (leaving[level] === 0) continue
    const rate = chance * (level < rules.slots ? level : rules.slots)
    const downs = binomial(streams, levelStream.departures, leaving[level], rate < 1 ? rate : 1)
    leaving[level] -= downs
    leaving[level - 1] += downs
    counters[completed] += downs
  }
}

/**
 * How many ready cells of each level complete a request. Where a share `spare` of all cells admits none, only those
 * may, with a chance that is the higher for it; where that share is too small for it, all may.
 */
function drawDowns(levels: Levels, chance: number, spare: number): void {
  const { highest, ready, rules, scratch, streams } = levels
  const { downs, ups } = scratch
  downs[0] = 0
  downs[highest[0] + 1] = 0
  for (let level = 1; level <= highest[0]; level++) {
    const rate = chance * (level < rules.slots ? level : rules.slots)
    const isApart = rate <= spare
    const cells = isApart ? ready[level] - ups[level] : ready[level]
    const share = isApart ? rate / spare : rate
    downs[level] =
      cells === 0 ? 0 : binomial(streams, levelStream.departures, cells, share < 1 ? share : 1)
  }
}

/** Counts the moves up to level `reach`, and takes out the requests that are shed. */
function tally({ counters, joined, rules, scratch }: Levels, reach: number): void {
  const { downs, ups } = scratch
  if (reach === rules.places) {
    counters[shed] += ups[reach]
    ups[reach] = 0
  }
  for (let level = 0; level <= reach; level++) {
    joined[level] += ups[level]
    counters[completed] += downs[level]
  }
}

/** Where a level has fewer cells than moves, some admit a request and complete one, and stay. */
function keepBoth({ highest, ready, scratch }: Levels): void {
  const { downs, ups } = scratch
  for (let level = 1; level <= highest[0]; level++) {
    const both = ups[level] + downs[level] - ready[level]
    if (both <= 0) continue
    ups[level] -= both
    downs[level] -= both
  }
}

/** Makes the moves up to level `reach`. */
function move({ highest, ready, scratch }: Levels, reach: number): void {
  const { downs, ups } = scratch
  let below = 0
  for (let level = 0; level <= reach; level++) {
    ready[level] += below + downs[level + 1] - downs[level] - ups[level]
    below = ups[level]
  }
  if (below > 0) ready[reach + 1] += below
  const top = below > 0 ? reach + 1 : reach
  if (top > highest[0]) highest[0] = top
}

const arrived = levelCounters.indexOf('arrived')
const completed = levelCounters.indexOf('completed')
const shed = levelCounters.indexOf('shed')
const busySeconds = levelCounters.indexOf('busySeconds')
const insideSeconds = levelCounters.indexOf('insideSeconds')
