import { checkCpu, checkQueue, placesOf, roomFor } from '#core/control/room.ts'
import { checkBoth } from '#core/policies/rollout-fenceposts.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { listRoom } from '#core/traffic/list-room.ts'
import { jobsStride } from '#core/mesh/jobs.ts'
import type { MeshCapacity } from '#core/mesh/mesh.ts'
import { outside } from './graph-settings.ts'
import { settingsOf } from './one-service.ts'
import type { MicroservicesSettings } from './parameters.ts'
import { serviceFields, type OneServiceSettings } from './service-fields.ts'

/** What no single setting can see: the memory of a run, and settings that do not go together. */

/** Cells that a service has room for at the least, so that its maximum can be raised. */
const usualCells = 64

/** Attempts under way for which every run has room, and those beyond which none is let in. */
const tasksLeast = 16_384
const tasksMost = 131_072

/** The settings of each service. */
export function servicesOf(settings: MicroservicesSettings): readonly OneServiceSettings[] {
  return settings.graph.services.map((_, service) => settingsOf(settings, service))
}

/** Room in the memory of a run: rows for twice the most cells, as many may drain; attempts for all that may be in cells. */
export function capacityOf(settings: MicroservicesSettings): MeshCapacity {
  const services = servicesOf(settings)
  const { calls } = settings.graph
  const most = services.map((service) => roomFor(service, usualCells))
  const inside = services.reduce((sum, one, service) => sum + most[service] * placesOf(one), 0)
  const seated = calls.reduce((sum, { clients }) => sum + clients, 0)
  // Where no discipline asks for it, there is no room for jobs, and the memory is as it always was.
  const jobs = jobsOf(services)
  return {
    services: services.length,
    edges: calls.length,
    populations: calls.filter(({ from }) => from === outside).length,
    rows: 2 * most.reduce((sum, count) => sum + count, 0) + 32,
    slots: Math.max(...services.map(({ slots }) => slots)),
    room: listRoom(Math.max(...services.map(placesOf))),
    tasks: Math.max(tasksLeast, Math.min(tasksMost, 2 * inside), 2 * seated),
    ...(jobs > 0 ? { jobs } : {}),
  }
}

/** Jobs that every cell of the run has room for: the most places of a service that is not first come, first served; 0 for none. */
function jobsOf(services: readonly OneServiceSettings[]): number {
  return Math.max(0, ...services.map((one) => (one.discipline === 'fcfs' ? 0 : placesOf(one))))
}

/** How high the maximum of a service's autoscaler may go in a run that began with these settings. */
export function mostCells(begun: MicroservicesSettings, service: number): number {
  return roomFor(settingsOf(begun, service), usualCells)
}

const placesMax = 8_000_000

/** Numbers that all cells together keep of their jobs, two for each. */
const jobNumbersMax = 8_000_000

/** What no single field can see: limits of the settings taken together. */
export function checkTogether(settings: MicroservicesSettings): Result<null> {
  if (servicesOf(settings).some(({ policy }) => policy.kind === 'vertical')) {
    return refuse(
      'Services that call one another have cells of one size each, so none of them is resized. Choose a lone service, or another autoscaler.',
    )
  }
  const { rows, room, jobs = 0 } = capacityOf(settings)
  if (rows * room > placesMax) {
    return refuse(
      `${rows} cells with a queue as long as the longest are more than one run can hold. ` +
        'Lower the maxima of the autoscalers or the queues per cell.',
    )
  }
  if (jobs > 0 && rows * jobsStride(jobs) > jobNumbersMax) {
    return refuse(
      `${rows} cells are more than one run can hold where each has room for ${jobs} jobs, as soon as one service is not first come, first served. ` +
        'Lower the queue per cell of that service, or the maxima of the autoscalers.',
    )
  }
  const seated = settings.graph.calls.reduce((sum, { clients }) => sum + clients, 0)
  if (2 * seated > tasksMost) {
    return refuse(
      `${seated} closed clients are more than one run can hold; ${tasksMost / 2} are the limit.`,
    )
  }
  const services = servicesOf(settings)
  if (services.some(({ waiting }) => waiting !== 'cells')) {
    const { label, options } = serviceFields.waiting
    return refuse(
      'Services that call one another have no queue of their own yet: requests wait at their cells. ' +
        `Leave “${label}” at “${options.cells}”, or choose a lone service.`,
    )
  }
  for (const [service, one] of services.entries()) {
    const fenceposts = checkBoth(one.maxSurge, one.maxUnavailable)
    for (const check of [checkCpu(one), checkQueue(one), fenceposts]) {
      if (check.ok) continue
      return refuse(`Service “${settings.graph.services[service].name}”: ${check.problem}`)
    }
  }
  return { ok: true, value: null }
}
