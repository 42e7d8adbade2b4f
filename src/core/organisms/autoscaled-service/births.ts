import { become, germinate, partFromMother, phaseOf } from '#core/cells/population.ts'
import { assert } from '#core/kernel/assert.ts'
import { clearRow, joinRouting } from '#core/traffic/routing-list.ts'
import { accrueCost } from './cost.ts'
import { stageTime } from './rules.ts'
import { livingRows, noteOf, register, type ServiceScheduler, type ServiceState } from './state.ts'

/**
 * How a cell comes to serve: what scheduler and kubelet do. A division is a new pod; that it has a
 * mother is our picture of it (a real replica is a fresh copy of the image).
 */

const service = 0

/** One new cell from scheduled on; false when the population has no room. */
export function divide(state: ServiceState, scheduler: ServiceScheduler): boolean {
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
  const accepted = now + stageOf(state, row, 'scheduling')
  population.acceptedAt[row] = accepted
  population.phaseEndsAt[row] = accepted
  emptyCell(state, row)
  noteOf(state, row, 'born')
  scheduler.schedule('ripen', accepted, row)
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
  noteOf(state, row, 'born')
}

function emptyCell(state: ServiceState, row: number): void {
  clearRow(state.plane, service, row)
  state.scrape.at[row] = -1
  state.scrape.takenAt[row] = -1
  state.scrape.busy[row] = 0
  state.scrape.routed[row] = 0
  state.scrape.window[row] = 0
  state.scrape.cpu[row] = 0
  state.scrape.rate[row] = 0
  state.scrape.inFlight[row] = 0
  state.scrape.queue[row] = 0
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
export function ripen(state: ServiceState, scheduler: ServiceScheduler, row: number): void {
  const { population, clock } = state
  const now = clock[0]
  const enter = (phase: 'pulling' | 'booting' | 'probing', until: number): void => {
    become(population, row, phase, now, until)
    scheduler.schedule('ripen', until, row)
  }
  switch (phaseOf(population, row)) {
    case 'scheduled':
      population.readyChangedAt[row] = now
      enter('pulling', now + stageOf(state, row, 'image pull'))
      return
    case 'pulling':
      population.startedAt[row] = now
      // The metrics server sees the container from its next reading on.
      enter('booting', now + stageOf(state, row, 'boot'))
      return
    case 'booting':
      enter('probing', probeAt(state, population.startedAt[row], now))
      return
    case 'probing':
      accrueCost(state)
      partFromMother(population, row)
      become(population, row, 'serving', now, -1)
      makeReady(state, row, now)
      noteOf(state, row, 'ready')
      return
    default:
      assert(false, 'only a starting cell ripens')
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
