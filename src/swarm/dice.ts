import { exp, ln } from '#core/kernel/math.ts'
import { nextWord, seedStream, streamWords, uniform } from '#core/kernel/random.ts'

/** A stream of chance for one purpose of one seed: the same draws in every engine. */
export type Dice = Int32Array

export function diceOf(seed: number, purpose: string): Dice {
  const dice = new Int32Array(streamWords)
  seedStream(dice, 0, seed, purpose)
  return dice
}

/** A number from `low` to below `high`. */
export function between(dice: Dice, low: number, high: number): number {
  return low + (high - low) * uniform(nextWord(dice, 0))
}

/** A whole number from `low` to `high`, both of them included. */
export function whole(dice: Dice, low: number, high: number): number {
  return Math.min(high, Math.floor(between(dice, low, high + 1)))
}

/** A number from `low` to `high`, both above 0, every order of magnitude as likely as another. */
export function spread(dice: Dice, low: number, high: number): number {
  return Math.min(high, Math.max(low, exp(between(dice, ln(low), ln(high)))))
}

export function chance(dice: Dice, share: number): boolean {
  return between(dice, 0, 1) < share
}

/** One of a list that has at least one entry. */
export function pick<Item>(dice: Dice, items: readonly [Item, ...Item[]]): Item {
  return items[whole(dice, 0, items.length - 1)] ?? items[0]
}
