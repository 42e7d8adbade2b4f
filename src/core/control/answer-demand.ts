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
  const { beside, data, registers } = control
  const settings = beside.services[service]
  const { slots } = settings
  const rows = livingRows(control, service)
  const count = { starting: 0, idle: 0, busy: 0 }
  for (const row of rows) {
    const state = stateOf(control, service, row)
    if (state !== null) count[state]++
  }
  const { starting, idle, busy } = count
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
    const of = (state: State): readonly number[] =>
      [...rows].filter((row) => stateOf(control, service, row) === state)
    // The living stand in order of birth: the youngest boot has the longest way to go. Of those without work all go.
    const boots = of('starting').slice(starting - cancel)
    dismiss(control, scheduler, service, switchOff > 0 ? [...boots, ...of('idle')] : boots)
  }
  if (boot > 0) divide(control, scheduler, service, boot)
  return decision
}

type State = 'starting' | 'idle' | 'busy'

/** What a server is to the policy; null for one that goes already. */
function stateOf({ data, population }: Control, service: number, row: number): State | null {
  if (isStarting(population, row)) return 'starting'
  if (!isActive(population, row)) return null
  return data.inside(service, row) === 0 ? 'idle' : 'busy'
}
