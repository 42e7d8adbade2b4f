import type { Textbook } from './state.test-support.ts'

/** Whether the breaker of an edge lets an attempt out now. */
export function admits({ graph, breakers, now }: Textbook, edge: number): boolean {
  const breaker = breakers[edge]
  if (graph.edges[edge].breaker === null || breaker.openUntil < 0) return true
  if (now < breaker.openUntil || breaker.probes < 1) return false
  breaker.probes--
  return true
}

/** The caller knows what became of an attempt. */
export function note({ graph, breakers, now }: Textbook, edge: number, isGood: boolean): void {
  const rules = graph.edges[edge].breaker
  if (rules === null) return
  const breaker = breakers[edge]
  const opened = { openUntil: now + rules.openFor, probes: rules.probes }
  if (breaker.openUntil >= 0) {
    if (now < breaker.openUntil) return
    // One that was to see.
    Object.assign(breaker, isGood ? { latest: [], openUntil: -1, probes: 0 } : opened)
    return
  }
  breaker.latest.push(isGood)
  if (breaker.latest.length > rules.window) breaker.latest.shift()
  if (breaker.latest.length < rules.window) return
  const failures = breaker.latest.filter((good) => !good).length
  if (failures >= rules.failureShare * rules.window) Object.assign(breaker, opened)
}
