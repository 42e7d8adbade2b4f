import { assert } from '#core/kernel/assert.ts'
import { spansOfRows, type Life } from '#core/kernel/compact.ts'
import { float64, int32, uint8, type Views } from '#core/kernel/memory.ts'
import { phases, type Phase } from './phases.ts'

/**
 * The living cells of all services, one row a cell. A row is used again after its cell is gone, the
 * id never: the lineage is kept in notes, not in rows (docs/decisions/0014).
 * Times are simulated seconds, −1 where something has not happened.
 */
export const populationLayout = (rows: number) => ({
  ids: float64(rows),
  services: int32(rows),
  mothers: float64(rows),
  genomes: int32(rows),
  // Daughters that have not been ready yet.
  unborn: int32(rows),
  phases: uint8(rows),
  ready: uint8(rows),
  bornAt: float64(rows),
  phaseStartedAt: float64(rows),
  phaseEndsAt: float64(rows),
  // When the kubelet takes the cell over, and when its container starts.
  acceptedAt: float64(rows),
  startedAt: float64(rows),
  readyAt: float64(rows),
  readyChangedAt: float64(rows),
  // Rows of the living, in order of birth, and rows that are free.
  living: int32(rows),
  free: int32(rows),
  registers: float64(3),
})
export type Population = Views<ReturnType<typeof populationLayout>>

const livingCount = 0
const freeCount = 1
const lastId = 2

/** What of a population is alive: the rows of its cells, which are written anew when they are given to one. */
export function populationLife(population: Population): Life<ReturnType<typeof populationLayout>> {
  const ofRows = { spans: () => spansOfRows(livingOf(population)) }
  return {
    ids: ofRows,
    services: ofRows,
    mothers: ofRows,
    genomes: ofRows,
    unborn: ofRows,
    phases: ofRows,
    ready: ofRows,
    bornAt: ofRows,
    phaseStartedAt: ofRows,
    phaseEndsAt: ofRows,
    acceptedAt: ofRows,
    startedAt: ofRows,
    readyAt: ofRows,
    readyChangedAt: ofRows,
    living: { first: () => countLiving(population) },
    free: { first: () => population.registers[freeCount] },
  }
}

/** A population without cells; the columns must be fresh. */
export function createPopulation(population: Population): Population {
  const rows = population.ids.length
  for (let i = 0; i < rows; i++) population.free[i] = rows - 1 - i
  population.registers[freeCount] = rows
  return population
}

/** Rows of the living cells in order of birth. */
export function livingOf(population: Population): Int32Array {
  return population.living.subarray(0, countLiving(population))
}

/** How many cells live, dying ones included. */
export function countLiving(population: Population): number {
  return population.registers[livingCount]
}

/** Gives a new cell a row and the next id; −1 when the population has no room. */
export function germinate(
  population: Population,
  service: number,
  mother: number,
  now: number,
): number {
  const left = population.registers[freeCount]
  if (left === 0) return -1
  const row = population.free[left - 1]
  population.registers[freeCount] = left - 1
  population.living[population.registers[livingCount]++] = row
  population.ids[row] = ++population.registers[lastId]
  population.services[row] = service
  population.mothers[row] = mother
  population.genomes[row] = 0
  population.unborn[row] = 0
  const motherRow = rowOf(population, mother)
  if (motherRow >= 0) population.unborn[motherRow]++
  population.phases[row] = phases.indexOf('scheduled')
  population.ready[row] = 0
  population.bornAt[row] = now
  population.phaseStartedAt[row] = now
  population.phaseEndsAt[row] = -1
  population.acceptedAt[row] = -1
  population.startedAt[row] = -1
  population.readyAt[row] = -1
  population.readyChangedAt[row] = -1
  return row
}

/** The daughter in `row` is ready or told to go: her mother, if she lives, waits for one less, once. */
export function partFromMother(population: Population, row: number): void {
  if (population.readyAt[row] >= 0) return
  const motherRow = rowOf(population, population.mothers[row])
  if (motherRow >= 0) population.unborn[motherRow]--
}

/** Lets a cell go on to a later phase; `endsAt` is when that phase ends, −1 while nobody knows. */
export function become(
  population: Population,
  row: number,
  phase: Phase,
  now: number,
  endsAt: number,
): void {
  const next = phases.indexOf(phase)
  assert(
    next > population.phases[row],
    `a cell that is ${phaseOf(population, row)} never becomes ${phase}`,
  )
  population.phases[row] = next
  population.phaseStartedAt[row] = now
  population.phaseEndsAt[row] = endsAt
}

/** The container of a cell that was started has ended: it boots anew, the one step back that there is. */
export function beginAnew(population: Population, row: number, now: number, endsAt: number): void {
  const booting = phases.indexOf('booting')
  assert(
    population.phases[row] >= booting && isActive(population, row),
    'only a cell whose container was started boots anew',
  )
  population.phases[row] = booting
  population.phaseStartedAt[row] = now
  population.phaseEndsAt[row] = endsAt
}

export function phaseOf(population: Population, row: number): Phase {
  return phases[population.phases[row]]
}

// Looked up once: who counts cells asks this of each.
const serving = phases.indexOf('serving')
const draining = phases.indexOf('draining')

/** Whether the cell has not yet been ready: from scheduled to probing. */
export function isStarting(population: Population, row: number): boolean {
  return population.phases[row] < serving
}

/** Whether the cell counts for its service: it has not been told to go. */
export function isActive(population: Population, row: number): boolean {
  return population.phases[row] < draining
}

/** Frees the row of a dead cell. */
export function bury(population: Population, row: number): void {
  become(population, row, 'dead', population.phaseStartedAt[row], -1)
  const { living, registers } = population
  const count = registers[livingCount]
  const place = placeOf(population, population.ids[row])
  assert(place >= 0, 'a cell is buried once')
  living.copyWithin(place, place + 1, count)
  registers[livingCount] = count - 1
  population.free[registers[freeCount]++] = row
}

/** The row of a living cell by its id; −1 when there is none. */
export function rowOf(population: Population, id: number): number {
  const place = placeOf(population, id)
  return place < 0 ? -1 : population.living[place]
}

/** The oldest starting cell of a service whose number is at least `id`; 0 where there is none. */
export function startingFrom(population: Population, service: number, id: number): number {
  const { ids, living, services, registers } = population
  for (let place = placeFrom(population, id); place < registers[livingCount]; place++) {
    const row = living[place]
    if (services[row] === service && isStarting(population, row)) return ids[row]
  }
  return 0
}

/** Where a cell stands among the living; −1 when it is none. */
function placeOf(population: Population, id: number): number {
  const { ids, living, registers } = population
  const place = placeFrom(population, id)
  return place < registers[livingCount] && ids[living[place]] === id ? place : -1
}

/** Where the first living cell stands whose number is at least `id`. They stand in order of birth, so their ids rise. */
function placeFrom({ ids, living, registers }: Population, id: number): number {
  let low = 0
  let high = registers[livingCount]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ids[living[middle]] < id) low = middle + 1
    else high = middle
  }
  return low
}
