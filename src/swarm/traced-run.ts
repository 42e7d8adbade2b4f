import { rowOf as rowOfCell } from '#core/cells/population.ts'
import { createScheduler, createSimulation, type Handlers } from '#core/kernel/simulation.ts'
import { keyedWord, keyOf, uniform } from '#core/kernel/random.ts'
import { found, ripen } from '#core/organisms/autoscaled-service/births.ts'
import { apply } from '#core/organisms/autoscaled-service/changes.ts'
import { expire } from '#core/organisms/autoscaled-service/deaths.ts'
import { sample } from '#core/organisms/autoscaled-service/history.ts'
import { scrape } from '#core/organisms/autoscaled-service/metrics.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { planSync, sync } from '#core/organisms/autoscaled-service/scaling.ts'
import {
  createState,
  register,
  type ServiceEvents,
  type ServiceState,
} from '#core/organisms/autoscaled-service/state.ts'
import { capacityOf } from '#core/organisms/autoscaled-service/together.ts'
import { eventWeight, serve } from '#core/organisms/autoscaled-service/work.ts'
import type { LogEntry } from '#core/organisms/recording.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { loadDuration } from '#core/traffic/load.ts'
import { logStride, rollStride } from '#core/traffic/plane.ts'
import { rowOf, triesOf } from '#core/traffic/roll.ts'
import type { Values } from './scenario.ts'

/** An attempt as it was foreseen when it was sent, cut where its cell went down. Times in s. */
export interface Attempt {
  readonly sent: number
  readonly start: number
  readonly leave: number
}

/**
 * Plays a recording in a service that writes every attempt down, which the product's own does not: put together from the
 * same parts, with room for so many attempts. Null when there were more.
 */
export function traceAttempts(
  settings: Values,
  seed: number,
  log: readonly LogEntry[],
  room: number,
): readonly Attempt[] | null {
  const checked = checkSettings(parameters, settings)
  if (!checked.ok) throw new Error(checked.problem)
  const capacity = capacityOf(checked.value)
  // A client is in the pool with one attempt, and once more when its cell goes down.
  const clients = Math.min(capacity.clients, 2 * room)
  const state = createState(checked.value, seed, { ...capacity, clients, logged: room })
  const losses = new Map<string, number>()
  const handlers: Handlers<ServiceState, ServiceEvents> = {
    ripen,
    scrape,
    sync,
    sample,
    expire: (_, _scheduler, row) => {
      noteLosses(state, row, losses)
      expire(state, row)
    },
  }
  const scheduler = createScheduler<ServiceEvents>(state.calendar, state.clock, handlers)
  state.registers[register.desired] = checked.value.initialReplicas
  for (let i = 0; i < checked.value.initialReplicas; i++) found(state)
  const phase = 0.5 + 0.5 * uniform(keyedWord(keyOf(seed, 'scrape phase'), 0))
  scheduler.schedule('scrape', checked.value.scrapePeriod * phase)
  planSync(state, scheduler)
  scheduler.schedule('sample', state.registers[register.interval] ?? 1)
  const dynamics = { handlers, flow: serve, weight: eventWeight }
  const { calendar, clock } = state
  const simulation = createSimulation(dynamics, { state, calendar, clock, scheduler })
  const advance = (time: number): void => void simulation.advanceTo(time, Infinity)
  for (const { time, change } of log) {
    advance(time)
    if (change.type === 'kill') {
      noteLosses(state, rowOfCell(state.population, change.cell), losses)
    }
    apply(state, scheduler, [change], () => advance(time))
  }
  advance(loadDuration(state.beside.settings.load))
  const count = state.plane.logCount[0] ?? 0
  return count > room ? null : readAttempts(state, count, losses)
}

/** Writes down which attempts go down with a cell now. */
function noteLosses(
  { plane, clock }: ServiceState,
  row: number,
  losses: Map<string, number>,
): void {
  const now = clock[0] ?? 0
  const { roll, rolled } = plane
  for (let at = 0; at < (rolled[0] ?? 0) * rollStride; at += rollStride) {
    const [leave = 0, , request = 0, tag = 0] = roll.subarray(at, at + rollStride)
    if (rowOf(tag) === row && leave > now) losses.set(`${request} ${triesOf(tag)}`, now)
  }
}

function readAttempts(
  { plane }: ServiceState,
  count: number,
  losses: ReadonlyMap<string, number>,
): readonly Attempt[] {
  return Array.from({ length: count }, (_, i) => {
    const from = i * logStride
    const [request = 0, tries = 0, sent = 0, start = 0, leave = 0] = plane.log.subarray(
      from,
      from + logStride,
    )
    const cut = losses.get(`${request} ${tries}`) ?? Infinity
    return { sent, start: Math.min(start, cut), leave: Math.min(leave, cut) }
  })
}
