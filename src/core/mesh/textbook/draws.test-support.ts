import { keyedWord, keyOf, mix, saltedWord, uniform } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import { demandOf } from '#core/traffic/demand.ts'
import type { Rules } from '#core/traffic/plane.ts'
import type { EdgeRules, ServiceRules } from '../graph.ts'
import type { Visit } from './state.test-support.ts'

/** Keys of what chance decides, by purpose. */
export interface Chance {
  readonly requests: number
  readonly calls: number
  readonly there: number
  readonly back: number
  readonly patience: number
  readonly demand: number
  readonly failure: number
  readonly pause: number
  readonly think: number
}

export function chanceOf(seed: number): Chance {
  return {
    requests: keyOf(seed, 'requests'),
    calls: keyOf(seed, 'calls of a visit'),
    there: keyOf(seed, 'network there'),
    back: keyOf(seed, 'network back'),
    patience: keyOf(seed, 'patience'),
    demand: keyOf(seed, 'service demand'),
    failure: keyOf(seed, 'failed attempts'),
    pause: keyOf(seed, 'back-off jitter'),
    think: keyOf(seed, 'think time'),
  }
}

/** The tag of a client's request. */
export function requestTag({ requests }: Chance, edge: number, request: number): number {
  return keyedWord(requests + edge, request)
}

/** The tag of the n-th call on an edge in a visit; when that is tried again, its calls are others. */
export function callTag(visit: number, tries: number, edge: number, n: number): number {
  return mix((visit ^ tries ^ Math.imul(256 * (edge + 1) + n, 0x9e3779b1)) | 0)
}

/** The tag of an attempt; a second one beside the first is other work. */
export function attemptTag(call: number, isSecond: boolean): number {
  return isSecond ? call ^ 0x5bd1e995 : call
}

/** One way over the network, s. */
export function network(salt: number, edge: EdgeRules, tag: number, tries: number): number {
  if (edge.jitter === 0) return edge.latency
  return edge.latency + edge.jitter * exponential(saltedWord(salt, (tag + tries) | 0), salt)
}

/** How long the caller waits, s. */
export function patience(chance: Chance, edge: EdgeRules, tag: number, tries: number): number {
  if (!edge.exponentialTimeout) return edge.timeout
  const salt = chance.patience
  return edge.timeout * exponential(saltedWord(salt, (tag + tries) | 0), salt)
}

/** The wait after attempt `tries`, s: exponential back-off with full jitter. */
export function backoff(chance: Chance, edge: EdgeRules, tag: number, tries: number): number {
  if (edge.backoff === 0) return 0
  let longest = edge.backoff
  for (let i = 1; i < tries && longest < edge.backoffMax; i++) longest *= 2
  const share = uniform(saltedWord(chance.pause, (tag + tries) | 0))
  return Math.min(longest, edge.backoffMax) * share
}

/** Own work of a visit, s. */
export function workOf(
  chance: Chance,
  { demand, worksAnew = false }: ServiceRules,
  service: number,
  { tag, tries, call }: Pick<Visit, 'tag' | 'tries' | 'call'>,
): number {
  const salt = (chance.demand + service) | 0
  if (demand.law === 'script') return demand.table[call.request]
  if (worksAnew) return demandOf(demand, salt, (tag + Math.imul(tries, 0x85ebca6b)) >>> 0)
  if (demand.law !== 'exponential') return demandOf(demand, salt, tag >>> 0)
  return demand.mean * exponential(saltedWord(salt, tag), salt)
}

/** Whether a service answers a visit with an error by itself. */
export function failsItself(
  chance: Chance,
  { failing, failureShare }: Rules,
  service: number,
  tag: number,
  tries: number,
): boolean {
  const id = (tag + Math.imul(tries, 0x85ebca6b)) | 0
  return failing && uniform(saltedWord(chance.failure + service, id)) < failureShare
}

/** Calls of a visit on an edge. */
export function callsOf(chance: Chance, edge: EdgeRules, index: number, visit: number): number {
  const sure = Math.floor(edge.calls)
  if (sure === edge.calls) return sure
  return sure + Number(uniform(saltedWord(chance.calls + index, visit)) < edge.calls - sure)
}

/** How long a client thinks before a request, s. */
export function thinking(chance: Chance, which: number, mean: number, request: number): number {
  const salt = chance.think + which
  return mean * exponential(keyedWord(salt, request), salt)
}
