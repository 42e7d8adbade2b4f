import { boundsOf } from '#core/policies/bounds.ts'
import type { Result } from '#core/schema/schema.ts'
import { listRoom } from '#core/traffic/list-room.ts'
import { loadDuration } from '#core/traffic/load.ts'
import type { ServiceSettings } from './parameters.ts'

/** What the settings of a service mean for the memory of a run, and those of them that do not go together. */

/** Cells that a service has room for where its lists are short, so that the maximum can be raised. */
const usualCells = 256

/** Cells that a run has room for beside `usual` ones at the most; as many may drain at once. */
export function roomFor(settings: ServiceSettings, usual = usualCells): number {
  const affordable = Math.floor(2_000_000 / (2 * listRoom(placesOf(settings))))
  return Math.max(mostWanted(settings), settings.initialReplicas, Math.min(usual, affordable))
}

/** The most cells that the policy of a service may want; 0 where it has no maximum. */
export function mostWanted({ policy, hpa }: ServiceSettings): number {
  return boundsOf(policy, hpa).max
}

/** Slots that a cell of a service may have at the most. */
export function mostSlots({ slots, policy }: ServiceSettings): number {
  return policy.kind === 'vertical' ? Math.max(slots, policy.max) : slots
}

/** Slots and queue of the largest cell together. */
export function placesOf(settings: ServiceSettings): number {
  return mostSlots(settings) + settings.queueLimit
}

/** Seconds between two rows of the history: one, or more in runs that begin with over half an hour. */
export function sampleInterval({ load }: ServiceSettings): number {
  return Math.max(1, Math.ceil(loadDuration(load) / 1800))
}

/** What a policy needs of the queues. */
export function checkQueue({ policy, waiting }: ServiceSettings): Result<null> {
  if (policy.kind !== 'on-demand' || waiting === 'shared') return { ok: true, value: null }
  return {
    ok: false,
    problem:
      'Boot on demand needs one queue for all cells. Begin a run in which requests wait in one queue for all cells, or choose another autoscaler.',
  }
}

/** What of the CPU cannot be. */
export function checkCpu(settings: ServiceSettings): Result<null> {
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
