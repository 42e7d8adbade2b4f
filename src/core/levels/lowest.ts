import { ln } from '#core/kernel/math.ts'
import { nextWord, uniform } from '#core/kernel/random.ts'
import { levelStream, type Levels } from './levels.ts'

/**
 * Least requests of all cells: writes into `scratch.ups` how many of `count` requests join each level in a leap in
 * which `scratch.downs` cells of each complete one, and returns the highest level with either. There is at least one ready cell.
 *
 * A request takes a cell of the lowest level as long as there is one; else it passes on to the next level. How many
 * pass on is not what is missing at the end of the leap, but at its worst moment: a cell that becomes free later does
 * not serve a request that has joined a queue before. So arrivals and departures are taken in random order, a bridge
 * of ±1 steps from 0 to x in s steps, whose maximum M has P(M ≥ m) ≈ exp(−2m(m − x)/s) (as of a Brownian bridge), and
 * M − n requests pass on from a level of n cells. Without it the queue would be short by a fifth of the load's noise.
 */
export function joinLowest(levels: Levels, count: number): number {
  const { highest, ready, rules, scratch } = levels
  const { downs, ups } = scratch
  const top = highest[0]
  ups.fill(0, 0, top + 1)
  let lowest = 0
  while (ready[lowest] === 0) lowest++
  let coming = count
  let filled = 0
  // Cells that become free below the lowest level are taken first.
  let level = Math.max(0, lowest - 1)
  for (; coming > 0; level++) {
    if (level > top) downs[level + 1] = 0
    if (level === rules.places) {
      ups[level] = coming
      return level
    }
    const worst = bridgeMaximum(levels, coming + downs[level], downs[level + 1] + filled)
    const passing = worst > ready[level] ? worst - ready[level] : 0
    filled = coming - passing
    ups[level] = filled
    coming = passing
  }
  return level > top ? level - 1 : top
}

/** The highest point of a walk of so many steps up and down in random order, from 0 on. */
function bridgeMaximum({ streams }: Levels, ups: number, downs: number): number {
  const end = ups - downs
  const word = nextWord(streams, levelStream.routing)
  const root = Math.sqrt(end * end - 2 * (ups + downs) * ln(uniform(word)))
  const highest = Math.floor((end + root) / 2)
  return highest < ups ? highest : ups
}
