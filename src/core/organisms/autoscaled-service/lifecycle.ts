import {
  become,
  bury,
  germinate,
  isActive,
  isStarting,
  partFromMother,
  phaseOf,
} from '#core/cells/population.ts'
import { podsToDelete, type PrunablePod } from '#core/policies/pruning.ts'
import { keyedWord, keyOf } from '#core/kernel/random.ts'
import { lastLeave, loseCell } from '#core/traffic/loss.ts'
import { clearRow, joinRouting, leaveRouting } from '#core/traffic/routing-list.ts'
import { accrueCost } from './cost.ts'
import { stageTime } from './rules.ts'
import { livingRows, note, register, type ServiceScheduler, type ServiceState } from './state.ts'

/**
 * The life of the cells of the service: what a ReplicaSet and the kubelets do. A division is a new
 * pod; that it has a mother is our picture of it (a real replica is a fresh copy of the image).
 */

const service = 0

/** Brings the number of active cells to what is desired: by divisions, or by pruning. */
export function reconcileReplicas(state: ServiceState, scheduler: ServiceScheduler): void {
  const desired = state.registers[register.desired]
  const active = [...livingRows(state)].filter((row) => isActive(state.population, row))
  for (let count = active.length; count < desired; count++) {
    if (!divide(state, scheduler)) break
  }
  if (active.length > desired) prune(state, scheduler, active, active.length - desired)
}

/** One new cell from scheduled on; false when the population has no room. */
function divide(state: ServiceState, scheduler: ServiceScheduler): boolean {
  const { population, registers, clock } = state
  const now = clock[0]
  accrueCost(state)
  const mother = motherOf(state)
  const row = germinate(population, service, mother, now)
  if (row < 0) {
    registers[register.refused]++
    return false
  }
  registers[register.divisions]++
  const id = population.ids[row]
  const accepted = now + stageOf(state, row, 'scheduling')
  population.acceptedAt[row] = accepted
  population.phaseEndsAt[row] = accepted
  emptyCell(state, row)
  note(state, { time: now, kind: 'born', service, id, mother })
  scheduler.schedule('ripen', accepted - now, row, id)
  return true
}

/** A cell that is ready at time 0, as if it had always been there. */
export function found(state: ServiceState): void {
  const { population } = state
  const row = germinate(population, service, 0, 0)
  if (row < 0) return
  emptyCell(state, row)
  population.acceptedAt[row] = 0
  population.startedAt[row] = 0
  become(population, row, 'serving', 0, -1)
  makeReady(state, row, 0)
  state.scrape.at[row] = 0
  note(state, { time: 0, kind: 'born', service, id: population.ids[row], mother: 0 })
}

function emptyCell(state: ServiceState, row: number): void {
  clearRow(state.plane, row)
  state.scrape.at[row] = -1
  state.scrape.takenAt[row] = -1
  state.scrape.busy[row] = 0
  state.scrape.routed[row] = 0
  state.sampled.busy[row] = 0
  state.sampled.load[row] = 0
}

function makeReady(state: ServiceState, row: number, now: number): void {
  const { population } = state
  population.ready[row] = 1
  population.readyAt[row] = now
  population.readyChangedAt[row] = now
  joinRouting(state.plane, service, row)
}

/**
 * The busiest ready cell without an unborn daughter, the older one at a tie; when every cell has one,
 * the oldest ready cell (its further daughters are drawn as spores); 0 without any ready cell.
 */
function motherOf(state: ServiceState): number {
  const { population, sampled } = state
  const rows = livingRows(state)
  let best = -1
  let oldest = -1
  for (const row of rows) {
    if (population.ready[row] === 0) continue
    if (oldest < 0) oldest = row
    if (population.unborn[row] > 0) continue
    if (best < 0 || sampled.load[row] > sampled.load[best]) best = row
  }
  const mother = best >= 0 ? best : oldest
  return mother < 0 ? 0 : population.ids[mother]
}

/** The present phase of a cell ends: scheduled → pulling → booting → probing → serving. */
export function ripen(
  state: ServiceState,
  scheduler: ServiceScheduler,
  row: number,
  id: number,
): void {
  const { population, clock } = state
  // Gone meanwhile: the row is free, belongs to another cell, or its cell has been told to go.
  if (population.ids[row] !== id || !isActive(population, row)) return
  const now = clock[0]
  const enter = (phase: 'pulling' | 'booting' | 'probing', lasts: number): void => {
    become(population, row, phase, now, now + lasts)
    scheduler.schedule('ripen', lasts, row, id)
  }
  switch (phaseOf(population, row)) {
    case 'scheduled':
      population.readyChangedAt[row] = now
      enter('pulling', stageOf(state, row, 'image pull'))
      return
    case 'pulling':
      population.startedAt[row] = now
      // The metrics server sees the container from its next reading on.
      enter('booting', stageOf(state, row, 'boot'))
      return
    case 'booting':
      enter('probing', probeAt(state, population.startedAt[row], now) - now)
      return
    case 'probing':
      accrueCost(state)
      partFromMother(population, row)
      become(population, row, 'serving', now, -1)
      makeReady(state, row, now)
      note(state, { time: now, kind: 'ready', service, id, mother: population.mothers[row] })
      return
    default:
      return
  }
}

/** The first readiness probe at or after `booted`: delay + k·period after the start of the container. */
function probeAt(state: ServiceState, startedAt: number, booted: number): number {
  const { probeDelay, probePeriod } = state.beside.settings
  const first = startedAt + probeDelay
  if (first >= booted) return first
  return first + Math.ceil((booted - first) / probePeriod) * probePeriod
}

/**
 * When a starting cell will be ready, as the settings stand: its stages are keyed draws, so they can
 * be known before they come.
 */
export function readyForecast(state: ServiceState, row: number): number {
  const { population } = state
  const endsAt = population.phaseEndsAt[row]
  switch (phaseOf(population, row)) {
    case 'scheduled': {
      const startsAt = endsAt + stageOf(state, row, 'image pull')
      return probeAt(state, startsAt, startsAt + stageOf(state, row, 'boot'))
    }
    case 'pulling':
      return probeAt(state, endsAt, endsAt + stageOf(state, row, 'boot'))
    case 'booting':
      return probeAt(state, population.startedAt[row], endsAt)
    default:
      return endsAt
  }
}

/** How long a stage of the cell in `row` takes with the present settings. */
function stageOf(
  state: ServiceState,
  row: number,
  stage: 'scheduling' | 'image pull' | 'boot',
): number {
  const { settings } = state.beside
  const means = {
    scheduling: settings.scheduling,
    'image pull': settings.imagePull,
    boot: settings.boot,
  }
  const of = { seed: state.seed, stage, cell: state.population.ids[row] }
  return stageTime(means[stage], settings.stageScv, of)
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

/**
 * Tells a cell to go. It leaves routing at once, finishes what it has for the grace period, and is
 * gone when it is idle or the period is over.
 */
function dismiss(state: ServiceState, scheduler: ServiceScheduler, row: number): void {
  const { population, plane, clock, beside } = state
  const now = clock[0]
  accrueCost(state)
  state.registers[register.prunings]++
  if (isStarting(population, row)) partFromMother(population, row)
  if (population.ready[row] === 1) {
    population.ready[row] = 0
    population.readyChangedAt[row] = now
    leaveRouting(plane, service, row)
  }
  const { gracePeriod, shutdown } = beside.settings
  const idle = Math.max(lastLeave(plane, row), now + shutdown)
  const end = Math.min(idle, now + gracePeriod)
  become(population, row, 'draining', now, end)
  const id = population.ids[row]
  note(state, { time: now, kind: 'draining', service, id, mother: population.mothers[row] })
  scheduler.schedule('expire', end - now, row, id)
}

/** A draining cell is gone; what it still had is lost. */
export function expire(state: ServiceState, row: number, id: number): void {
  const { population } = state
  if (population.ids[row] !== id || phaseOf(population, row) !== 'draining') return
  remove(state, row, 'dead')
}

/** Ends a cell without any grace; the ReplicaSet replaces it at once. */
export function kill(state: ServiceState, scheduler: ServiceScheduler, row: number): void {
  const { population } = state
  accrueCost(state)
  if (isStarting(population, row)) partFromMother(population, row)
  if (population.ready[row] === 1) leaveRouting(state.plane, service, row)
  population.ready[row] = 0
  remove(state, row, 'killed')
  reconcileReplicas(state, scheduler)
}

function remove(state: ServiceState, row: number, kind: 'dead' | 'killed'): void {
  const { population } = state
  accrueCost(state)
  loseCell(state.plane, service, row)
  const id = population.ids[row]
  note(state, { time: state.clock[0], kind, service, id, mother: population.mothers[row] })
  bury(population, row)
  population.ids[row] = 0
}
