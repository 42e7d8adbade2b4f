import { become, germinate } from '#core/cells/population.ts'
import {
  livingRows,
  register,
  registersOf,
  type Control,
  type ControlScheduler,
} from './control.ts'
import { accrueCost } from './cost.ts'
import { noteOf } from './journal.ts'
import { stageTime } from './rules.ts'

/**
 * How a cell comes to serve: what scheduler and kubelet do. A division is a new pod; that it has a
 * mother is our picture of it (a real replica is a fresh copy of the image).
 */

/** So many new cells of a service at this instant, as far as the population has room; of the image that it began with, or of a later one. */
export function divide(
  control: Control,
  scheduler: ControlScheduler,
  service: number,
  count: number,
  genome = service,
): void {
  const mothers = mothersOf(control, service, count)
  for (let i = 0; i < count; i++) {
    const mother = mothers[Math.min(i, mothers.length - 1)]
    if (!bear(control, scheduler, { service, mother, genome })) return
  }
}

/** One new cell of a service from scheduled on; false when the population has no room. */
function bear(
  control: Control,
  scheduler: ControlScheduler,
  { service, mother, genome }: Readonly<Record<'service' | 'mother' | 'genome', number>>,
): boolean {
  const { population, registers, clock } = control
  const now = clock[0]
  accrueCost(control, service)
  const row = germinate(population, service, mother, now)
  if (row < 0) {
    registers[registersOf(service) + register.refused]++
    return false
  }
  registers[registersOf(service) + register.divisions]++
  const accepted = now + stageOf(control, row, 'scheduling')
  population.acceptedAt[row] = accepted
  population.phaseEndsAt[row] = accepted
  population.genomes[row] = genome
  clearRestarts(control, row)
  emptyCell(control, row)
  noteOf(control, row, 'born')
  scheduler.schedule('ripen', accepted, row)
  return true
}

/** The container of a new cell has never been started again. */
function clearRestarts({ restarts }: Control, row: number): void {
  restarts.count[row] = 0
  restarts.wait[row] = 0
  restarts.steppedAt[row] = 0
  restarts.until[row] = 0
}

/** A cell of a service that is ready at time 0, as if it had always been there. */
export function found(control: Control, service: number): void {
  const { population } = control
  const row = germinate(population, service, 0, 0)
  if (row < 0) return
  // All cells of the beginning are copies of the image of their service.
  population.genomes[row] = service
  emptyCell(control, row)
  population.acceptedAt[row] = 0
  population.startedAt[row] = 0
  become(population, row, 'serving', 0, -1)
  makeReady(control, row, 0)
  control.scrape.at[row] = 0
  noteOf(control, row, 'born')
}

/** Nothing is in a cell yet, and nothing has been measured of it. */
export function emptyCell({ data, population, scrape, sampled }: Control, row: number): void {
  const service = population.services[row]
  data.clear(service, row)
  scrape.at[row] = -1
  scrape.takenAt[row] = -1
  scrape.busy[row] = 0
  scrape.routed[row] = 0
  scrape.window[row] = 0
  scrape.cpu[row] = 0
  scrape.rate[row] = 0
  scrape.inFlight[row] = 0
  scrape.queue[row] = 0
  sampled.busy[row] = 0
  sampled.load[row] = 0
}

/** The probe has found a cell ready: requests are sent to it. */
export function makeReady({ data, population }: Control, row: number, now: number): void {
  population.ready[row] = 1
  population.readyAt[row] = now
  population.readyChangedAt[row] = now
  data.join(population.services[row], row)
}

/**
 * Mothers of the next `count` daughters, each the busiest ready cell without an unborn daughter, the older one at a tie. When every
 * cell has one it is the oldest ready cell, which comes last (its further daughters are drawn as spores); 0 without any ready cell.
 */
function mothersOf(control: Control, service: number, count: number): readonly number[] {
  const { population, sampled } = control
  const free: number[] = []
  let oldest = 0
  // One walk without lists between: boot on demand asks at every other request.
  for (const row of livingRows(control, service)) {
    if (population.ready[row] !== 1) continue
    oldest ||= population.ids[row]
    if (population.unborn[row] === 0) free.push(row)
  }
  // Stable: the living stand in order of birth.
  const busiest = free.sort((one, other) => sampled.load[other] - sampled.load[one]).slice(0, count)
  return [...busiest.map((row) => population.ids[row]), oldest]
}

/** How long a stage of the cell in `row` takes with the present settings of its service. */
export function stageOf(
  { beside, population, seed }: Control,
  row: number,
  stage: 'scheduling' | 'image pull' | 'boot',
): number {
  const settings = beside.services[population.services[row]]
  const means = {
    scheduling: settings.scheduling,
    'image pull': settings.imagePull,
    boot: settings.boot,
  }
  return stageTime(means[stage], settings, { seed, stage, cell: population.ids[row] })
}
