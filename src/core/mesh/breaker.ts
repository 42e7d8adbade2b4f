import type { Mesh } from './mesh.ts'
import { breakerPlaces } from './sizes.ts'

/**
 * The circuit breaker of an edge. Registers: the latest outcomes as bits, a one for a failure; how many of them
 * there are; until when it refuses, or −1 while it is closed; how many attempts it still lets through to see.
 */
const register = { outcomes: 0, seen: 1, openUntil: 2, probes: 3 } as const

/** Whether an attempt may go out now; one that is let through to see is counted as such. */
export function admits(mesh: Mesh, edge: number): boolean {
  if (mesh.edges[edge].breaker === null) return true
  const base = edge * breakerPlaces
  const { breakers } = mesh
  if (breakers[base + register.openUntil] < 0) return true
  if (mesh.clock[0] < breakers[base + register.openUntil]) return false
  if (breakers[base + register.probes] < 1) return false
  breakers[base + register.probes]--
  return true
}

/** What became of an attempt, as the caller sees it. */
export function noteOutcome(mesh: Mesh, edge: number, isGood: boolean): void {
  const rules = mesh.edges[edge].breaker
  if (rules === null) return
  const base = edge * breakerPlaces
  const { breakers, clock } = mesh
  if (breakers[base + register.openUntil] >= 0) {
    // Of the time before it opened, or one that was to see: the first of these decides.
    if (clock[0] < breakers[base + register.openUntil]) return
    if (isGood) close(mesh, edge)
    else open(mesh, edge)
    return
  }
  const { window, failureShare } = rules
  const kept = breakers[base + register.outcomes] & ((1 << (window - 1)) - 1)
  const outcomes = (kept << 1) | Number(!isGood)
  const seen = Math.min(window, breakers[base + register.seen] + 1)
  breakers[base + register.outcomes] = outcomes
  breakers[base + register.seen] = seen
  if (seen === window && ones(outcomes) >= failureShare * window) open(mesh, edge)
}

function open(mesh: Mesh, edge: number): void {
  const rules = mesh.edges[edge].breaker
  if (rules === null) return
  const base = edge * breakerPlaces
  mesh.breakers[base + register.openUntil] = mesh.clock[0] + rules.openFor
  mesh.breakers[base + register.probes] = rules.probes
}

function close(mesh: Mesh, edge: number): void {
  const base = edge * breakerPlaces
  mesh.breakers[base + register.outcomes] = 0
  mesh.breakers[base + register.seen] = 0
  mesh.breakers[base + register.openUntil] = -1
  mesh.breakers[base + register.probes] = 0
}

function ones(word: number): number {
  let rest = word
  let sum = 0
  for (; rest !== 0; rest &= rest - 1) sum++
  return sum
}
