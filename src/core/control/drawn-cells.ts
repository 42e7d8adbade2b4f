import { livingOf } from '#core/cells/population.ts'
import type { Control } from './control.ts'

/**
 * Which cells a frame holds. Of more cells than anyone could tell apart it holds those whose number is a multiple of a power of two: a
 * sample that does not hang on what cells do, that keeps its cells while others come and go, and that needs no memory.
 */

/** So many cells a frame holds at most, but for the services that have few. */
export const drawnCellsMax = 10_000

/** A service of fewer cells than this for each one that is drawn shows more of them. */
const drawnCellsLeast = 100

/** How many cells of each service one that is drawn stands for: a power of two. */
export function cellsEach({ population, names }: Control): readonly number[] {
  const living = livingOf(population)
  let each = 1
  while (living.length > drawnCellsMax * each) each *= 2
  if (each === 1) return names.map(() => 1)
  const counts = names.map(() => 0)
  for (const row of living) counts[population.services[row]]++
  return counts.map((count) => {
    let own = each
    while (own > 1 && count < drawnCellsLeast * own) own /= 2
    return own
  })
}

/** Rows of the cells that a frame of this moment holds, in order of birth. */
export function drawnRows(control: Control): Int32Array {
  const { population } = control
  const living = livingOf(population)
  if (living.length <= drawnCellsMax) return living
  const each = cellsEach(control)
  return living.filter((row) => population.ids[row] % each[population.services[row]] === 0)
}
