import { countLiving } from '#core/cells/population.ts'
import { isRollingOut } from '#core/control/rollout.ts'
import type { Control, ControlEvents } from '#core/control/control.ts'
import { pendingCount } from '#core/kernel/calendar.ts'
import { flow } from '#core/traffic/flow.ts'
import { flowQueued } from '#core/traffic/queued.ts'
import type { Plane } from '#core/traffic/plane.ts'

/** What things cost, in steps of about one usual request, so that a slice of work takes about the same time whatever it meets. */

/** Serves requests as the kernel asks for it: see `Dynamics`. */
export function serve(plane: Plane, until: number, limit: number): number {
  const steps = requestSteps(plane)
  const most = Math.ceil(limit / steps)
  const served =
    plane.rules[0].waiting === 'cells' ? flow(plane, until, most) : flowQueued(plane, until, most)
  return served < most ? served * steps : limit
}

/** One request looks at two cells, or at all of them; in a long list its place costs more to make. */
function requestSteps(plane: Plane): number {
  const { routing, places, waiting } = plane.rules[0]
  const seen = routing === 'least-requests' || waiting !== 'cells' ? plane.readyCounts[0] : 0
  return 1 + (seen >> 3) + (places >> 9)
}

/** Steps of an event of one cell; on levels it ends a leap and counts latencies. */
const ofCell = 64

/** Most events look at every living cell; what becomes of a single one is its own affair, and that of what it held. */
export function eventSteps(
  control: Control,
  { clients, rolled }: Plane,
  kind: keyof ControlEvents,
): number {
  // A rollout looks at every cell when one of them is ready.
  if (kind === 'ripen' && !isRollingOut(control, 0)) return ofCell
  if (kind === 'expire') return ofCell + (rolled[0] >> 4)
  // A row of the history may look through the pool of clients.
  return countLiving(control.population) + (pendingCount(clients) >> 4)
}
