import { rowOf } from '#core/cells/population.ts'
import type { Control, ControlScheduler } from './control.ts'
import { endAtOnce } from './deaths.ts'
import { reconcile } from './rollout.ts'
import { wake } from './scaling.ts'

/** Ends a cell without any grace, if it still lives. The ReplicaSet replaces it at once; boot on demand asks first whether it is needed. */
export function kill(control: Control, scheduler: ControlScheduler, cell: number): void {
  const row = rowOf(control.population, cell)
  if (row < 0) return
  const service = control.population.services[row]
  endAtOnce(control, scheduler, row)
  const { policy, autoscaling } = control.beside.services[service]
  if (policy.kind === 'on-demand' && autoscaling) wake(control, scheduler, service)
  else reconcile(control, scheduler, service)
}
