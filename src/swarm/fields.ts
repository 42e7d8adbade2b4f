import {
  parameters,
  type AutoscaledServiceSchema,
} from '#core/organisms/autoscaled-service/parameters.ts'
import type { Field, NumberBounds, Plain } from '#core/schema/schema.ts'
import { between, chance, pick, spread, whole, type Dice } from './dice.ts'
import { rolloutNames } from './rollouts.ts'

export type SettingName = keyof AutoscaledServiceSchema

/** Settings of the queue of a lone service, and the law of stages: drawn apart, so that the rest of a seed is what it was before. */
export const queueNames = ['waiting', 'waitingLimit', 'stageLaw'] as const

/** The other settings whose value is not a document, in the order of the schema. */
export const plainNames = names().filter(
  (name) =>
    parameters[name].kind !== 'document' &&
    !ofRollouts(name) &&
    !queueNames.some((ofQueue) => ofQueue === name),
)

/** The settings that may change while a run goes on, those of rollouts aside. */
export const liveNames = names().filter((name) => parameters[name].live && !ofRollouts(name))

function ofRollouts(name: SettingName): boolean {
  return rolloutNames.some((one) => one === name)
}

function names(): readonly SettingName[] {
  // The keys of the table are its names.
  return Object.keys(parameters) as SettingName[]
}

/**
 * Where a setting lies in most of the runs: so low that a run of a few seconds meets much of it. The ends of the schema
 * come as well, see `drawNumber`.
 */
const usual: Readonly<Partial<Record<SettingName, NumberBounds>>> = {
  serviceMean: { min: 0.001, max: 3 },
  serviceScv: { min: 0.05, max: 20 },
  slots: { min: 1, max: 8, integer: true },
  queueLimit: { min: 0, max: 40, integer: true },
  waitingLimit: { min: 1, max: 40, integer: true },
  timeout: { min: 0, max: 4 },
  retries: { min: 0, max: 5, integer: true },
  retryBudget: { min: 0, max: 1.5 },
  backoff: { min: 0, max: 3 },
  backoffMax: { min: 0, max: 10 },
  cpuRequest: { min: 50, max: 4000 },
  cpuLimit: { min: 0, max: 8000 },
  cpuPerSlot: { min: 0, max: 1500 },
  initialReplicas: { min: 0, max: 7, integer: true },
  scheduling: { min: 0, max: 4 },
  imagePull: { min: 0, max: 10 },
  boot: { min: 0, max: 8 },
  probePeriod: { min: 1, max: 8 },
  probeDelay: { min: 0, max: 6 },
  gracePeriod: { min: 0, max: 12 },
  shutdown: { min: 0, max: 5 },
  scrapePeriod: { min: 1, max: 15 },
  syncPeriod: { min: 1, max: 15 },
  syncDelay: { min: 0, max: 2 },
  objectiveLatency: { min: 0.01, max: 3 },
}

/** Of so many draws one is an end of what the schema allows. */
const endEvery = 10

/** A value that the schema allows for a setting that is no document. */
export function drawPlain(dice: Dice, name: SettingName): Plain {
  const field: Field = parameters[name]
  switch (field.kind) {
    case 'number':
      return drawNumber(dice, name, field)
    case 'flag':
      return chance(dice, 0.5)
    case 'choice': {
      const [first = field.start, ...rest] = Object.keys(field.options)
      return pick(dice, [first, ...rest])
    }
    case 'document':
      return null
  }
}

function drawNumber(dice: Dice, name: SettingName, field: NumberBounds): number {
  const { min, max, integer } = usual[name] ?? field
  // A thousand cells are for few runs: every look at them costs as much as many requests.
  const isCostly = name === 'initialReplicas' || name === 'slots'
  if (whole(dice, 1, isCostly ? 10 * endEvery : endEvery) === 1) {
    return chance(dice, 0.5) ? field.min : field.max
  }
  if (integer === true) return whole(dice, min, max)
  // On a grid of quarters much happens at the same instant.
  const value = min > 0 ? spread(dice, min, max) : between(dice, min, max)
  const snapped = Math.round(value * 4) / 4
  return chance(dice, 0.3) && snapped >= min && snapped <= max ? snapped : value
}

/** Measured service times, s. */
export function drawQuantiles(dice: Dice): readonly number[] {
  const count = pick(dice, [2, 3, whole(dice, 4, 12), 256])
  const list = Array.from({ length: count }, () => spread(dice, 0.001, 4))
  return list.toSorted((a, b) => a - b)
}
