import { checkBoth } from '#core/policies/rollout-fenceposts.ts'
import { rolloutRevisions } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { between, chance, diceOf, pick, spread, whole, type Dice } from './dice.ts'
import type { Ask, Wish } from './wishes.ts'

/** Rollouts and crashes, drawn with dice of their own, so that the rest of a seed is what it was before. */

/** Settings that speak about nothing else. */
export const rolloutNames = [
  'maxSurge',
  'maxUnavailable',
  'minReadySeconds',
  'crashAfter',
  'crashShare',
] as const

/** Rollouts of a run of so many services, among what else is wished for; six in ten runs have none. */
export function withRollouts(
  wishes: readonly Wish[],
  { seed, duration, services }: Readonly<Record<'seed' | 'duration' | 'services', number>>,
): readonly Wish[] {
  const dice = diceOf(seed, 'swarm rollouts')
  if (chance(dice, 0.6)) return wishes
  const rollouts = Array.from({ length: whole(dice, 1, 4) }, (): Wish => {
    const time = between(dice, 0, 0.7 * duration)
    const asks = chance(dice, 0.5) ? drawSettings(dice) : []
    const service = whole(dice, 0, services - 1)
    const rollout: Ask = { type: 'rollout', service, revision: pick(dice, rolloutRevisions) }
    return { time, kind: 'rollout', asks: [...asks, rollout], limit: Infinity, isWrong: false }
  })
  const sorted = rollouts.toSorted((one, other) => one.time - other.time)
  return [...wishes, ...possible(sorted)].toSorted((one, other) => one.time - other.time)
}

/** Without a moment at which nothing may be replaced, which is refused: then one cell may. */
function possible(rollouts: readonly Wish[]): readonly Wish[] {
  const now = new Map<string, Plain>()
  return rollouts.map((wish) => {
    const asks = wish.asks.map((ask): Ask => {
      if (ask.type !== 'set') return ask
      now.set(ask.name, ask.value)
      if (checkBoth(now.get('maxSurge'), now.get('maxUnavailable')).ok) return ask
      now.set(ask.name, 1)
      return { ...ask, value: 1 }
    })
    return { ...wish, asks }
  })
}

function drawSettings(dice: Dice): readonly Ask[] {
  const values: Readonly<Record<(typeof rolloutNames)[number], Plain>> = {
    maxSurge: drawPods(dice),
    maxUnavailable: drawPods(dice, 100),
    minReadySeconds: pick(dice, [0, whole(dice, 0, 6)]),
    crashAfter: pick(dice, [0, spread(dice, 0.1, 12), spread(dice, 1, 40)]),
    crashShare: pick(dice, [0, 1, between(dice, 0, 1)]),
  }
  return rolloutNames
    .filter(() => chance(dice, 0.7))
    .map((name) => ({ type: 'set', name, value: values[name] }))
}

function drawPods(dice: Dice, most = 120): Plain {
  return pick<Plain>(dice, [whole(dice, 0, 5), `${Math.min(most, whole(dice, 0, 120))}%`, '25%'])
}
