import { isActive, phaseOf } from '#core/cells/population.ts'
import { keyedWord, keyOf } from '#core/kernel/random.ts'
import { podsToDelete, type PrunablePod } from '#core/policies/pruning.ts'
import { divide } from './births.ts'
import { restartsOf } from './containers.ts'
import {
  livingRows,
  register,
  registersOf,
  type Control,
  type ControlScheduler,
} from './control.ts'
import { dismiss } from './deaths.ts'

/** What a ReplicaSet does: it keeps the number of its cells at what is wanted. */

/** Rows of the cells of a service that have not been told to go. */
export function activeRows(control: Control, service: number): readonly number[] {
  return [...livingRows(control, service)].filter((row) => isActive(control.population, row))
}

/** Brings the number of active cells of a service that has one revision to what its autoscaler wants. */
export function keepReplicas(control: Control, scheduler: ControlScheduler, service: number): void {
  const desired = control.registers[registersOf(service) + register.desired]
  keep(control, scheduler, service, { active: activeRows(control, service), wanted: desired })
}

/** Brings the cells of one ReplicaSet to a number: by divisions, or by pruning. */
export function keep(
  control: Control,
  scheduler: ControlScheduler,
  service: number,
  set: {
    /** Its rows. */
    readonly active: readonly number[]
    readonly wanted: number
    /** The image of its cells, where it is not the one that its service began with. */
    readonly genome?: number
  },
): void {
  const { active, wanted, genome } = set
  const missing = wanted - active.length
  if (missing > 0) divide(control, scheduler, service, missing, genome)
  if (missing < 0) prune(control, scheduler, service, { active, count: -missing })
}

function prune(
  control: Control,
  scheduler: ControlScheduler,
  service: number,
  { active, count }: { readonly active: readonly number[]; readonly count: number },
): void {
  const pods = active.map((row) => prunable(control, row))
  const rule = { now: control.clock[0], podDeletionCost: true }
  const rows = podsToDelete(pods, count, rule).map((position) => active[position])
  dismiss(control, scheduler, service, rows)
}

/** The model gives every cell a node of its own, so cells never share one. */
function prunable(control: Control, row: number): PrunablePod {
  const { population, seed } = control
  const id = population.ids[row]
  const phase = phaseOf(population, row)
  return {
    node: phase === 'scheduled' ? null : id,
    phase: phase === 'scheduled' || phase === 'pulling' ? 'Pending' : 'Running',
    ready: population.ready[row] === 1,
    readySince: population.readyAt[row] < 0 ? null : population.readyAt[row],
    createdAt: population.bornAt[row],
    restarts: restartsOf(control, row),
    sidecarRestarts: 0,
    deletionCost: 0,
    colocated: 1,
    rank: keyedWord(keyOf(seed, 'pod uid'), id),
  }
}
