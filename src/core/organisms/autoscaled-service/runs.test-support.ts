import type { Causes } from '#core/organisms/causes.ts'
import type { CellNote, Figures } from '#core/organisms/observation.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { Plain } from '#core/schema/schema.ts'
import { autoscaledService } from './model.ts'

/** Runs as the tests of this folder need them. */
export type Overrides = { readonly [name: string]: Plain }

/** A run of settings that must be possible. */
export function begin(settings: Overrides, seed: number): Run {
  const begun = autoscaledService.begin(settings, seed)
  if (!begun.ok) throw new Error(begun.problem)
  return begun.value
}

/** Brings a run to a time in slices of `limit` steps. */
export function runTo(run: Run, time: number, limit = 1_000_000): void {
  while (!run.advanceTo(time, limit));
}

/** Brings a run second by second to where something holds; it must come to hold. */
export function runUntil(run: Run, holds: () => boolean): void {
  while (!holds()) {
    if (run.now() >= run.duration()) throw new Error('the run ended before it came to hold')
    runTo(run, run.now() + 1)
  }
}

/** A run at its end. */
export function finished(settings: Overrides, seed: number): Run {
  const run = begin(settings, seed)
  runTo(run, run.duration())
  return run
}

/** What a run is and what it shows, for comparisons. */
export interface Portrait {
  readonly digest: string
  readonly figures: Figures
  readonly history: readonly number[]
  readonly notes: readonly CellNote[]
  readonly decisions: number
  readonly causes: Causes
}

export function portrait(run: Run): Portrait {
  const { rows, count } = run.history()
  const causes = run.causes()
  return {
    digest: run.digest(),
    figures: run.figures(),
    history: Array.from(rows.subarray(0, count * sampleColumns.length)),
    notes: [...run.notes().entries],
    decisions: run.decisions().entries.length,
    causes: { ...causes, entries: [...causes.entries] },
  }
}

/** An autoscaler on CPU. */
export const cpuScaler = (minReplicas: number, maxReplicas: number, target = 60): Overrides => ({
  minReplicas,
  maxReplicas,
  metrics: [
    { type: 'Resource', name: 'cpu', target: { type: 'Utilization', averageUtilization: target } },
  ],
})

/** So many requests per second for so many seconds. */
export const constantLoad = (rate: number, seconds: number): Plain => ({
  form: 'steps',
  every: seconds,
  rates: [rate],
})

/** Four minutes with a surge, failures, impatient clients and retries: everything is in use. */
export const lively: Overrides = {
  load: {
    form: 'linear',
    points: [
      [0, 30],
      [60, 150],
      [120, 150],
      [130, 20],
      [240, 20],
    ],
  },
  timeout: 0.6,
  timeoutLaw: 'exponential',
  cancellation: true,
  failureShare: 0.02,
  retries: 3,
  queueLimit: 20,
  gracePeriod: 5,
  hpa: {
    ...cpuScaler(1, 12),
    behavior: { scaleDown: { stabilizationWindowSeconds: 15 } },
  },
}
