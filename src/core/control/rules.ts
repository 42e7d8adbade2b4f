import { loadSegments } from '#core/traffic/load.ts'
import type { Rules } from '#core/traffic/plane.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { keyedWord, keyOf } from '#core/kernel/random.ts'
import { exponential, normal } from '#core/kernel/ziggurat.ts'
import { exp, ln } from '#core/kernel/math.ts'
import type { Genome } from '#core/cells/genome.ts'
import type { ServiceSettings } from './parameters.ts'

/** What the settings of a service mean for the data plane and for its cells. */

export function rulesOf(settings: ServiceSettings): Rules {
  const { serviceLaw, serviceMean, serviceScv, serviceQuantiles, timeout } = settings
  return {
    demand: prepareDemand(serviceLaw, serviceMean, serviceScv, serviceQuantiles),
    load: loadSegments(settings.load),
    script: null,
    slots: settings.slots,
    places: settings.slots + settings.queueLimit,
    routing: settings.routing,
    choices: settings.choices,
    pairwise: settings.routing === 'power-of-d' && settings.choices === 2,
    timeout: timeout === 0 ? Infinity : timeout,
    impatient: timeout !== 0,
    exponentialTimeout: settings.timeoutLaw === 'exponential',
    cancellation: settings.cancellation,
    failureShare: settings.failureShare,
    failing: settings.failureShare > 0,
    plain: timeout === 0 && settings.failureShare === 0,
    retries: settings.retries,
    retryBudget: settings.retryBudget,
    backoff: settings.backoff,
    backoffMax: settings.backoffMax,
    objective: settings.objectiveLatency,
    waiting: settings.waiting,
    heed: heedOf(settings),
  }
}

/** Of what in a service's queue its policy is told at once. */
function heedOf({ policy, waiting }: ServiceSettings): Rules['heed'] {
  if (waiting === 'cells') return 'nothing'
  if (policy.kind === 'on-demand') return 'every'
  return policy.kind === 'kpa' ? 'first' : 'nothing'
}

/** CPU that one busy slot burns, in milli-CPU; see parameters.ts. */
export function cpuPerSlot(settings: ServiceSettings): number {
  return settings.cpuPerSlot > 0 ? settings.cpuPerSlot : settings.cpuRequest / settings.slots
}

/** Requests per second that one ready cell can serve. */
export function cellCapacity(settings: ServiceSettings): number {
  const { mean } = rulesOfDemand(settings)
  return settings.slots / mean
}

function rulesOfDemand(settings: ServiceSettings): { readonly mean: number } {
  const { serviceLaw, serviceMean, serviceScv, serviceQuantiles } = settings
  return prepareDemand(serviceLaw, serviceMean, serviceScv, serviceQuantiles)
}

/**
 * How long a stage of a new cell's life takes: lognormal with the given mean and scv or exponential with the mean, a keyed draw of
 * the cell, so that two runs that differ only in policy give the n-th cell the same stages.
 */
export function stageTime(
  mean: number,
  { stageLaw, stageScv: scv }: Pick<ServiceSettings, 'stageLaw' | 'stageScv'>,
  of: { readonly seed: number; readonly stage: string; readonly cell: number },
): number {
  const key = keyOf(of.seed, of.stage)
  if (stageLaw === 'exponential') return mean * exponential(keyedWord(key, of.cell), key)
  if (mean === 0 || scv === 0) return mean
  const variance = ln(1 + scv)
  return mean * exp(Math.sqrt(variance) * normal(keyedWord(key, of.cell), key) - variance / 2)
}

/** What lies in the image and its pod template: fixed for a run, and the same in every cell. */
export function genesOf(settings: ServiceSettings): Genome['genes'] {
  const { serviceLaw, serviceMean, serviceScv, serviceQuantiles } = settings
  const { slots, queueLimit, cpuRequest, cpuLimit } = settings
  const work = { serviceLaw, serviceMean, serviceScv, serviceQuantiles }
  return { ...work, slots, queueLimit, cpuRequest, cpuLimit, cpuPerSlot: cpuPerSlot(settings) }
}
