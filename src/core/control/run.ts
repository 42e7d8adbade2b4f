import { histogramQuantile } from '#core/kernel/histogram.ts'
import { keyedWord, keyOf, uniform } from '#core/kernel/random.ts'
import { createScheduler, createSimulation, type Handlers } from '#core/kernel/simulation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { loadDuration } from '#core/traffic/load.ts'
import {
  attribute,
  attributeAll,
  attributeRipening,
  causesNow,
  closeCauses,
} from './attribution.ts'
import { found } from './births.ts'
import { applyChanges, type Changing } from './changes.ts'
import {
  register,
  registersOf,
  type Control,
  type ControlEvents,
  type ControlScheduler,
} from './control.ts'
import { expire } from './deaths.ts'
import { historyOf, sample } from './history.ts'
import { metricPeriod, scrape } from './metrics.ts'
import { approximationOf, figuresOf, fillFrame, frameSize, invariants } from './observe.ts'
import { ripen } from './ripening.ts'
import { genomesOf } from './rollout-figures.ts'
import { reconcile } from './rollout.ts'
import { digest, keyframe, restore, resume, save, type Stored } from './saves.ts'
import { beginMemory, nextDecision, planSync, sync, wake } from './scaling.ts'

/** A run over a control plane and the data plane behind it. */

/** What is lost until an event that may change its cause is attributed before. */
const handlers: Handlers<Control, ControlEvents> = {
  ripen(control, scheduler, row) {
    attributeRipening(control, row)
    ripen(control, scheduler, row)
  },
  expire(control, scheduler, row) {
    const service = control.population.services[row]
    const isResized = control.beside.memories[service].kind === 'vertical'
    if (isResized) attribute(control, service)
    expire(control, scheduler, row)
    // One of another size takes its place.
    if (isResized) reconcile(control, scheduler, service)
  },
  scrape,
  sync(control, scheduler, service) {
    attribute(control, service)
    sync(control, scheduler, service)
  },
  sample(control, scheduler) {
    // Levels know how many answers were late when they are brought to this instant, which the row of the history does as well.
    if (control.data.levels?.isOn() === true) control.data.count()
    attributeAll(control)
    sample(control, scheduler)
    closeCauses(control)
  },
  wake(control, scheduler, service) {
    attribute(control, service)
    wake(control, scheduler, service)
  },
}

/** What an organism gives to a run beside its state. */
export interface Colony<Settings> extends Stored<Settings>, Changing<Settings> {
  /** Serves requests as the kernel asks for it: see `Dynamics`. */
  readonly flow: (until: number, limit: number) => number
  /** Steps that an event of this kind takes beside the first. */
  readonly weight: (kind: keyof ControlEvents) => number
  /** Another colony of the same settings and room, which holds nothing yet. */
  readonly emptyLike: () => Colony<Settings>
  /** Sentences about the data plane that hold at every instant, and the first that does not. */
  readonly brokenInvariant: () => string | null
}

/** Begins a run: the cells and the events that it starts with. */
export function beginRun<Settings>(colony: Colony<Settings>): Run {
  const { control } = colony
  const scheduler = schedulerOf(control)
  const { services } = control.beside
  services.forEach(({ initialReplicas }, service) => {
    control.registers[registersOf(service) + register.desired] = initialReplicas
    for (let i = 0; i < initialReplicas; i++) found(control, service)
  })
  // The metrics server and the autoscalers know nothing of each other: the seed sets their phases.
  const phase = 0.5 + 0.5 * uniform(keyedWord(keyOf(control.seed, 'scrape phase'), 0))
  services.forEach((settings, service) => {
    scheduler.schedule('scrape', metricPeriod(settings) * phase, service)
  })
  control.beside.memories = services.map((_, service) => beginMemory(control, service))
  services.forEach(({ syncPeriod }, service) => planSync(control, scheduler, service, syncPeriod))
  scheduler.schedule('sample', control.registers[register.interval])
  const run = runOf(colony, scheduler)
  // A run stands between two instants from its first one on.
  run.advanceTo(0, Infinity)
  return run
}

function schedulerOf({ calendar, clock }: Control): ControlScheduler {
  return createScheduler<ControlEvents>(calendar, clock, handlers)
}

function runOf<Settings>(colony: Colony<Settings>, scheduler: ControlScheduler): Run {
  const { control } = colony
  const { beside, clock, calendar, data } = control
  const simulation = createSimulation<Control, ControlEvents>(
    {
      handlers,
      flow(_, until, limit) {
        const served = colony.flow(until, limit)
        // Only a lone service has such a queue.
        if (data.queue?.takeCall() === true) scheduler.schedule('wake', clock[0], 0)
        return served
      },
      weight: (_, kind) => colony.weight(kind),
    },
    { state: control, calendar, clock, scheduler },
  )
  const duration = (): number => loadDuration(beside.services[0].load)
  const advance = (time: number, limit: number): boolean => simulation.advanceTo(time, limit)
  const brokenInvariant = (): string | null =>
    Object.keys(invariants).find((sentence) => !invariants[sentence](control)) ??
    colony.brokenInvariant()
  return {
    services: control.names,
    edges: control.edges,
    get genomes() {
      return genomesOf(control)
    },
    now: () => clock[0],
    duration,
    advanceTo: (time, limit) => advance(Math.max(clock[0], Math.min(time, duration())), limit),
    apply: (...changes) =>
      applyChanges(colony, scheduler, changes, () => void advance(clock[0], Infinity)),
    nextDecisionAt: () => nextDecision(control),
    digest: () => digest(colony),
    worked: () => simulation.worked(),
    save: (before) => save(colony, before),
    restore: (saved) => restore(colony, saved),
    keyframe: () => keyframe(colony),
    resume: (from, journal) => resume(colony, from, journal),
    fork(into = emptyRun(colony)) {
      into.restore(save(colony))
      return into
    },
    bytes: colony.bytes,
    frameSize: () => frameSize(control),
    fillFrame: (values, cells, services, edges) =>
      fillFrame(control, values, { cells, services, edges }),
    figures: (service = 0) => figuresOf(control, service),
    latencies: (service = 0) => data.latencies(service),
    latencyQuantile: (share, service = 0) => histogramQuantile(data.latencies(service), 0, share),
    history: (service = 0) => historyOf(control, service),
    approximation: () => approximationOf(control),
    notes: () => ({ entries: beside.notes, dropped: beside.notesDropped }),
    decisions: () => ({ entries: beside.decisions, dropped: beside.decisionsDropped }),
    causes: () => causesNow(control),
    brokenInvariant,
  }
}

/** A run with memory of the same room, which holds nothing yet. */
function emptyRun<Settings>(colony: Colony<Settings>): Run {
  const empty = colony.emptyLike()
  return runOf(empty, schedulerOf(empty.control))
}
