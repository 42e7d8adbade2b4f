import { keyedWord } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import { planClient } from './acts.ts'
import { hand } from './hand.ts'
import type { Mesh } from './mesh.ts'

/**
 * A client of a closed population thinks from the time in hand on, and then sends request `request`. The requests of client
 * c of n are c, c + n, c + 2n and so on, so that what a client draws does not depend on the others.
 */
export function thinkAndSend(mesh: Mesh, edge: number, request: number): void {
  const { hand: held, wiring, salts } = mesh
  const which = wiring.crowd[edge]
  const population = mesh.populations[which]
  if (population.kind !== 'closed') return
  const key = salts.think + which
  const pause = population.think * exponential(keyedWord(key, request), key)
  held[hand.act] = held[hand.back] + pause
  planClient(mesh, edge, request)
}

/** The client of a request, which has ended at the time in hand, thinks about its next one. */
export function nextOf(mesh: Mesh, edge: number, request: number): void {
  const population = mesh.populations[mesh.wiring.crowd[edge]]
  if (population.kind === 'closed') thinkAndSend(mesh, edge, request + population.clients)
}
