import { callFields } from '#core/organisms/microservices/call-fields.ts'
import { serviceFields } from '#core/organisms/microservices/service-fields.ts'
import { limitNames, type Figures } from '#core/organisms/observation.ts'
import type { Field } from '#core/schema/schema.ts'
import { meet, type Met } from './met.ts'
import type { Played } from './play.ts'
import { graphIn } from './services-scenario.ts'
import { impossibleServices, wrongOfServices } from './wrong-services.ts'

/** Outcomes that some service of a run shows. */
const outcomes: Readonly<Record<string, (figures: Figures) => number>> = {
  succeeded: ({ requests }) => requests.succeeded,
  failed: ({ requests }) => requests.failed,
  shed: ({ attempts }) => attempts.shed,
  abandoned: ({ attempts }) => attempts.abandoned,
  lost: ({ attempts }) => attempts.lost,
  retried: ({ retries }) => retries.sent,
  divisions: ({ divisions }) => divisions,
  prunings: ({ prunings }) => prunings,
  'objective missed': ({ objective }) => objective.missedSeconds,
}

/** Limits that accidents seldom come near: a pool of sixteen thousand attempts, a retry that waits in the instant of a loss. */
const seldom: readonly string[] = ['poolRefused', 'withdrawn']
const limits = limitNames.filter((name) => !seldom.includes(name))

/** Counts what a run of services was made of, what was changed and what came of it. */
export function meetServices(met: Met, { recording, run, answers }: Played): void {
  const say = (name: string, times = 1): void => meet(met, `services: ${name}`, times)
  const graph = graphIn(recording.settings)
  for (const call of graph?.calls ?? []) {
    for (const [name, field] of Object.entries<Field>(callFields)) {
      if (call[name] !== undefined && call[name] !== field.start) say(`a call with ${name}`)
    }
    if (call.latency === 0) say('a network that takes no time')
  }
  const { discipline: ofAll = 'fcfs' } = recording.settings
  for (const { settings } of graph?.services ?? []) {
    const discipline = settings['discipline'] ?? ofAll
    if (typeof discipline === 'string') say(`a service that is ${discipline}`)
  }
  say(`${run.services.length === 1 ? 'one' : 'several'}`)
  for (const { wish, isAccepted } of answers) {
    if (wish.isWrong && !isAccepted) say(`refused: ${wish.kind}`)
  }
  for (const { change } of recording.log) {
    if (change.type === 'kill') say('a cell that is killed')
    if (change.type === 'rollout') say('a service that is rolled out')
    if (change.type === 'note' || change.type === 'burst') say(`a ${change.type}`)
    if (change.type === 'set') say(change.service === undefined ? 'changed: all' : 'changed: one')
  }
  if (run.notes().entries.some(({ kind }) => kind === 'crashed')) say('a cell that crashed')
  run.services.forEach((_, service) => {
    const figures = run.figures(service)
    for (const [name, count] of Object.entries(outcomes)) {
      say(`came to be: ${name}`, Number(count(figures) > 0))
    }
    for (const name of limits) say(`came to be: ${name}`, Number((figures.limits?.[name] ?? 0) > 0))
  })
}

/** All that a hundred runs of services must meet. */
export function expectedOfServices(): readonly string[] {
  return [
    ...Object.keys(callFields).map((name) => `a call with ${name}`),
    ...Object.keys(serviceFields.discipline.options).map((name) => `a service that is ${name}`),
    ...wrongOfServices.map((kind) => `refused: ${kind}`),
    ...[...Object.keys(outcomes), ...limits].map((name) => `came to be: ${name}`),
    'a network that takes no time',
    'one',
    'several',
    'a cell that is killed',
    'a service that is rolled out',
    'a note',
    'a burst',
    'a cell that crashed',
    'changed: all',
    'changed: one',
  ]
    .map((name) => `services: ${name}`)
    .concat(Object.keys(impossibleServices).map((kind) => `no run: ${kind}`))
}
