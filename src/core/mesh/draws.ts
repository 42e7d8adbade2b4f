import { keyedWord, mix, saltedWord, uniform } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import { demandOf } from '#core/traffic/demand.ts'
import type { Mesh } from './mesh.ts'
import { hand } from './hand.ts'
import { flag, has, taskWords, triesOf, word } from './tasks.ts'
import { trait, workOf } from './wiring.ts'

/**
 * What chance decides about a call belongs to the call: two runs with the same seed that differ only in policy
 * send the same requests, with the same work, over the same network (common random numbers). So every call has a
 * tag of 32 bits, made from that of the visit it belongs to, and every draw is a word of the tag.
 */

/** The tag of a client's request on an edge. */
export function rootTag(mesh: Mesh, edge: number, request: number): number {
  return keyedWord(mesh.salts.root + edge, request)
}

/** The tag of the n-th call on an edge during a visit, of which the mark is given: when it is tried again its calls are others. */
export function childTag(mark: number, edge: number, n: number): number {
  return mix((mark ^ Math.imul(256 * (edge + 1) + n, 0x9e3779b1)) | 0)
}

/** The tag of the second attempt of a hedged call: it is other work, on another server. */
export function hedgeTag(tag: number): number {
  return tag ^ 0x5bd1e995
}

/** Draws how long an attempt takes over the network, s; puts it in hand. */
export function drawLatency(mesh: Mesh, task: number, salt: number): void {
  const { words, wiring } = mesh
  const edge = words[task * taskWords + word.edge]
  const jitter = wiring.jitter[edge]
  let latency = wiring.latency[edge]
  if (jitter > 0) {
    const tag =
      (words[task * taskWords + word.tag] + (words[task * taskWords + word.bits] >> 8)) | 0
    latency += jitter * exponential(saltedWord(salt, tag), salt)
  }
  mesh.hand[hand.latency] = latency
}

/** Draws how long the caller waits for this attempt, s; puts it in hand. Infinity where it never gives up. */
export function drawPatience(mesh: Mesh, task: number): void {
  const { words, wiring } = mesh
  if (has(mesh, task, flag.keeps)) {
    mesh.hand[hand.patience] = mesh.patiences[task]
    return
  }
  const edge = words[task * taskWords + word.edge]
  let patience = wiring.timeout[edge]
  if ((wiring.traits[edge] & trait.exponentialTimeout) !== 0) {
    const key = mesh.salts.patience
    const tag = (words[task * taskWords + word.tag] + triesOf(mesh, task)) | 0
    patience *= exponential(saltedWord(key, tag), key)
  }
  mesh.hand[hand.patience] = patience
}

/** What the own work of an attempt is drawn by: its call, the number of its client's request, or itself. */
export function workId(mesh: Mesh, task: number): number {
  const { words, wiring, requests } = mesh
  const base = task * taskWords
  const tag = words[base + word.tag]
  const belongs = wiring.workOf[wiring.to[words[base + word.edge]]]
  if (belongs === workOf.call) return tag >>> 0
  if (belongs === workOf.request) return requests[task]
  return idOf(tag, triesOf(mesh, task)) >>> 0
}

/** Draws the own work of an attempt, s, as `drawWorks` does for many; puts it in hand. */
export function drawWork(mesh: Mesh, task: number): void {
  const { words, wiring, plane, salts } = mesh
  const service = wiring.to[words[task * taskWords + word.edge]]
  const tag = words[task * taskWords + word.tag]
  const mean = wiring.means[service]
  const key = (salts.demand + service) | 0
  mesh.hand[hand.work] =
    mean < 0
      ? demandOf(plane.rules[service].demand, key, workId(mesh, task))
      : mean * exponential(saltedWord(key, tag), key)
}

/** How many calls a visit makes on an edge. */
export function callsOn(mesh: Mesh, edge: number, tag: number): number {
  const { calls } = mesh.edges[edge]
  const whole = Math.floor(calls)
  if (whole === calls) return whole
  return whole + Number(uniform(saltedWord(mesh.salts.calls + edge, tag)) < calls - whole)
}

/** The wait before attempt `tries + 1`: exponential back-off with full jitter; see traffic/clients.ts. */
export function backoffOf(mesh: Mesh, edge: number, tag: number, tries: number): number {
  const { backoff, backoffMax } = mesh.edges[edge]
  if (backoff === 0) return 0
  let longest = backoff
  for (let i = 1; i < tries && longest < backoffMax; i++) longest *= 2
  const share = uniform(saltedWord(mesh.salts.jitter, (tag + tries) | 0))
  return Math.min(longest, backoffMax) * share
}

/** Whether the attempt of this tag is answered with an error by its service. */
export function failsItself(mesh: Mesh, service: number, tag: number, tries: number): boolean {
  const { failureShare } = mesh.plane.rules[service]
  const id = idOf(tag, tries)
  return uniform(saltedWord(mesh.salts.failure + service, id)) < failureShare
}

/** What is drawn for each attempt of a call apart. */
function idOf(tag: number, tries: number): number {
  return (tag + Math.imul(tries, 0x85ebca6b)) | 0
}
