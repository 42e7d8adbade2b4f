import { become, bury, isStarting, partFromMother, phaseOf } from '#core/cells/population.ts'
import { assert } from '#core/kernel/assert.ts'
import { loseFor } from './attribution.ts'
import { accrueCost } from './cost.ts'
import { register, registersOf, type Control, type ControlScheduler } from './control.ts'
import { noteOf } from './journal.ts'

/** How a cell ends: told to go and drained by its kubelet, or killed. */

/** Where the end of its work is not known ahead, a cell that drains is looked at so often, s. */
const lookEvery = 1

/**
 * Tells cells of one service to go. They leave routing at once; each finishes what it has for the grace period, and is
 * gone when it is idle or the period is over.
 */
export function dismiss(
  control: Control,
  scheduler: ControlScheduler,
  service: number,
  rows: readonly number[],
): void {
  const { population, data, clock, registers } = control
  accrueCost(control, service)
  registers[registersOf(service) + register.prunings] += rows.length
  const ready = rows.filter((row) => population.ready[row] === 1)
  for (const row of ready) {
    population.ready[row] = 0
    population.readyChangedAt[row] = clock[0]
  }
  if (ready.length > 0) data.leave(service, ready)
  for (const row of rows) beginDraining(control, scheduler, row)
}

function beginDraining(control: Control, scheduler: ControlScheduler, row: number): void {
  const { population, data, clock, beside } = control
  const now = clock[0]
  forgetNext(control, scheduler, row)
  const { gracePeriod, shutdown } = beside.services[population.services[row]]
  const latest = now + gracePeriod
  const emptyAt = data.emptyAt(row)
  const idle = Math.max(emptyAt === Infinity ? now + lookEvery : emptyAt, now + shutdown)
  const end = Math.min(idle, latest)
  become(population, row, 'draining', now, end)
  noteOf(control, row, 'draining')
  scheduler.schedule('expire', end, row)
}

/** What a cell was to come to by itself does not come; the mother of one that is not yet ready is free. */
function forgetNext(
  { population, beside }: Control,
  scheduler: ControlScheduler,
  row: number,
): void {
  const isBorn = !isStarting(population, row)
  // Without a rollout a cell that serves comes to nothing by itself.
  if (isBorn && beside.deployments[population.services[row]] === null) return
  scheduler.withdraw('ripen', row)
  if (!isBorn) partFromMother(population, row)
}

/** A draining cell is gone, with what it still has where its grace is over; else it is looked at again. */
export function expire(control: Control, scheduler: ControlScheduler, row: number): void {
  const { population, data, clock, beside } = control
  assert(phaseOf(population, row) === 'draining', 'only a draining cell expires')
  const { gracePeriod } = beside.services[population.services[row]]
  const latest = population.phaseStartedAt[row] + gracePeriod
  if (!data.foresees && clock[0] < latest && data.emptyAt(row) > clock[0]) {
    const next = Math.min(clock[0] + lookEvery, latest)
    population.phaseEndsAt[row] = next
    scheduler.schedule('expire', next, row)
    return
  }
  control.registers[registersOf(population.services[row]) + register.scaledAt] = clock[0]
  remove(control, row, 'dead')
}

/** Ends a living cell now, without any grace. */
export function endAtOnce(control: Control, scheduler: ControlScheduler, row: number): void {
  const { population, data } = control
  const service = population.services[row]
  forgetNext(control, scheduler, row)
  if (phaseOf(population, row) === 'draining') scheduler.withdraw('expire', row)
  accrueCost(control, service)
  if (population.ready[row] === 1) data.leave(service, [row])
  population.ready[row] = 0
  remove(control, row, 'killed')
}

function remove(control: Control, row: number, kind: 'dead' | 'killed'): void {
  const { population } = control
  accrueCost(control, population.services[row])
  loseFor(control, row, kind)
  noteOf(control, row, kind)
  bury(population, row)
  population.ids[row] = 0
}
