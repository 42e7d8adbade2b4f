import type { Result } from '#core/schema/schema.ts'
import { listRoom, rollRoom } from '#core/traffic/list-room.ts'
import { loadDuration } from '#core/traffic/load.ts'
import type { Capacity } from '#core/traffic/plane.ts'
import type { AutoscaledServiceSettings } from './parameters.ts'

/** What no single setting can see: the memory of a run, and settings that do not go together. */

/** Cells that a run has room for where its lists are short, so that the maximum can be raised. */
const usualCells = 256

/** Room in the memory of a run: rows for twice the most cells, as many may drain, and their lists. */
export function capacityOf(settings: AutoscaledServiceSettings): Capacity {
  const places = settings.slots + settings.queueLimit
  const affordable = Math.floor(2_000_000 / (2 * listRoom(places)))
  const most = Math.max(
    settings.hpa.maxReplicas,
    settings.initialReplicas,
    Math.min(usualCells, affordable),
  )
  const rows = 2 * most + 32
  return {
    services: 1,
    rows,
    slots: settings.slots,
    room: listRoom(places),
    rolled: rollRoom(rows, places),
    clients: Math.min(1_048_576, 65_536 + rows * places),
    logged: 0,
  }
}

/** Seconds between two rows of the history: one, or more in runs that begin with over half an hour. */
export function sampleInterval(settings: AutoscaledServiceSettings): number {
  return Math.max(1, Math.ceil(loadDuration(settings.load) / 1800))
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
        `${settings.hpa.maxReplicas} cells with ${settings.queueLimit} waiting places each are more than one run can hold. ` +
        'Lower the maximum of the autoscaler or the queue per cell.',
    }
  }
  if (settings.cpuLimit !== 0 && settings.cpuLimit < settings.cpuRequest) {
    return {
      ok: false,
      problem: `The CPU limit (${settings.cpuLimit} mCPU) is below the CPU request (${settings.cpuRequest} mCPU). Raise the limit, or set it to 0 for none.`,
    }
  }
  const burnt = settings.cpuPerSlot * settings.slots
  if (settings.cpuLimit !== 0 && burnt > settings.cpuLimit) {
    return {
      ok: false,
      problem:
        `${settings.slots} busy slots burn ${burnt} mCPU, more than the CPU limit of ${settings.cpuLimit} mCPU; throttling is not simulated. ` +
        'Raise the limit, or lower the CPU per busy slot.',
    }
  }
  return { ok: true, value: null }
}
