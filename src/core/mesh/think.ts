import { keyedWord } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import { planClient } from './acts.ts'
import { hand } from './hand.ts'
import type { Mesh } from './mesh.ts'

/** The least pause, s, behind a request that has ended in the instant in which it was sent. */
export const leastPause = 1 / 1024

/**
 * A client of a closed population thinks from the time in hand on, for at least `least`, and then sends request `request`. The requests of
 * client c of n are c, c + n, c + 2n and so on, so that what a client draws does not depend on the others.
 */
export function thinkAndSend(mesh: Mesh, edge: number, request: number, least: number): void {
  const { hand: held, wiring, salts } = mesh
  const which = wiring.crowd[edge]
  const population = mesh.populations[which]
  if (population.kind !== 'closed') return
  const key = salts.think + which
  const pause = population.think * exponential(keyedWord(key, request), key)
  held[hand.act] = held[hand.back] + (pause > least ? pause : least)
  planClient(mesh, edge, request)
}

/**
 * The client of a request, which was first sent and has ended at the times in hand (`since`, `back`), thinks about its next one. Where both are
 * one instant – a breaker has refused it, there was no record, or a service refused it over a network that takes no time – a client who does not
 * think would call for ever in that instant.
 */
export function nextOf(mesh: Mesh, edge: number, request: number): void {
  const { hand: held } = mesh
  const population = mesh.populations[mesh.wiring.crowd[edge]]
  if (population.kind !== 'closed') return
  const least = held[hand.back] > held[hand.since] ? 0 : leastPause
  thinkAndSend(mesh, edge, request + population.clients, least)
}
