import type { Change } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { withAdded, type AddedKind } from './added.ts'
import { drawAutoscaler } from './autoscalers.ts'
import { drawScaling } from './policies.ts'
import { between, chance, diceOf, pick, spread, whole, type Dice } from './dice.ts'
import { drawPlain, liveNames } from './fields.ts'
import { drawLoad } from './loads.ts'
import { drawRequests, plainOf, type Scenario } from './scenario.ts'
import { withRollouts } from './rollouts.ts'
import { drawRungs, type RungKind } from './rungs.ts'
import type { WrongOfServices } from './wrong-services.ts'
import { wrongAsks, wrongKinds, type WrongKind } from './wrong-wishes.ts'

/** Something asked of a run that goes on; a cell that lives is known by its place only, until the moment comes. */
export type Ask = Change | { readonly type: 'kill living'; readonly place: number }

/** What a visitor does at a time: one change, or several at once, all or none. */
export interface Wish {
  readonly time: number
  readonly kind: RightKind | AddedKind | RungKind | WrongKind | WrongOfServices
  readonly asks: readonly Ask[]
  /** Steps of work on the way to that time; where they end before, the visitor acts then, as between two slices of a page. */
  readonly limit: number
  /** Whether it must be refused. A right one may be, when what it is about is gone. */
  readonly isWrong: boolean
}

export const rightKinds = [
  'setting',
  'several settings',
  'load',
  'burst',
  'autoscaler',
  'kill',
  'several kills',
  'kill all',
  'setting and kill',
  'rollout',
] as const
export type RightKind = (typeof rightKinds)[number]

/** Those that are drawn here. */
type DrawnKind = Exclude<RightKind, 'rollout'>
const drawnKinds = rightKinds.filter((kind) => kind !== 'rollout') as [DrawnKind, ...DrawnKind[]]

/** What a visitor does in a run, in the order of time. */
export function drawWishes(seed: number, scenario: Scenario): readonly Wish[] {
  const dice = diceOf(seed, 'swarm wishes')
  if (scenario.aim === 'no room for a cell') return turns(dice, scenario.duration)
  if (scenario.aim === 'many alike cells') {
    return withAdded(drawRungs(dice, scenario), seed, scenario.duration)
  }
  const count = pick(dice, [0, 1, whole(dice, 1, 5), whole(dice, 1, 12)])
  const times: number[] = []
  for (let i = 0; i < count; i++) times.push(drawTime(dice, scenario.duration, times))
  const wishes = times.toSorted((a, b) => a - b).map((time) => drawWish(dice, time, scenario))
  if (scenario.aim === 'many cells') return wishes
  const rolledOut = withRollouts(wishes, { seed, duration: scenario.duration, services: 1 })
  return withAdded(rolledOut, seed, scenario.duration)
}

/** Any time of the run; its begin, its end, a whole second and the time of another wish are frequent. */
function drawTime(dice: Dice, duration: number, others: readonly number[]): number {
  const any = between(dice, 0, duration)
  return pick(dice, [
    any,
    any,
    any,
    Math.floor(any),
    others.at(-1) ?? any,
    pick(dice, [0, duration]),
  ])
}

function drawWish(dice: Dice, time: number, scenario: Scenario): Wish {
  if (!chance(dice, 0.2)) {
    const kind = pick(dice, drawnKinds)
    const asks = rightAsks(dice, kind, time, scenario)
    const limit = chance(dice, 0.3) ? Math.ceil(spread(dice, 1, 3000)) : Infinity
    return { time, kind, asks, limit, isWrong: false }
  }
  // With the most cells that there can be, no maximum is above the room.
  const kinds = wrongKinds.filter(
    (kind) => scenario.aim !== 'many cells' || kind !== 'no such room',
  )
  const [first = 'no such cell', ...rest] = kinds
  const kind = pick(dice, [first, ...rest])
  return { time, kind, asks: wrongAsks(dice, kind, time), limit: Infinity, isWrong: true }
}

function rightAsks(dice: Dice, kind: DrawnKind, time: number, scenario: Scenario): readonly Ask[] {
  const several = whole(dice, 2, 4)
  switch (kind) {
    case 'setting':
      return [drawSetting(dice, time, scenario)]
    case 'several settings':
      return Array.from({ length: several }, () => drawSetting(dice, time, scenario))
    case 'load':
      return [set('load', newLoad(dice, time, scenario))]
    case 'burst':
      return [set('load', burst(dice, time, scenario))]
    case 'autoscaler':
      return chance(dice, 0.5)
        ? [set('hpa', plainOf(drawAutoscaler(dice, 40)))]
        : [set('policy', plainOf(drawScaling(dice, 40)))]
    case 'kill':
      return [{ type: 'kill living', place: whole(dice, 0, 3) }]
    case 'several kills':
      return Array.from({ length: several }, (_, place) => ({ type: 'kill living', place }))
    case 'kill all':
      return Array.from({ length: 30 }, (_, place) => ({ type: 'kill living', place }))
    case 'setting and kill':
      return [drawSetting(dice, time, scenario), { type: 'kill living', place: 0 }]
  }
}

function drawSetting(dice: Dice, time: number, scenario: Scenario): Change {
  const [first = 'timeout', ...rest] = liveNames
  const name = pick(dice, [first, ...rest])
  if (name === 'load') return set(name, newLoad(dice, time, scenario))
  if (name === 'hpa') return set(name, plainOf(drawAutoscaler(dice, 40)))
  if (name === 'policy') return set(name, plainOf(drawScaling(dice, 40)))
  return set(name, drawPlain(dice, name))
}

/** Another load, which may end before the one until now or after it. */
function newLoad(dice: Dice, time: number, { duration }: Scenario): Plain {
  const longest = Math.min(1.5 * duration, duration + 60)
  const end = Math.max(1, time, between(dice, time, longest))
  return plainOf(drawLoad(dice, end, drawRequests(dice)))
}

/** A rush from now on, after which the load is as low as before. */
function burst(dice: Dice, time: number, { duration }: Scenario): Plain {
  const length = spread(dice, 0.01, 0.5) * (duration - time)
  const end = Math.min(duration, time + length)
  const low = spread(dice, 10, 400) / duration
  const high = length > 0 ? Math.min(2_000_000, drawRequests(dice) / length) : low
  const points = [
    [0, low],
    [time, low],
    [time, high],
    [end, high],
    [end, low],
    [duration, low],
  ]
  return { form: 'linear', points }
}

/** Many cells and one in turn, so that more and more of them are on their way out. */
function turns(dice: Dice, duration: number): readonly Wish[] {
  const metrics = plainOf(drawAutoscaler(dice, 5).metrics)
  const wishes: Wish[] = []
  for (let time = 2.5; time < duration; time += 2.5) {
    const isLow = wishes.length % 2 === 0
    const [minReplicas, maxReplicas] = isLow ? [1, 1] : [250, 256]
    const asks = [set('hpa', { minReplicas, maxReplicas, metrics })]
    wishes.push({ time, kind: 'autoscaler', asks, limit: Infinity, isWrong: false })
  }
  return wishes
}

function set(name: string, value: Plain): Change {
  return { type: 'set', name, value }
}
