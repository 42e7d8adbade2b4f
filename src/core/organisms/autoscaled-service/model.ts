import { rowOf } from '#core/cells/population.ts'
import { digestOf } from '#core/kernel/digest.ts'
import { histogramQuantile } from '#core/kernel/histogram.ts'
import { createScheduler, createSimulation, type Handlers } from '#core/kernel/simulation.ts'
import { keyedWord, keyOf, uniform } from '#core/kernel/random.ts'
import { checkField, checkSettings } from '#core/schema/validate.ts'
import type { Plain, Result } from '#core/schema/schema.ts'
import { flow } from '#core/traffic/flow.ts'
import { loadDuration } from '#core/traffic/load.ts'
import { replanArrivals } from '#core/traffic/arrivals.ts'
import type { Organism, Run, Save } from '#core/organisms/organism.ts'
import type { Change } from '#core/organisms/recording.ts'
import { accrueCost } from './cost.ts'
import { sample } from './history.ts'
import { expire, found, kill, ripen } from './lifecycle.ts'
import { scrape } from './metrics.ts'
import { figuresOf, fillFrame, frameSize, invariants } from './observe.ts'
import { parameters, type AutoscaledServiceSettings } from './parameters.ts'
import { checkTogether, rulesOf } from './rules.ts'
import { planSync, sync } from './scaling.ts'
import {
  createState,
  historyRows,
  register,
  type Beside,
  type ServiceEvents,
  type ServiceScheduler,
  type ServiceState,
} from './state.ts'

const handlers: Handlers<ServiceState, ServiceEvents> = {
  ripen,
  expire: (state, _scheduler, row, id) => expire(state, row, id),
  scrape,
  sync,
  sample,
}

/** One service of cells under load with a HorizontalPodAutoscaler. */
export const autoscaledService: Organism = {
  name: 'autoscaled-service',
  label: 'Autoscaled service',
  parameters,
  begin(overrides, seed) {
    const checked = checkSettings(parameters, overrides)
    if (!checked.ok) return checked
    const together = checkTogether(checked.value)
    if (!together.ok) return together
    return { ok: true, value: beginRun(checked.value, seed) }
  },
}

function beginRun(settings: AutoscaledServiceSettings, seed: number): Run {
  const state = createState(settings, seed)
  const scheduler = createScheduler<ServiceEvents>(state.calendar, state.clock, handlers)
  const simulation = createSimulation<ServiceState, ServiceEvents>(
    { handlers, flow: ({ plane }, until, limit) => flow(plane, until, limit) },
    { state, calendar: state.calendar, clock: state.clock, scheduler },
  )
  plant(state, scheduler)
  return runOf(state, scheduler, (time, limit) => simulation.advanceTo(time, limit))
}

/** The cells and the events that a run starts with. */
function plant(state: ServiceState, scheduler: ServiceScheduler): void {
  const { settings } = state.beside
  state.registers[register.desired] = settings.initialReplicas
  for (let i = 0; i < settings.initialReplicas; i++) found(state)
  // The metrics server and the autoscaler know nothing of each other: the seed sets their phases.
  const phase = 0.5 + 0.5 * uniform(keyedWord(keyOf(state.seed, 'scrape phase'), 0))
  scheduler.schedule('scrape', settings.scrapePeriod * phase)
  planSync(state, scheduler)
  scheduler.schedule('sample', state.registers[register.interval])
}

function runOf(
  state: ServiceState,
  scheduler: ServiceScheduler,
  advance: (time: number, limit: number) => boolean,
): Run {
  const { beside } = state
  const duration = (): number => loadDuration(beside.settings.load)
  return {
    services: ['web'],
    now: () => state.clock[0],
    duration,
    advanceTo: (time, limit) =>
      advance(Math.max(state.clock[0], Math.min(time, duration())), limit),
    apply: (change) => apply(state, scheduler, change),
    nextDecisionAt: () => state.registers[register.nextSyncAt],
    digest: () => digestOf([state.memory.buffer, JSON.stringify(beside.hpa)]),
    save: () => saveOf(state),
    restore: (save) => restore(state, save),
    frameSize: () => frameSize(state),
    fillFrame: (values, cells, services) => fillFrame(state, values, cells, services),
    figures: () => figuresOf(state),
    latencyQuantile: (share) => histogramQuantile(state.plane.totalLatency, 0, share),
    history: () => ({ rows: state.history, count: state.registers[register.samples] }),
    notes: () => ({ entries: beside.notes, dropped: beside.notesDropped }),
    decisions: () => ({ entries: beside.decisions, dropped: beside.decisionsDropped }),
    brokenInvariant: () =>
      Object.keys(invariants).find((sentence) => !invariants[sentence](state)) ?? null,
  }
}

function apply(state: ServiceState, scheduler: ServiceScheduler, change: Change): Result<null> {
  switch (change.type) {
    case 'kill': {
      const row = rowOf(state.population, change.cell)
      if (row < 0) return { ok: false, problem: `There is no cell ${change.cell} any more.` }
      kill(state, scheduler, row)
      return { ok: true, value: null }
    }
    case 'set':
      return set(state, change.name, change.value)
  }
}

function set(state: ServiceState, name: string, value: Plain): Result<null> {
  const field = Object.hasOwn(parameters, name) ? parameters[name as keyof typeof parameters] : null
  if (field === null)
    return { ok: false, problem: `There is no setting called “${name.slice(0, 60)}”.` }
  if (!field.live) {
    return {
      ok: false,
      problem: `“${field.label}” cannot change while a run goes on. Start a new run with it.`,
    }
  }
  const checked = checkField(field, value)
  if (!checked.ok) return checked
  const { beside, plane, registers } = state
  const before = beside.settings
  // The value was checked by the field that the name belongs to.
  const after = { ...before, [name]: checked.value } as AutoscaledServiceSettings
  if (loadDuration(after.load) > historyRows * registers[register.interval]) {
    return {
      ok: false,
      problem: 'The new load is much longer than the one this run began with. Reset the run first.',
    }
  }
  accrueCost(state)
  beside.settings = after
  const old = plane.rules[0].load
  plane.rules = [rulesOf(after)]
  if (name === 'load') replanArrivals(plane, 0, old)
  return { ok: true, value: null }
}

function saveOf(state: ServiceState): Save {
  const { beside } = state
  return {
    buffer: state.memory.buffer.slice(0),
    beside: { ...beside, notes: beside.notes.slice(), decisions: beside.decisions.slice() },
  }
}

function restore(state: ServiceState, save: Save): void {
  new Uint8Array(state.memory.buffer).set(new Uint8Array(save.buffer))
  // Only saves of this organism reach this function: a run restores what it saved.
  const beside = save.beside as Beside
  Object.assign(state.beside, {
    ...beside,
    notes: beside.notes.slice(),
    decisions: beside.decisions.slice(),
  })
  state.plane.rules = [rulesOf(beside.settings)]
}
