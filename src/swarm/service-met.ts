import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import type { Figures, ServiceDecision } from '#core/organisms/observation.ts'
import { rolloutRevisions } from '#core/organisms/recording.ts'
import { hpaDecisionOf } from '#core/policies/records.ts'
import { hpaSignals, type HpaSpec } from '#core/policies/hpa-spec.ts'
import type { Field } from '#core/schema/schema.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { addedKinds, wrongAdded } from './added.ts'
import { liveNames } from './fields.ts'
import { meet, type Met } from './met.ts'
import type { Played } from './play.ts'
import { rolloutNames } from './rollouts.ts'
import { rungKinds } from './rungs.ts'
import { aims, type Aim } from './scenario.ts'
import { rightKinds } from './wishes.ts'
import { impossibleSettings, wrongKinds } from './wrong-wishes.ts'

/** Counts what a run has met: settings, policies, wishes and what came of them, faults and limits. */
export function meetRun(met: Met, aim: Aim, played: Played): void {
  const { recording, run, answers } = played
  meet(met, `aim: ${aim}`)
  const checked = checkSettings(parameters, recording.settings)
  if (!checked.ok) return
  const settings = checked.value
  for (const [name, field] of Object.entries<Field>(parameters)) {
    const value = settings[name as keyof typeof settings]
    if (typeof value === 'string' || typeof value === 'boolean') meet(met, `${name}: ${value}`)
    if (field.kind !== 'number' || isOfRollouts(name)) continue
    if (value === field.min) meet(met, `${name}: least`)
    if (value === field.max) meet(met, `${name}: most`)
  }
  meetAutoscaler(met, settings.hpa)
  if (answers.some(({ wish, at }) => at < wish.time)) meet(met, 'a wish between two slices')
  for (const { wish, isAccepted } of answers) {
    meet(met, `${isAccepted ? 'accepted' : 'refused'}: ${wish.kind}`)
  }
  let isByLevel = false
  for (const { change } of recording.log) {
    if (change.type === 'rung') isByLevel = change.value === 'levels'
    if (change.type === 'burst' && isByLevel) meet(met, 'a burst on levels')
    if (change.type === 'rollout') meet(met, `rolled out: ${change.revision}`)
    if (change.type !== 'set') continue
    meet(met, `changed: ${change.name}`)
  }
  for (const decision of run.decisions().entries) meetDecision(met, decision)
  if (run.notes().entries.some(({ kind }) => kind === 'crashed')) meet(met, 'a cell that crashed')
  meetFigures(met, run.figures())
}

function isOfRollouts(name: string): boolean {
  return rolloutNames.some((one) => one === name)
}

function meetAutoscaler(met: Met, { metrics, minReplicas, maxReplicas, behavior }: HpaSpec): void {
  if (minReplicas === maxReplicas) meet(met, 'least = most')
  if (minReplicas === 0) meet(met, 'least is 0')
  for (const metric of metrics) {
    meet(met, `metric: ${metric.type}`)
    if ('signal' in metric) meet(met, `signal: ${metric.signal}`)
    if ('target' in metric) meet(met, `target: ${metric.target.type}`)
  }
  for (const rules of [behavior?.scaleUp, behavior?.scaleDown]) {
    if (rules === undefined || rules === null) continue
    meet(met, `select: ${rules.selectPolicy ?? 'nothing'}`)
    for (const { type } of rules.policies ?? []) meet(met, `policy: ${type}`)
  }
}

function meetDecision(met: Met, decision: ServiceDecision): void {
  const { kind, current, desired } = decision
  const hpa = hpaDecisionOf(decision)
  meet(met, hpa === null ? `decision of ${kind}` : `decision: ${hpa.route}`)
  if (desired > current) meet(met, current === 0 ? 'woken' : 'scaled up')
  if (desired < current) meet(met, desired === 0 ? 'to zero' : 'scaled down')
}

/** Outcomes and limits whose counts a run shows. */
const outcomes: Readonly<Record<string, (figures: Figures) => number>> = {
  'nobody came': ({ requests }) => Number(requests.arrived === 0),
  'empty at the end': ({ requests, attempts }) =>
    Number(requests.arrived > 0 && requests.open + attempts.inService + attempts.waiting === 0),
  succeeded: ({ requests }) => requests.succeeded,
  failed: ({ requests }) => requests.failed,
  shed: ({ attempts }) => attempts.shed,
  abandoned: ({ attempts }) => attempts.abandoned,
  lost: ({ attempts }) => attempts.lost,
  retried: ({ retries }) => retries.sent,
  'refused by the budget': ({ retries }) => retries.refusedByBudget,
  'refused by the pool': ({ retries }) => retries.refusedByLimit,
  divisions: ({ divisions }) => divisions,
  prunings: ({ prunings }) => prunings,
  'divisions refused': ({ divisionsRefused }) => divisionsRefused,
  'objective missed': ({ objective }) => objective.missedSeconds,
}

function meetFigures(met: Met, figures: Figures): void {
  for (const [name, count] of Object.entries(outcomes)) {
    meet(met, `came to be: ${name}`, Number(count(figures) > 0))
  }
}

/** All that some hundred runs must meet, or they prove less than they say. */
export function expectedOfRuns(): readonly string[] {
  const fields = Object.entries<Field>(parameters)
  return [
    ...fields.flatMap(([name, field]) => {
      if (isOfRollouts(name)) return []
      if (field.kind === 'number') return [`${name}: least`, `${name}: most`]
      if (field.kind === 'flag') return [`${name}: true`, `${name}: false`]
      if (field.kind === 'choice') return Object.keys(field.options).map((one) => `${name}: ${one}`)
      return []
    }),
    ...liveNames.map((name) => `changed: ${name}`),
    ...rightKinds.map((kind) => `accepted: ${kind}`),
    ...rungKinds.map((kind) => `accepted: ${kind}`),
    'refused: levels',
    ...addedKinds.map((kind) => `accepted: ${kind}`),
    ...wrongAdded.map((kind) => `refused: ${kind}`),
    'a burst on levels',
    ...rolloutRevisions.map((revision) => `rolled out: ${revision}`),
    ...rolloutNames.map((name) => `changed: ${name}`),
    'a cell that crashed',
    'decision of vertical',
    ...wrongKinds.map((kind) => `refused: ${kind}`),
    ...Object.keys(impossibleSettings).map((kind) => `no run: ${kind}`),
    ...Object.keys(outcomes).map((name) => `came to be: ${name}`),
    ...['Resource', 'ContainerResource', 'Pods', 'Object', 'External'].map(
      (one) => `metric: ${one}`,
    ),
    ...hpaSignals.map((one) => `signal: ${one}`),
    ...['Utilization', 'AverageValue', 'Value'].map((one) => `target: ${one}`),
    ...['nothing', 'Max', 'Min', 'Disabled'].map((one) => `select: ${one}`),
    ...['Pods', 'Percent'].map((one) => `policy: ${one}`),
    ...['metrics', 'failed', 'disabled', 'above-max', 'below-min'].map((one) => `decision: ${one}`),
    ...aims.map((one) => `aim: ${one}`),
    'least = most',
    'least is 0',
    'scaled up',
    'scaled down',
    'to zero',
    'woken',
    'saved',
    'keyframe',
    'forked',
    'gone back',
    'saved into a fresh run',
    'a wish between two slices',
    'link',
    'file',
    'instants of Little’s law',
    'attempts of Little’s law',
  ]
}
