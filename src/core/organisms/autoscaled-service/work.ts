import { pendingCount } from '#core/kernel/calendar.ts'
import { countLiving } from '#core/cells/population.ts'
import { flow } from '#core/traffic/flow.ts'
import type { ServiceState } from './state.ts'

/**
 * What things cost, in steps of about one usual request, so that a slice of work takes about the same
 * time whatever it meets. Costs limit a slice; they leave no trace in the run.
 */

/** Serves requests as the kernel asks for it: see `Dynamics`. */
export function serve(state: ServiceState, until: number, limit: number): number {
  const weight = requestWeight(state)
  const most = Math.ceil(limit / weight)
  const served = flow(state.plane, until, most)
  return served < most ? served * weight : limit
}

/** One request looks at two cells, or at all of them; in a long list its place costs more to make. */
function requestWeight({ plane }: ServiceState): number {
  const { routing, places } = plane.rules[0]
  const seen = routing === 'least-requests' ? plane.readyCounts[0] : 0
  return 1 + (seen >> 3) + (places >> 9)
}

/** Most events look at every living cell; a row of the history may look through the pool of clients. */
export function eventWeight({ population, plane }: ServiceState): number {
  return countLiving(population) + (pendingCount(plane.clients) >> 4)
}
