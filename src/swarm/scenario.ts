import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { checkTogether } from '#core/organisms/autoscaled-service/together.ts'
import type { Plain } from '#core/schema/schema.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { drawAutoscaler } from './autoscalers.ts'
import { drawScaling, drawVertical } from './policies.ts'
import { between, chance, diceOf, pick, spread, whole, type Dice } from './dice.ts'
import { drawPlain, drawQuantiles, plainNames, queueNames } from './fields.ts'
import { drawLoad } from './loads.ts'
import { alikeCells } from './rungs.ts'

export type Values = { readonly [name: string]: Plain }

/** What a run begins with, drawn from a seed. */
export interface Scenario {
  /** What it is meant to bring about. */
  readonly aim: Aim
  /** Settings that the organism accepts; those that are not there have their start values. */
  readonly settings: Values
  readonly duration: number
}

/** Most runs are anything; the others drive at what accidents seldom come near. */
export const aims = [
  'anything',
  'many cells',
  'full pool of clients',
  'no room for a cell',
  'no cell for a while',
  'many alike cells',
] as const
export type Aim = (typeof aims)[number]

export function drawScenario(seed: number): Scenario {
  const dice = diceOf(seed, 'swarm scenario')
  const draw = whole(dice, 1, 100)
  if (draw === 1) return fullPool(dice)
  if (draw <= 3) return noRoom(dice)
  if (draw <= 6) return withQueue(noCell(dice), diceOf(seed, 'swarm queues'))
  if (draw === 8) return alikeCells(dice)
  for (let tries = 0; tries < 20; tries++) {
    const queued = withQueue(anything(dice, draw === 7), diceOf(seed, `swarm queues ${tries}`))
    const drawn = withResizes(queued, diceOf(seed, `swarm resizes ${tries}`))
    const checked = checkSettings(parameters, drawn.settings)
    if (checked.ok && checkTogether(checked.value).ok) return drawn
  }
  return { aim: 'anything', settings: {}, duration: 900 }
}

/** Some have a queue of the service; of many cells all would be looked at for each request. */
function withQueue(drawn: Scenario, dice: Dice): Scenario {
  if (drawn.aim === 'many cells' || chance(dice, 0.6)) return drawn
  const own = Object.fromEntries(queueNames.map((name) => [name, drawPlain(dice, name)]))
  return { ...drawn, settings: { ...drawn.settings, ...own } }
}

/** Some are one server that is resized. */
function withResizes(drawn: Scenario, dice: Dice): Scenario {
  if (drawn.aim === 'many cells' || chance(dice, 0.92)) return drawn
  return { ...drawn, settings: { ...drawn.settings, policy: plainOf(drawVertical(dice)) } }
}

/**
 * Any settings. Each seed leaves another share of them at their start values, because what is missing hides no fault that
 * it would otherwise prevent (A. Groce et al., Swarm Testing, ISSTA 2012).
 */
function anything(dice: Dice, isLarge: boolean): Scenario {
  const share = pick(dice, [0.15, 0.4, 0.7, 1])
  const values: Record<string, Plain> = {}
  for (const name of plainNames) if (chance(dice, share)) values[name] = drawPlain(dice, name)
  if (values.serviceLaw === 'quantiles') values.serviceQuantiles = drawQuantiles(dice)
  const drawn = drawAutoscaler(dice, 120)
  const hpa = isLarge ? { ...drawn, maxReplicas: 100_000 } : drawn
  // Of them a frame holds a sample; so many have short queues only.
  if (isLarge) {
    values.slots = whole(dice, 1, 8)
    // The most take four seconds of a processor, so they are few.
    const isMost = drawn.maxReplicas % 2 === 1 && values.slots <= 2
    values.initialReplicas = isMost ? 100_000 : 12_000
    values.queueLimit = whole(dice, 0, 20)
  }
  values.hpa = plainOf(hpa)
  const isShared = values.waiting === 'shared'
  if (!isLarge && chance(dice, 0.4)) values.policy = plainOf(drawScaling(dice, 120, isShared))
  const cells = Math.max(14, drawn.maxReplicas, Number(values.initialReplicas ?? 2))
  const duration = drawDuration(dice, cells, values)
  values.load = plainOf(drawLoad(dice, duration, drawRequests(dice)))
  return { aim: isLarge ? 'many cells' : 'anything', settings: values, duration }
}

/** So many requests that a run takes some milliseconds. */
export function drawRequests(dice: Dice): number {
  return pick(dice, [
    spread(dice, 3, 1000),
    spread(dice, 3, 300),
    chance(dice, 0.1) ? spread(dice, 1000, 8000) : spread(dice, 100, 1000),
    chance(dice, 0.2) ? 0 : spread(dice, 20, 600),
  ])
}

/** Microseconds that the readings, decisions and rows of one run may take. */
const work = 2500

/** A duration in which the events that look at all cells take no more than that. */
function drawDuration(dice: Dice, cells: number, values: Values): number {
  const per = (name: string): number => Number(values[name] ?? 15)
  const looks = cells * (0.3 + 0.01 * Number(values.slots ?? 4))
  const aSecond = 12 + looks + (100 + 3 * cells) / per('syncPeriod') + looks / per('scrapePeriod')
  const wished = chance(dice, 0.03) ? spread(dice, 300, 50_000) : spread(dice, 2, 300)
  const duration = Math.max(1, Math.min(wished, work / aSecond))
  return chance(dice, 0.3) ? Math.ceil(duration) : duration
}

/** So many clients wait to try again that there is no place for one more. */
function fullPool(dice: Dice): Scenario {
  const duration = whole(dice, 2, 6)
  const rush = 2_000_000
  const length = between(dice, 0.034, 0.038)
  const points = [
    [0, 0],
    [1, 0],
    [1, rush],
    [1 + length, rush],
    [1 + length, 0],
    [duration, 0],
  ]
  return {
    aim: 'full pool of clients',
    duration,
    settings: {
      load: { form: 'linear', points },
      initialReplicas: whole(dice, 0, 1),
      slots: 1,
      queueLimit: whole(dice, 0, 2),
      retries: whole(dice, 1, 10),
      retryBudget: 20,
      backoff: 60,
      backoffMax: 600,
    },
  }
}

/** Cells that are told to go and stay, until there is no row for another one. */
function noRoom(dice: Dice): Scenario {
  const duration = whole(dice, 9, 12)
  return {
    aim: 'no room for a cell',
    duration,
    settings: {
      load: plainOf(drawLoad(dice, duration, spread(dice, 20, 400))),
      slots: 1,
      queueLimit: whole(dice, 0, 5),
      shutdown: 600,
      gracePeriod: 3600,
      syncPeriod: 1,
      syncDelay: 0,
      scrapePeriod: 5,
      initialReplicas: 1,
      hpa: {
        minReplicas: 250,
        maxReplicas: 256,
        metrics: plainOf(drawAutoscaler(dice, 5).metrics),
      },
    },
  }
}

/** A time without requests, in which the autoscaler goes down to no cell, and then a rush that wakes it. */
function noCell(dice: Dice): Scenario {
  const [quiet, busy] = [between(dice, 0, 2), between(dice, 5, 30)]
  const points = [
    [0, quiet],
    [20, 0],
    [whole(dice, 30, 60), 0],
    [60, busy],
    [90, busy],
  ]
  const target = { type: 'AverageValue', averageValue: whole(dice, 2000, 20_000) }
  return {
    aim: 'no cell for a while',
    duration: 90,
    settings: {
      load: { form: 'linear', points },
      serviceMean: spread(dice, 0.01, 0.5),
      initialReplicas: whole(dice, 1, 5),
      syncPeriod: whole(dice, 1, 5),
      scrapePeriod: whole(dice, 1, 10),
      imagePull: between(dice, 0, 5),
      hpa: {
        minReplicas: 0,
        maxReplicas: whole(dice, 1, 10),
        metrics: [{ type: 'External', name: 'rate', signal: 'requests-per-second', target }],
        controller: { scaleToZero: true, downscaleStabilization: 0 },
      },
    },
  }
}

/** The same data, known to be plain. */
export function plainOf(data: object): Plain {
  // What JSON.stringify has written is plain data by definition.
  return JSON.parse(JSON.stringify(data)) as Plain
}
