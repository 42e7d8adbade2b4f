import { checkCpu, checkQueue, mostSlots, placesOf, roomFor } from '#core/control/room.ts'
import { checkBoth } from '#core/policies/rollout-fenceposts.ts'
import type { Result } from '#core/schema/schema.ts'
import { listRoom, rollRoom } from '#core/traffic/list-room.ts'
import type { Capacity } from '#core/traffic/plane.ts'
import type { AutoscaledServiceSettings } from './parameters.ts'

/** What no single setting can see: the memory of a run, and settings that do not go together. */

/** Room in the memory of a run: rows for twice the most cells, as many may drain, and their lists. */
export function capacityOf(settings: AutoscaledServiceSettings): Capacity {
  const places = placesOf(settings)
  const rows = 2 * roomFor(settings) + 32
  return {
    services: 1,
    rows,
    slots: mostSlots(settings),
    room: listRoom(places),
    rolled: rollRoom(rows, places),
    clients: Math.min(1_048_576, 65_536 + rows * places),
    logged: 0,
    queued: settings.waiting === 'cells' ? 0 : settings.waitingLimit,
  }
}

/** How high the autoscaler's maximum may go in a run of this capacity. */
export function mostCells({ rows }: Capacity): number {
  return (rows - 32) / 2
}

const placesMax = 8_000_000

/** What no single field can see: limits of the settings taken together. */
export function checkTogether(settings: AutoscaledServiceSettings): Result<null> {
  const { rows, room } = capacityOf(settings)
  if (rows * room > placesMax) {
    return {
      ok: false,
      problem:
        `${roomFor(settings)} cells with ${settings.queueLimit} waiting places each are more than one run can hold. ` +
        'Lower the maximum of the autoscaler or the queue per cell.',
    }
  }
  const queue = checkQueue(settings)
  if (!queue.ok) return queue
  const cpu = checkCpu(settings)
  return cpu.ok ? checkBoth(settings.maxSurge, settings.maxUnavailable) : cpu
}
