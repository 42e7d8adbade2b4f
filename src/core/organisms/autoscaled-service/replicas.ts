import { isActive, phaseOf, rowOf } from '#core/cells/population.ts'
import { keyedWord, keyOf } from '#core/kernel/random.ts'
import { podsToDelete, type PrunablePod } from '#core/policies/pruning.ts'
import { divide } from './births.ts'
import { dismiss, endAtOnce } from './deaths.ts'
import { livingRows, register, type ServiceScheduler, type ServiceState } from './state.ts'

/** What a ReplicaSet does: it keeps the number of cells at what the autoscaler wants. */

/** Brings the number of active cells to what is desired: by divisions, or by pruning. */
export function reconcileReplicas(state: ServiceState, scheduler: ServiceScheduler): void {
  const desired = state.registers[register.desired]
  const active = [...livingRows(state)].filter((row) => isActive(state.population, row))
  for (let count = active.length; count < desired; count++) {
    if (!divide(state, scheduler)) break
  }
  if (active.length > desired) prune(state, scheduler, active, active.length - desired)
}

function prune(
  state: ServiceState,
  scheduler: ServiceScheduler,
  active: readonly number[],
  count: number,
): void {
  const pods = active.map((row) => prunable(state, row))
  const rule = { now: state.clock[0], podDeletionCost: true }
  for (const position of podsToDelete(pods, count, rule)) {
    dismiss(state, scheduler, active[position])
  }
}

/** The model gives every cell a node of its own, so cells never share one. */
function prunable(state: ServiceState, row: number): PrunablePod {
  const { population, seed } = state
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

/** Ends a cell without any grace, if it still lives; the ReplicaSet replaces it at once. */
export function kill(state: ServiceState, scheduler: ServiceScheduler, cell: number): void {
  const row = rowOf(state.population, cell)
  if (row < 0) return
  endAtOnce(state, scheduler, row)
  reconcileReplicas(state, scheduler)
}
