import { isActive, isStarting } from '#core/cells/population.ts'
import { bootOnDemand, type DemandDecision } from '#core/policies/boot-on-demand.ts'
import { divide } from './births.ts'
import {
  livingRows,
  register,
  registersOf,
  type Control,
  type ControlScheduler,
} from './control.ts'
import { dismiss } from './deaths.ts'

/**
 * The queue of a service has changed, or a cell has fallen idle: boots, takes boots back and switches off as the policy of boot on demand
 * decides. A server that is off is a cell that does not live, of as many as the autoscaler may have at the most.
 */
export function answerDemand(
  control: Control,
  scheduler: ControlScheduler,
  service: number,
): DemandDecision {
  const { beside, data, population, registers } = control
  const { hpa, slots } = beside.services[service]
  const active = [...livingRows(control, service)].filter((row) => isActive(population, row))
  const starting = active.filter((row) => isStarting(population, row))
  const idle = active.filter(
    (row) => population.ready[row] === 1 && data.inside(service, row) === 0,
  )
  const decision = bootOnDemand({
    off: Math.max(0, hpa.maxReplicas - active.length),
    booting: starting.length,
    busy: active.length - starting.length - idle.length,
    idle: idle.length,
    waiting: data.queue?.waiting() ?? 0,
    slots,
  })
  const { boot, cancel, switchOff } = decision
  // The living stand in order of birth: the youngest boot has the longest way to go.
  const gone = [...starting.slice(starting.length - cancel), ...idle.slice(idle.length - switchOff)]
  registers[registersOf(service) + register.desired] = active.length + boot - gone.length
  if (gone.length > 0) dismiss(control, scheduler, service, gone)
  if (boot > 0) divide(control, scheduler, service, boot)
  return decision
}
