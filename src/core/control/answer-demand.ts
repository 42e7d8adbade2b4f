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
import { mostWanted } from './room.ts'

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
  const settings = beside.services[service]
  const { slots } = settings
  const rows = livingRows(control, service)
  let [starting, idle, busy] = [0, 0, 0]
  // A request is an answer or two, each over all cells: without names, lists or a look at what is asked of others.
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]
    if (isStarting(population, row)) starting++
    else if (!isActive(population, row)) continue
    else if (data.inside(service, row) === 0) idle++
    else busy++
  }
  const active = starting + idle + busy
  const decision = bootOnDemand({
    off: Math.max(0, mostWanted(settings) - active),
    booting: starting,
    busy,
    idle,
    waiting: data.queue?.waiting() ?? 0,
    slots,
  })
  const { boot, cancel, switchOff } = decision
  registers[registersOf(service) + register.desired] = active + boot - cancel - switchOff
  if (cancel + switchOff > 0) {
    // The living stand in order of birth: the youngest boot has the longest way to go. Of those without work all go.
    const boots = rows.filter((row) => isStarting(population, row)).slice(starting - cancel)
    const idles = rows.filter(
      (row) =>
        switchOff > 0 &&
        !isStarting(population, row) &&
        isActive(population, row) &&
        data.inside(service, row) === 0,
    )
    dismiss(control, scheduler, service, [...boots, ...idles])
  }
  if (boot > 0) divide(control, scheduler, service, boot)
  return decision
}
