import { genomeOf } from '#core/cells/genome.ts'
import { createScheduler, createSimulation, type Handlers } from '#core/kernel/simulation.ts'
import { keyedWord, keyOf, uniform } from '#core/kernel/random.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { loadDuration } from '#core/traffic/load.ts'
import type { Organism, Run } from '#core/organisms/organism.ts'
import { apply } from './changes.ts'
import { sample } from './history.ts'

import { found, ripen } from './births.ts'
import { expire } from './deaths.ts'
import { scrape } from './metrics.ts'
import {
  figuresOf,
  fillFrame,
  frameSize,
  invariants,
  latencies,
  latencyQuantile,
} from './observe.ts'
import { parameters, type AutoscaledServiceSettings } from './parameters.ts'
import { genesOf } from './rules.ts'
import { digest, keyframe, restore, resume, save } from './saves.ts'
import { checkTogether } from './together.ts'
import { planSync, sync } from './scaling.ts'
import { eventWeight, serve } from './work.ts'
import {
  createState,
  register,
  type ServiceEvents,
  type ServiceScheduler,
  type ServiceState,
} from './state.ts'

const handlers: Handlers<ServiceState, ServiceEvents> = {
  ripen,
  expire: (state, _scheduler, row) => expire(state, row),
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
  plant(state, scheduler)
  const run = runOf(state, scheduler)
  // A run stands between two instants from its first one on.
  run.advanceTo(0, Infinity)
  return run
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

function runOf(state: ServiceState, scheduler: ServiceScheduler): Run {
  const { beside } = state
  const simulation = createSimulation<ServiceState, ServiceEvents>(
    { handlers, flow: serve, weight: eventWeight },
    { state, calendar: state.calendar, clock: state.clock, scheduler },
  )
  const duration = (): number => loadDuration(beside.settings.load)
  const advance = (time: number, limit: number): boolean => simulation.advanceTo(time, limit)
  return {
    services: ['web'],
    edges: [{ from: -1, to: 0, optional: false }],
    // Nothing mutates here: all cells are copies of the first image.
    genomes: [genomeOf(genesOf(beside.settings))],
    now: () => state.clock[0],
    duration,
    advanceTo: (time, limit) =>
      advance(Math.max(state.clock[0], Math.min(time, duration())), limit),
    apply: (...changes) =>
      apply(state, scheduler, changes, () => void advance(state.clock[0], Infinity)),
    nextDecisionAt: () => state.registers[register.nextSyncAt],
    digest: () => digest(state),
    worked: () => simulation.worked(),
    save: (before) => save(state, before),
    restore: (saved) => restore(state, saved),
    keyframe: () => keyframe(state),
    resume: (from, journal) => resume(state, from, journal),
    fork(into = emptyLike(state)) {
      into.restore(save(state))
      return into
    },
    bytes: state.memory.buffer.byteLength,
    frameSize: () => frameSize(state),
    fillFrame: (values, cells, services, edges) => fillFrame(state, values, cells, services, edges),
    figures: () => figuresOf(state),
    latencies: () => latencies(state),
    latencyQuantile: (share) => latencyQuantile(state, share),
    history: () => ({ rows: state.history, count: state.registers[register.samples] }),
    notes: () => ({ entries: beside.notes, dropped: beside.notesDropped }),
    decisions: () => ({ entries: beside.decisions, dropped: beside.decisionsDropped }),
    brokenInvariant: () =>
      Object.keys(invariants).find((sentence) => !invariants[sentence](state)) ?? null,
  }
}

/** A run with memory of the same capacity, which holds nothing yet. */
function emptyLike({ beside, seed, plane }: ServiceState): Run {
  const state = createState(beside.settings, seed, plane.capacity)
  return runOf(state, createScheduler<ServiceEvents>(state.calendar, state.clock, handlers))
}
