import { between, chance, diceOf, pick, spread, whole, type Dice } from './dice.ts'
import type { Ask, Wish } from './wishes.ts'

/** Notes and bursts, drawn with dice of their own, so that the rest of a seed is what it was before. */

export const addedKinds = ['note', 'added burst', 'several bursts'] as const
export const wrongAdded = ['burst too high', 'burst, and a burst too high'] as const
export type AddedKind = (typeof addedKinds)[number] | (typeof wrongAdded)[number]

/** Notes and bursts among what else is wished for in a run; half of all runs have none. */
export function withAdded(
  wishes: readonly Wish[],
  seed: number,
  duration: number,
): readonly Wish[] {
  const dice = diceOf(seed, 'swarm notes and bursts')
  if (chance(dice, 0.5)) return wishes
  const added = Array.from({ length: whole(dice, 1, 4) }, (): Wish => {
    const isWrong = chance(dice, 0.2)
    const kind = isWrong ? pick(dice, wrongAdded) : pick(dice, addedKinds)
    // A load that has become shorter has an end before, at which nothing can be added to it.
    const time = between(dice, 0, 0.9 * duration)
    return { time, kind, asks: asksOf(dice, kind, duration), limit: Infinity, isWrong }
  })
  return [...wishes, ...added].toSorted((one, other) => one.time - other.time)
}

function asksOf(dice: Dice, kind: AddedKind, duration: number): readonly Ask[] {
  switch (kind) {
    case 'note':
      return [note(dice)]
    case 'added burst':
      return [burst(dice, duration)]
    case 'several bursts':
      return [burst(dice, duration), note(dice), burst(dice, duration)]
    case 'burst too high':
      return [tooHigh]
    case 'burst, and a burst too high':
      return [burst(dice, duration), tooHigh]
  }
}

/** A few hundred requests, however long they come. */
function burst(dice: Dice, duration: number): Ask {
  const seconds = spread(dice, 0.001, 1.5) * duration
  return { type: 'burst', rate: spread(dice, 5, 400) / seconds, seconds }
}

// Beside the least load it is more than the engine takes.
const tooHigh: Ask = { type: 'burst', rate: 2_000_000.5, seconds: 1 }

function note(dice: Dice): Ask {
  return { type: 'note', text: `seen at ${whole(dice, 0, 99)} %` }
}
