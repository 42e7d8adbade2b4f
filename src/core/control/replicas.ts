import { isActive, phaseOf } from '#core/cells/population.ts'
import { keyedWord, keyOf } from '#core/kernel/random.ts'
import { podsToDelete, type PrunablePod } from '#core/policies/pruning.ts'
import { divide } from './births.ts'
import {
  livingRows,
  register,
  registersOf,
  type Control,
  type ControlScheduler,
} from './control.ts'
import { dismiss } from './deaths.ts'

/** What a ReplicaSet does: it keeps the number of cells at what the autoscaler wants. */

/** Brings the number of active cells of a service to what is desired: by divisions, or by pruning. */
export function reconcileReplicas(
  control: Control,
  scheduler: ControlScheduler,
  service: number,
): void {
  const desired = control.registers[registersOf(service) + register.desired]
  const active = [...livingRows(control, service)].filter((row) =>
    isActive(control.population, row),
  )
  if (active.length < desired) divide(control, scheduler, service, desired - active.length)
  if (active.length > desired) prune(control, scheduler, service, active)
}

function prune(
  control: Control,
  scheduler: ControlScheduler,
  service: number,
  active: readonly number[],
): void {
  const count = active.length - control.registers[registersOf(service) + register.desired]
  const pods = active.map((row) => prunable(control, row))
  const rule = { now: control.clock[0], podDeletionCost: true }
  const rows = podsToDelete(pods, count, rule).map((position) => active[position])
  dismiss(control, scheduler, service, rows)
}

/** The model gives every cell a node of its own, so cells never share one. */
function prunable({ population, seed }: Control, row: number): PrunablePod {
  const id = population.ids[row]
  const phase = phaseOf(population, row)
  return {
    node: phase === 'scheduled' ? null : id,
    phase: phase === 'scheduled' || phase === 'pulling' ? 'Pending' : 'Running',
    ready: population.ready[row] === 1,
    readySince: population.readyAt[row] < 0 ? null : population.readyAt[row],
    createdAt: population.bornAt[row],
    restarts: 0,
    sidecarRestarts: 0,
    deletionCost: 0,
    colocated: 1,
    rank: keyedWord(keyOf(seed, 'pod uid'), id),
  }
}
