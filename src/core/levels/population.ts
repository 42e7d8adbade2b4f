import { assert } from '#core/kernel/assert.ts'
import { hypergeometric } from '#core/kernel/hypergeometric.ts'
import { levelCounters, levelStream, readyCells, type Levels } from './levels.ts'

/** What an autoscaler, and chance, do to the cells of a service that is kept as levels, between two leaps. */

/** Takes `count` new, empty cells into routing. */
export function addCells(levels: Levels, count: number): void {
  assert(Number.isInteger(count) && count >= 0, 'cells are added in whole numbers')
  levels.ready[0] += count
}

/**
 * Takes `count` cells out of routing, each as likely as any other: whoever chooses by age does not look at what a cell holds. They
 * serve what they hold, and are empty when `takeEmptied` counts them.
 */
export function drainAtRandom(levels: Levels, count: number): void {
  const { highest, leaving, ready, streams } = levels
  let rest = readyCells(levels)
  assert(Number.isInteger(count) && count >= 0 && count <= rest, 'cells that are drained are ready')
  let left = count
  for (let level = 0; level <= highest[0]; level++) {
    const here = ready[level]
    const drained =
      here === 0 || left === 0
        ? 0
        : hypergeometric(streams, levelStream.population, rest, here, left)
    ready[level] -= drained
    leaving[level] += drained
    left -= drained
    rest -= here
  }
}

/** Takes one cell of a level out of routing: a certain one, whose level is shown. */
export function drainCell({ ready, leaving }: Levels, level: number): void {
  assert(ready[level] > 0, 'a cell that is drained stands in routing at its level')
  ready[level]--
  leaving[level]++
}

/** How many cells that were drained have become empty since the last call; they are gone then. */
export function takeEmptied({ leaving }: Levels): number {
  const emptied = leaving[0]
  leaving[0] = 0
  return emptied
}

/** One cell of a level is gone at once, with all its requests; returns how many those are. */
export function crashCell(levels: Levels, from: 'ready' | 'leaving', level: number): number {
  const cells = levels[from]
  assert(cells[level] > 0, 'a cell that crashes lives at its level')
  cells[level]--
  levels.counters[lost] += level
  return level
}

const lost = levelCounters.indexOf('lost')
