import { become, bury, isStarting, partFromMother, phaseOf } from '#core/cells/population.ts'
import { assert } from '#core/kernel/assert.ts'
import { lastLeave } from '#core/traffic/lists.ts'
import { loseCell } from '#core/traffic/loss.ts'
import { leaveRouting } from '#core/traffic/routing-list.ts'
import { accrueCost } from './cost.ts'
import { noteOf, register, type ServiceScheduler, type ServiceState } from './state.ts'

/** How a cell ends: told to go and drained by its kubelet, or killed. */

const service = 0

/**
 * Tells a cell to go. It leaves routing at once, finishes what it has for the grace period, and is
 * gone when it is idle or the period is over.
 */
export function dismiss(state: ServiceState, scheduler: ServiceScheduler, row: number): void {
  const { population, plane, clock, beside } = state
  const now = clock[0]
  accrueCost(state)
  state.registers[register.prunings]++
  if (isStarting(population, row)) abandonBirth(state, scheduler, row)
  if (population.ready[row] === 1) {
    population.ready[row] = 0
    population.readyChangedAt[row] = now
    leaveRouting(plane, service, row)
  }
  const { gracePeriod, shutdown } = beside.settings
  const idle = Math.max(lastLeave(plane, row), now + shutdown)
  const end = Math.min(idle, now + gracePeriod)
  become(population, row, 'draining', now, end)
  noteOf(state, row, 'draining')
  scheduler.schedule('expire', end, row)
}

/** A starting cell will not be ready: its next stage does not come, and its mother is free. */
function abandonBirth(state: ServiceState, scheduler: ServiceScheduler, row: number): void {
  scheduler.withdraw('ripen', row)
  partFromMother(state.population, row)
}

/** A draining cell is gone; what it still had is lost. */
export function expire(state: ServiceState, row: number): void {
  assert(phaseOf(state.population, row) === 'draining', 'only a draining cell expires')
  remove(state, row, 'dead')
}

/** Ends a living cell now, without any grace. */
export function endAtOnce(state: ServiceState, scheduler: ServiceScheduler, row: number): void {
  const { population } = state
  if (isStarting(population, row)) abandonBirth(state, scheduler, row)
  if (phaseOf(population, row) === 'draining') scheduler.withdraw('expire', row)
  accrueCost(state)
  if (population.ready[row] === 1) leaveRouting(state.plane, service, row)
  population.ready[row] = 0
  remove(state, row, 'killed')
}

function remove(state: ServiceState, row: number, kind: 'dead' | 'killed'): void {
  const { population } = state
  accrueCost(state)
  loseCell(state.plane, service, row)
  noteOf(state, row, kind)
  bury(population, row)
  population.ids[row] = 0
}
