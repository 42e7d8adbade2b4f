import { earnBudgets } from './clients.ts'
import { counters, type Plane } from './plane.ts'

const arrived = counters.indexOf('arrived')
const attempts = counters.indexOf('attempts')

/** Counts the next `served` fresh requests of a service, which were sent to cells one after the other. */
export function countUsual(plane: Plane, service: number, served: number): void {
  const base = service * counters.length
  plane.places[service] += served
  plane.nextRequest[service] += served
  plane.counters[base + arrived] += served
  plane.counters[base + attempts] += served
  if (plane.rules[service].retries > 0) earnBudgets(plane, service, served)
}
