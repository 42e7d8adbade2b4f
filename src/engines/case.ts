import type { Figures } from '#core/organisms/observation.ts'
import type { Change, LogEntry } from '#core/organisms/recording.ts'
import type { SystemName } from '#core/organisms/systems.ts'
import type { Plain } from '#core/schema/schema.ts'

/** A run whose end every engine must reach with the same bits. */
export interface EngineCase {
  /** Its name among the recorded digests. */
  readonly id: string
  readonly organism: SystemName
  readonly seed: number
  /** What differs from the start values. */
  readonly settings: { readonly [name: string]: Plain }
  readonly log: readonly LogEntry[]
  /** What the case is there for: each of these counts is above 0 at the end. */
  readonly meets: readonly Met[]
}

/** What a service can be said to have met, as a count. */
export const counts = {
  failed: ({ requests }) => requests.failed,
  shed: ({ attempts }) => attempts.shed,
  abandoned: ({ attempts }) => attempts.abandoned,
  lost: ({ attempts }) => attempts.lost,
  retries: ({ retries }) => retries.sent,
  'refused by the budget': ({ retries }) => retries.refusedByBudget,
  divisions: ({ divisions }) => divisions,
  prunings: ({ prunings }) => prunings,
  'missed objective': ({ objective }) => objective.missedSeconds,
  // Of services that call one another alone.
  'second attempts': ({ attempts, requests, retries, limits }) =>
    limits === undefined ? 0 : Math.max(0, attempts.sent - requests.arrived - retries.sent),
  'refused by a breaker': ({ limits }) => limits?.breakerRefused ?? 0,
  'no record free': ({ limits }) => limits?.poolRefused ?? 0,
  'calls of lost attempts': ({ limits }) => limits?.dropped ?? 0,
  'retries of lost attempts': ({ limits }) => limits?.withdrawn ?? 0,
} as const satisfies Record<string, (figures: Figures) => number>
export type Met = keyof typeof counts

/** A case without a log and without anything that it must meet. */
export function plainCase(id: string, settings: EngineCase['settings']): EngineCase {
  return { id, organism: 'autoscaled-service', seed: 1, settings, log: [], meets: [] }
}

/** An autoscaler on CPU, to which more may be said. */
export function cpuScaler(
  minReplicas: number,
  maxReplicas: number,
  more: { readonly [name: string]: Plain } = {},
): Plain {
  const target = { type: 'Utilization', averageUtilization: 60 }
  return { minReplicas, maxReplicas, metrics: [{ type: 'Resource', name: 'cpu', target }], ...more }
}

/** So many cells from the first instant on, and never another number. */
export function fixedCells(initialReplicas: number): EngineCase['settings'] {
  return { initialReplicas, autoscaling: false, hpa: cpuScaler(1, Math.max(1, initialReplicas)) }
}

/** The same rate in requests per second for so many seconds. */
export function constantLoad(rate: number, seconds: number): Plain {
  return { form: 'steps', every: seconds, rates: [rate] }
}

/** A quiet time, a rush and a quiet time again, in 5 minutes. Rates in requests per second. */
export function rush(quiet: number, busy: number): Plain {
  return {
    form: 'linear',
    points: [
      [0, quiet],
      [60, quiet],
      [75, busy],
      [150, busy],
      [150, quiet],
      [300, quiet / 2],
    ],
  }
}

/** Changes of one moment in a log. */
export function at(time: number, ...changes: readonly Change[]): readonly LogEntry[] {
  return changes.map((change) => ({ time, change }))
}

/** A setting of all services, or of the one of that index alone. */
export function set(name: string, value: Plain, service?: number): Change {
  return { type: 'set', name, value, ...(service === undefined ? {} : { service }) }
}
