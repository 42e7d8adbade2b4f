import type { CallEdge, EdgeColumn, Figures, LimitName } from '#core/organisms/observation.ts'
import { edgeValue, serviceValue, type Frame } from '#worker/frame.ts'

/** What the page tells of all services at a glance; every number of it stands in one frame. */
export interface ServiceState {
  readonly name: string
  readonly ready: number
  readonly starting: number
  readonly waiting: number
  /** Whether the last sample window missed the objective; null before there was one. */
  readonly isMissed: boolean | null
}

/** Each service of a frame, by its index. */
export function servicesOf(frame: Frame, names: readonly string[]): readonly ServiceState[] {
  // The names of a run come before its first frame: until then this is one of the run before.
  return names.slice(0, frame.serviceCount).map((name, service) => ({
    name,
    ready: serviceValue(frame, 'ready', service),
    starting: serviceValue(frame, 'starting', service),
    waiting: serviceValue(frame, 'waiting', service),
    isMissed: frame.time === 0 ? null : serviceValue(frame, 'missed', service) === 1,
  }))
}

/** The columns of a call, in the order in which they stand. */
export const callColumns = ['rate', 'answered', 'failed', 'refused'] as const satisfies EdgeColumn[]

/** Who calls whom, and how often it comes to what, per second. */
export interface CallState extends Readonly<Record<EdgeColumn, number>> {
  /** Null for the clients outside. */
  readonly from: string | null
  readonly to: string
  readonly optional: boolean
}

/** Each call of a frame, in the order of the run. */
export function callsOf(
  frame: Frame,
  names: readonly string[],
  edges: readonly CallEdge[],
): readonly CallState[] {
  return edges.slice(0, frame.edgeCount).map(({ from, to, optional }, edge) => ({
    from: names[from] ?? null,
    to: names[to] ?? '',
    optional,
    rate: edgeValue(frame, 'rate', edge),
    answered: edgeValue(frame, 'answered', edge),
    failed: edgeValue(frame, 'failed', edge),
    refused: edgeValue(frame, 'refused', edge),
  }))
}

/** The limits that a service can meet, in the order in which they stand. */
export type ServiceLimit = LimitName | 'shed' | 'divisionsRefused'

/** How often each limit was met so far; empty where nobody counts them apart. */
export function limitsOf({
  limits,
  attempts,
  divisionsRefused,
}: Figures): readonly (readonly [limit: ServiceLimit, count: number])[] {
  if (limits === undefined) return []
  const { budgetRefused, breakerRefused, poolRefused, withdrawn, dropped } = limits
  return Object.entries({
    shed: attempts.shed,
    divisionsRefused,
    budgetRefused,
    breakerRefused,
    poolRefused,
    withdrawn,
    dropped,
    // The names are those just written.
  }) as [ServiceLimit, number][]
}
