import { nextWord } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'

/** The requests of cells, one after another: cell by cell, in each from the first to arrive to the last; s. */
export interface CellRequests {
  /** How long ago each was sent. */
  readonly ages: Float64Array
  /** What each has still to be served for: of those on a slot the rest, of those that wait all. */
  readonly works: Float64Array
}

/**
 * Requests for cells of which only the number inside is known, with exponential work of `mean` s and `slots`
 * slots. Work left is Exp(mean), on a slot too, because it has no memory. At rest a cell is a reversible chain: seen
 * backwards its requests vanish as they depart seen forwards, so the last of k came Exp(min(k, slots)/mean) ago, and
 * the one before it an Exp(min(k − 1, slots)/mean) earlier (Kelly, Reversibility and Stochastic Networks, 1979). None came
 * before time 0: at `now` the older ones are as old as the run.
 */
export function requestsOf(
  insides: ArrayLike<number>,
  rules: { readonly slots: number; readonly mean: number },
  now: number,
  chance: { readonly states: Int32Array; readonly offset: number; readonly key: number },
): CellRequests {
  let sum = 0
  for (let cell = 0; cell < insides.length; cell++) sum += insides[cell]
  const ages = new Float64Array(sum)
  const works = new Float64Array(sum)
  const draw = (): number =>
    rules.mean * exponential(nextWord(chance.states, chance.offset), chance.key)
  let first = 0
  for (let cell = 0; cell < insides.length; cell++) {
    const inside = insides[cell]
    let age = 0
    for (let left = inside; left > 0; left--) {
      age = Math.min(now, age + draw() / Math.min(left, rules.slots))
      ages[first + left - 1] = age
      works[first + left - 1] = draw()
    }
    first += inside
  }
  return { ages, works }
}
