import { figuresOf } from '#core/control/observe.ts'
import { nextTime } from '#core/kernel/calendar.ts'
import { insideLevels } from '#core/levels/levels.ts'
import { insideNow, openNow } from '#core/traffic/census.ts'
import { nextDeadline } from '#core/traffic/queue-deadlines.ts'
import { queueLength } from '#core/traffic/queue.ts'
import type { ServiceColony } from './colony.ts'
import { isOnLevels } from './rungs.ts'

/**
 * Sentences about the data plane that hold at every instant. The client pool and its calendar are part of them: what is open
 * must be somewhere.
 */
export const invariants: { readonly [sentence: string]: (colony: ServiceColony) => boolean } = {
  'every attempt is completed, waiting, in service, shed, abandoned or lost': ({ control }) => {
    const { attempts } = figuresOf(control, 0)
    const { completed, waiting, inService, shed, abandoned, lost } = attempts
    return attempts.sent === completed + waiting + inService + shed + abandoned + lost
  },
  'every request has succeeded, has failed or is open': ({ control, plane, rungs }) => {
    const { arrived, succeeded, failed } = control.data.tally(0)
    const counted = isOnLevels(plane) ? insideLevels(rungs.levels) : 0
    return arrived === succeeded + failed + openNow(plane, 0) + counted
  },
  'nobody waits in the queue of the service where a ready cell has room': ({ plane }) => {
    const { slots, places, waiting } = plane.rules[0]
    const most = waiting === 'shared' ? slots : places
    const ready = plane.ready.subarray(0, plane.readyCounts[0])
    return queueLength(plane.queue) === 0 || ready.every((row) => insideNow(plane, row) >= most)
  },
  'nobody waits in the queue of the service beyond the patience of its client': ({ plane }) =>
    queueLength(plane.queue) === 0 || nextDeadline(plane.queue) > plane.clock[0],
  'no client acts in the past': ({ plane }) => nextTime(plane.clients) >= plane.clock[0],
}
