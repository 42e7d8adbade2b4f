import { histogramTotal } from '#core/kernel/histogram.ts'
import {
  limitNames,
  sampleColumns,
  type Figures,
  type RolloutFigures,
  type ServiceDecision,
} from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { HpaDecision } from '#core/policies/hpa.ts'
import { brokenCause } from './watch-causes.ts'
import { brokenFrame } from './watch-frame.ts'

/** What was seen of a run when it was last looked at. */
export interface Seen {
  readonly figures: Figures
  readonly rows: number
  readonly decisions: number
}

/** A run before anything was seen of it. */
export const unseen: Seen | null = null

/** What a look at a run has found: what to compare the next look with, and the first rule that does not hold. */
export interface Look {
  readonly seen: Seen
  readonly problem: string | null
}

/** Looks at everything that a run shows, at `time`; nothing of it may change the run. */
export function watch(run: Run, time: number, before: Seen | null, hasQueue = false): Look {
  const figures = run.figures()
  const seen = { figures, rows: run.history().count, decisions: run.decisions().entries.length }
  const problem =
    run.brokenInvariant() ??
    (run.now() === time ? null : `the run stands at ${run.now()} s, not at ${time} s`) ??
    brokenNumber(figures) ??
    brokenSum(run, figures) ??
    brokenCourse(figures, before?.figures ?? null) ??
    brokenScale(
      run.decisions().entries.slice(Math.max(0, (before?.decisions ?? 0) - 1)),
      figures,
    ) ??
    brokenRow(run.history(), before?.rows ?? 0) ??
    brokenFrame(run, figures, hasQueue) ??
    brokenCause(run)
  return { seen, problem }
}

/** Whatever is below 0 or no number, by name; −1 stands for nothing where it may. */
export function brokenNumber(figures: Figures): string | null {
  for (const [name, value] of flat(figures)) {
    const least = ['p50', 'p99', 'nextReadyAt'].includes(name) ? -1 : 0
    if (!Number.isFinite(value) || value < least) return `${name} is ${value}`
  }
  const { utilisation, cost, nextDecisionAt, nextReadyAt, time } = figures
  if (utilisation > 1) return `utilisation is ${utilisation}`
  if (cost.notServing > cost.total * (1 + 1e-9)) return 'more is paid for idle cells than for all'
  if (nextDecisionAt <= time) return 'the next decision lies in the past'
  if (nextReadyAt !== -1 && nextReadyAt < time) return 'the next cell was to be ready in the past'
  return null
}

/** The numbers of the figures by name. */
function flat(figures: object): readonly (readonly [string, number])[] {
  return Object.entries(figures).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'number') return [[name, value] as const]
    return typeof value === 'object' && value !== null ? flat(value) : []
  })
}

/** Conservation, from the figures alone. */
function brokenSum(run: Run, { requests, attempts, retries }: Figures): string | null {
  const { sent, completed, waiting, inService, shed, abandoned, lost } = attempts
  const { arrived, succeeded, failed, open } = requests
  if (sent !== completed + waiting + inService + shed + abandoned + lost) {
    return 'an attempt is nowhere or twice'
  }
  if (arrived !== succeeded + failed + open) return 'a request is nowhere or twice'
  if (sent !== arrived + retries.sent) return 'an attempt is neither a first one nor a retry'
  const answers = histogramTotal(run.latencies(), 0)
  // On levels a latency is known when the control plane looks next.
  const isByLevel = run.approximation()?.isOn === true
  if (isByLevel ? answers > succeeded : answers !== succeeded) {
    return 'the latencies are not those of all answers'
  }
  return null
}

/** What only grows. */
const growing = [
  'time',
  'arrived',
  'succeeded',
  'failed',
  'sent',
  'completed',
  'shed',
  'abandoned',
  'lost',
  'refusedByBudget',
  'refusedByLimit',
  'divisions',
  'prunings',
  'divisionsRefused',
  'missedRequests',
  'missedSeconds',
  'total',
  'notServing',
  ...limitNames,
]

/** What of the figures went back since an earlier look. */
export function brokenCourse(figures: Figures, before: Figures | null): string | null {
  if (before === null) return null
  const now = flat(figures)
  for (const [i, [name, value]] of flat(before).entries()) {
    const after = now[i]?.[1] ?? Number.NaN
    // Money is a sum of products, which are cut where they are looked at.
    const rounding = name === 'total' || name === 'notServing' ? 1e-9 * value : 0
    if (growing.includes(name) && !(after >= value - rounding)) return `${name} went back`
  }
  return null
}

/** Least ≤ desired ≤ most at every decision since the last look, and as many active cells as are desired. */
export function brokenScale(
  entries: readonly ServiceDecision[],
  { cells, divisionsRefused, rollout }: Figures,
): string | null {
  for (const decision of entries) {
    const problem = decision.kind === 'hpa' ? brokenDecision(decision.record) : brokenSize(decision)
    if (problem !== null) return problem
  }
  const last = entries.at(-1)
  if (last !== undefined && cells.desired !== last.desired) {
    return `${cells.desired} cells are desired, and ${last.desired} were decided`
  }
  const active = cells.ready + cells.starting
  if (rollout !== undefined) return brokenRollout(rollout, active, divisionsRefused)
  // Between two sizes of one server the former one is still on its way out.
  const isResized = cells.desired === 1 && active === 0 && cells.draining > 0
  if (isResized && last?.kind === 'vertical') return null
  if (active > cells.desired || (active < cells.desired && divisionsRefused === 0)) {
    return `${active} cells are active, and ${cells.desired} are desired`
  }
  return null
}

/** Each revision has the cells that its ReplicaSet is to keep, where there was room for them, and nobody is of none. */
function brokenRollout(
  { revisions }: RolloutFigures,
  active: number,
  divisionsRefused: number,
): string | null {
  const sum = revisions.reduce((so, revision) => so + revision.active, 0)
  if (sum !== active) return `${active} cells are active, and ${sum} are of a revision`
  const broken = revisions.find(
    ({ active: own, wanted }) => own > wanted || (own < wanted && divisionsRefused === 0),
  )
  if (broken !== undefined) {
    return `${broken.active} cells of revision ${broken.number} are active, and ${broken.wanted} are wanted`
  }
  const odd = revisions.find(({ available, waiting, active: own }) => available + waiting > own)
  return odd === undefined ? null : `revision ${odd.number} has more cells than it has`
}

/** Of a policy that is no HPA: a whole number of cells, and none beyond its maximum that was not there before. */
function brokenSize(decision: ServiceDecision): string | null {
  const { kind, current, desired, maxReplicas } = decision
  // Until as many were ready once, Knative's initial scale is a floor, also above the maximum (scaler.go, applyBounds).
  const first = decision.kind === 'kpa' ? decision.spec.initialScale : 0
  const isBeyond = maxReplicas > 0 && desired > Math.max(current, maxReplicas, first)
  return Number.isInteger(desired) && desired >= 0 && !isBeyond
    ? null
    : `${kind} asks for ${desired} cells instead of ${current}, ${maxReplicas} at the most`
}

function brokenDecision(decision: HpaDecision): string | null {
  const { route, current, desired, minReplicas, maxReplicas } = decision
  const isWithin = desired >= minReplicas && desired <= maxReplicas
  // Whoever is at 0 stays there while the autoscaler is off for it, or has no metric that tells it to wake.
  const isAsleep = current === 0 && desired === 0 && (route === 'disabled' || route === 'failed')
  if (!isWithin && !isAsleep) {
    return `${desired} cells were decided, between ${minReplicas} and ${maxReplicas}`
  }
  const wrong = flat(decision).find(([, value]) => !Number.isFinite(value))
  return wrong === undefined ? null : `in a decision ${wrong[0]} is ${wrong[1]}`
}

/** Rows of the history from the first one that was not seen on: numbers, at equal steps. */
export function brokenRow(
  { rows, count }: ReturnType<Run['history']>,
  first: number,
): string | null {
  const width = sampleColumns.length
  if (count < first) return 'the history has fewer rows than before'
  const step = rows[0] ?? 0
  for (let at = first * width; at < count * width; at++) {
    const value = rows[at] ?? Number.NaN
    const name = sampleColumns[at % width] ?? ''
    const least = name === 'p50' || name === 'p99' ? -1 : 0
    if (!Number.isFinite(value) || value < least) return `${name} in the history is ${value}`
    if (name === 'utilisation' && value > 1) return `utilisation in the history is ${value}`
    const row = (at - (at % width)) / width
    if (name === 'time' && value !== (row + 1) * step) return `row ${row} of the history is late`
  }
  return null
}
