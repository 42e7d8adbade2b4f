import { shop } from '#core/organisms/microservices/graph-settings.ts'
import type { Change } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { withAdded } from './added.ts'
import { drawAutoscaler } from './autoscalers.ts'
import { drawScaling } from './policies.ts'
import { between, chance, diceOf, pick, spread, whole, type Dice } from './dice.ts'
import { liveNames } from './fields.ts'
import { drawLoad } from './loads.ts'
import { withRollouts } from './rollouts.ts'
import { plainOf, type Scenario } from './scenario.ts'
import { drawSetting, graphIn } from './services-scenario.ts'
import type { Ask, Wish } from './wishes.ts'
import { asksOf, wrongOfServices } from './wrong-services.ts'
import { wrongAsks, wrongKinds } from './wrong-wishes.ts'

/** What a visitor of services does, in the order of time: most changes are those of one service. */
export function drawServicesWishes(seed: number, scenario: Scenario): readonly Wish[] {
  const dice = diceOf(seed, 'swarm services wishes')
  const count = pick(dice, [0, 1, whole(dice, 1, 4), whole(dice, 2, 8)])
  const times = Array.from({ length: count }, () => between(dice, 0, scenario.duration))
  const wishes = times.toSorted((a, b) => a - b).map((time) => drawWish(dice, time, scenario))
  const services = servicesIn(scenario)
  const rolledOut = withRollouts(wishes, { seed, duration: scenario.duration, services })
  return withAdded(rolledOut, seed, scenario.duration)
}

const rightOnes = ['setting', 'several settings', 'autoscaler', 'kill', 'load', 'kill all'] as const

function drawWish(dice: Dice, time: number, scenario: Scenario): Wish {
  if (chance(dice, 0.2)) {
    const isOfMany = chance(dice, 0.4)
    const ofMany = pick(dice, wrongOfServices)
    const ofAny = pick(dice, wrongKinds)
    const asks = isOfMany ? asksOf(ofMany) : wrongAsks(dice, ofAny, time).map(ofTheFirst)
    return { time, kind: isOfMany ? ofMany : ofAny, asks, limit: Infinity, isWrong: true }
  }
  const limit = chance(dice, 0.3) ? Math.ceil(spread(dice, 1, 3000)) : Infinity
  const kind = pick(dice, rightOnes)
  return { time, kind, asks: rightAsks(dice, kind, time, scenario), limit, isWrong: false }
}

/** An autoscaler for all is one for nobody where each has its own, and then nothing is wrong with it. */
function ofTheFirst(ask: Ask): Ask {
  return ask.type === 'set' && ['hpa', 'policy'].includes(ask.name) ? { ...ask, service: 0 } : ask
}

function rightAsks(
  dice: Dice,
  kind: Wish['kind'],
  time: number,
  scenario: Scenario,
): readonly Ask[] {
  const count = servicesIn(scenario)
  switch (kind) {
    case 'several settings':
      return Array.from({ length: whole(dice, 2, 4) }, () => drawChange(dice, count))
    case 'autoscaler':
      return chance(dice, 0.5)
        ? [set('hpa', plainOf(drawAutoscaler(dice, 14)), drawService(dice, count))]
        : [set('policy', plainOf(drawScaling(dice, 14)), drawService(dice, count))]
    case 'load':
      return [set('load', newLoad(dice, time, scenario))]
    case 'kill':
      return [{ type: 'kill living', place: whole(dice, 0, 9) }]
    case 'kill all':
      return Array.from({ length: 60 }, (_, place) => ({ type: 'kill living', place }))
    default:
      return [drawChange(dice, count)]
  }
}

function servicesIn({ settings }: Scenario): number {
  return graphIn(settings)?.services.length ?? shop.services.length
}

/** One of them, or nobody in particular. */
function drawService(dice: Dice, count: number): number | undefined {
  return chance(dice, 0.6) ? whole(dice, 0, count - 1) : undefined
}

function drawChange(dice: Dice, count: number): Change {
  const [first = 'timeout', ...rest] = liveNames.filter(
    (name) => !['load', 'hpa', 'policy'].includes(name),
  )
  const name = pick(dice, [first, ...rest])
  return set(name, drawSetting(dice, name), drawService(dice, count))
}

/** About as many requests as any window of the swarm, so that what they set going stays small. */
function newLoad(dice: Dice, time: number, { duration }: Scenario): Plain {
  const end = Math.max(1, time, between(dice, time, Math.min(1.5 * duration, duration + 30)))
  return plainOf(drawLoad(dice, end, spread(dice, 3, 60)))
}

function set(name: string, value: Plain, service?: number): Change {
  return { type: 'set', name, value, ...(service === undefined ? {} : { service }) }
}
