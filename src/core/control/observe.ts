import { isStarting, livingOf } from '#core/cells/population.ts'
import { nextTime } from '#core/kernel/calendar.ts'
import { phases } from '#core/cells/phases.ts'
import type { Approximation, Figures } from '#core/organisms/observation.ts'
import { cellColumns, edgeColumns, serviceColumns } from '#core/organisms/observation.ts'
import { rateOn } from '#core/traffic/load.ts'
import { happenings } from '#core/organisms/causes.ts'
import { causesNow } from './attribution.ts'
import { allCauses, sumsOf } from './ledger.ts'
import { restartsOf, waitsForRestart } from './containers.ts'
import { livingRows, register, registersOf, type Control } from './control.ts'
import { costNow } from './cost.ts'
import { cellsEach, drawnRows } from './drawn-cells.ts'
import { countPhases, rateOf } from './history.ts'
import { readyForecast } from './ripening.ts'
import { rolloutFigures } from './rollout-figures.ts'
import { cellCapacity } from './rules.ts'
import { nextDecisionOf } from './scaling.ts'

/** What the page sees of the run. Nothing here changes the state. */

/** How many cells, services and edges a frame holds. */
export interface FrameSize {
  readonly cells: number
  readonly services: number
  readonly edges: number
}

/** How many of each a frame of this moment holds. */
export function frameSize(control: Control): FrameSize {
  const { names, edges } = control
  return { cells: drawnRows(control).length, services: names.length, edges: edges.length }
}

/** Fills the columns of a frame with room for so many; see observation.ts for what each means. */
export function fillFrame(control: Control, values: Float32Array, room: FrameSize): void {
  const rows = drawnRows(control)
  for (let place = 0; place < rows.length; place++) {
    fillCell(control, rows[place], values, place, room.cells)
  }
  let base = cellColumns.length * room.cells
  control.names.forEach((_, service) => {
    fillService(control, service, values, base + service, room.services)
  })
  base += serviceColumns.length * room.services
  if (room.edges === 0) return
  control.edges.forEach((_, edge) => {
    edgeColumns.forEach((column, i) => {
      values[base + i * room.edges + edge] = control.data.edgeRate(edge, column)
    })
  })
}

function fillCell(
  control: Control,
  row: number,
  values: Float32Array,
  place: number,
  capacity: number,
): void {
  const { population, sampled, data, clock } = control
  const service = population.services[row]
  const startedAt = population.phaseStartedAt[row]
  const endsAt = population.phaseEndsAt[row]
  const span = endsAt - startedAt
  const busy = data.inService(service, row)
  let at = place
  const put = (value: number): void => {
    values[at] = value
    at += capacity
  }
  // In the order of cellColumns.
  put(population.ids[row])
  put(service)
  put(population.mothers[row])
  put(population.phases[row])
  put(endsAt < 0 || span <= 0 ? 0 : Math.min(1, Math.max(0, (clock[0] - startedAt) / span)))
  put(sampled.load[row])
  put(busy)
  put(data.inside(service, row) - busy)
  put(population.ready[row])
  put(population.genomes[row])
  put(population.bornAt[row])
  put(population.unborn[row])
  put(endsAt)
  put(restartsOf(control, row))
  put(waitsForRestart(control, row) ? 1 : 0)
}

function fillService(
  control: Control,
  service: number,
  values: Float32Array,
  base: number,
  capacity: number,
): void {
  const { data, registers, beside } = control
  const settings = beside.services[service]
  const own = registersOf(service)
  const count = countPhases(control, service, livingRows(control, service))
  const ready = data.ready(service)
  const row = [
    arrivalRate(control, service),
    rateOf(control, service, 'attempts'),
    rateOf(control, service, 'completed'),
    rateOf(control, service, 'shed'),
    rateOf(control, service, 'failed'),
    ready * cellCapacity(settings),
    ready,
    count.starting,
    count.draining,
    registers[own + register.desired],
    count.waiting,
    count.inService,
    registers[own + register.p50],
    registers[own + register.p99],
    registers[own + register.missedNow],
    registers[own + register.utilisation],
    cellsEach(control)[service],
  ]
  row.forEach((value, i) => (values[base + i * capacity] = value))
}

/** Fresh requests per second: of the load where clients alone send them, else as seen in the last window. */
function arrivalRate(control: Control, service: number): number {
  const { beside, clock, edges } = control
  const isOfLoad = edges.every(({ from, to }) => to !== service || from < 0)
  return isOfLoad
    ? rateOn(beside.services[service].load, clock[0])
    : rateOf(control, service, 'arrived')
}

/** Counts of a service since the start and present values, for panels and the command line. */
export function figuresOf(control: Control, service: number): Figures {
  const { registers, beside, clock, data } = control
  const settings = beside.services[service]
  const own = registersOf(service)
  const rows = livingRows(control, service)
  const tally = data.tally(service)
  const count = countPhases(control, service, rows)
  const ready = data.ready(service)
  const limits = data.limits(service)
  const rollout = rolloutFigures(control, service)
  return {
    time: clock[0],
    requests: {
      arrived: tally.arrived,
      succeeded: tally.succeeded,
      failed: tally.failed,
      open: tally.arrived - tally.succeeded - tally.failed,
    },
    attempts: {
      sent: tally.attempts,
      completed: tally.completed,
      waiting: count.waiting,
      inService: count.inService,
      shed: tally.shed,
      abandoned: tally.abandoned,
      lost: tally.lost,
    },
    retries: {
      sent: tally.retried,
      refusedByBudget: tally.budgetRefused,
      refusedByLimit: tally.poolRefused,
    },
    cells: {
      ready,
      starting: count.starting,
      draining: count.draining,
      desired: registers[own + register.desired],
    },
    divisions: registers[own + register.divisions],
    prunings: registers[own + register.prunings],
    divisionsRefused: registers[own + register.refused],
    arrivalRate: arrivalRate(control, service),
    capacity: ready * cellCapacity(settings),
    utilisation: registers[own + register.utilisation],
    p50: registers[own + register.p50],
    p99: registers[own + register.p99],
    objective: {
      missedRequests: tally.missed + tally.failed,
      missedSeconds: registers[own + register.missedSeconds],
      missedNow: registers[own + register.missedNow] === 1,
    },
    cost: { perHour: rows.length * settings.pricePerHour, ...costNow(control, service) },
    nextReadyAt: nextReadyAt(control, rows),
    nextDecisionAt: nextDecisionOf(control, service),
    ...(limits === null ? {} : { limits }),
    ...(rollout === null ? {} : { rollout }),
    ...(beside.sizes[service] === null ? {} : { slots: settings.slots }),
  }
}

/** When the run was counted by level; null where every request is simulated, always. */
export function approximationOf({ data }: Control): Approximation | null {
  const { levels } = data
  if (levels === undefined) return null
  return { isOn: levels.isOn(), spans: levels.spans, refusal: levels.refusal() }
}

function nextReadyAt(control: Control, rows: Int32Array): number {
  let earliest = -1
  for (const row of rows) {
    if (!isStarting(control.population, row)) continue
    const at = readyForecast(control, row)
    if (at < Infinity && (earliest < 0 || at < earliest)) earliest = at
  }
  return earliest
}

/** Sentences that hold of the control plane at every instant of every run. */
export const invariants: { readonly [sentence: string]: (control: Control) => boolean } = {
  'only ready cells are in routing': (control) =>
    control.names.every((_, service) => {
      const rows = livingRows(control, service)
      const ready = rows.filter((row) => control.population.ready[row] === 1)
      return ready.length === control.data.ready(service)
    }),
  'every attempt that came to nothing or late has one cause': (control) => {
    const sums = sumsOf(allCauses(causesNow(control)), control.names.length)
    return control.names.every((_, service) => {
      const { shed, abandoned, lost, completed, succeeded, missed } = control.data.tally(service)
      const [noneReady, full, gaveUp, down, vain, late] = happenings.map(
        (one) => sums[one][service],
      )
      return (
        noneReady + full === shed &&
        gaveUp === abandoned &&
        down === lost &&
        vain === completed - succeeded &&
        late === missed
      )
    })
  },
  'a phase lies within the list of phases': ({ population }) =>
    livingOf(population).every((row) => population.phases[row] < phases.length),
  'no event of a cell or an autoscaler lies in the past': ({ calendar, clock }) =>
    nextTime(calendar) >= clock[0],
}
