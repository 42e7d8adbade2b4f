import { isActive } from '#core/cells/population.ts'
import { decideGcp, emptyGcpMemory } from '#core/policies/gcp-mig.ts'
import type { GcpVm } from '#core/policies/gcp-signal.ts'
import { livingRows } from '../control.ts'
import { cellSignal } from '../signals.ts'
import type { Autoscaler, Look } from './autoscaler.ts'

/** The autoscaler looks once a minute at the metrics of that minute, s. */
const migPeriod = 60

/** Google's managed instance group. */
export const mig: Autoscaler<'mig'> = {
  begin: () => emptyGcpMemory,
  look(look, before) {
    const { spec, now, replicas: size } = look
    const policy = { ...spec, targets: spec.signals.map(({ target }) => target) }
    const { decision, memory } = decideGcp(policy, before, { now, size, vms: vmsOf(look) })
    return { memory, desired: decision.size, record: decision, again: migPeriod }
  },
}

function vmsOf({ control, service, spec }: Look<'mig'>): readonly GcpVm[] {
  const { population } = control
  const rows = [...livingRows(control, service)].filter((row) => isActive(population, row))
  return rows.map((row) => ({
    startedAt: population.bornAt[row],
    load: spec.signals.map(({ signal }) => cellSignal(control, row, signal)),
  }))
}
