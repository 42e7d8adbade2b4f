import { assert } from '#core/kernel/assert.ts'
import type { BreakerRules, EdgeRules } from './graph.ts'

/** Tries that a record counts beside its flags; see tasks.ts. */
const triesMost = 1 << 20

/** Stops at an edge whose numbers cannot be run. */
export function assertEdge(edge: EdgeRules): void {
  for (const name of [
    'calls',
    'latency',
    'jitter',
    'retryBudget',
    'backoff',
    'backoffMax',
  ] as const) {
    assert(isAmount(edge[name]), `${name} of an edge is a number of at least nought`)
  }
  assert(edge.timeout > 0, 'a caller waits for a while, or for ever')
  assert(edge.hedge >= 0, 'a second attempt goes out at once, after a while, or never')
  assert(Number.isInteger(edge.stage), 'a stage is a whole number')
  const isCountable = isAmount(edge.retries) && Number.isInteger(edge.retries)
  assert(isCountable && edge.retries < triesMost, 'retries are a whole number below a million')
  if (edge.breaker !== null) assertBreaker(edge.breaker)
}

function assertBreaker({ window, failureShare, openFor, probes }: BreakerRules): void {
  const isWindow = Number.isInteger(window) && window >= 1 && window <= 30
  assert(isWindow, 'a breaker looks at 1 to 30 attempts')
  assert(failureShare > 0 && failureShare <= 1, 'a breaker opens at a share above nought')
  assert(isAmount(openFor), 'a breaker is open for a time of at least nought')
  assert(
    Number.isInteger(probes) && probes >= 1,
    'a breaker lets at least one attempt through to see',
  )
}

/** Whether a number is there, not below nought and not without end. */
function isAmount(number: number): boolean {
  return number >= 0 && number < Infinity
}
