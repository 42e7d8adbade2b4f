import { rulesOf } from '#core/control/rules.ts'
import {
  clients,
  plainEdge,
  type EdgeRules,
  type Graph,
  type Population,
} from '#core/mesh/graph.ts'
import { loadSegments, type LoadCurve, type LoadSegments } from '#core/traffic/load.ts'
import type { CallEntry } from './graph-settings.ts'
import { outside } from './graph-settings.ts'
import { settingsOf } from './one-service.ts'
import type { MicroservicesSettings } from './parameters.ts'

/** What the settings mean for the mesh. */
export function graphOf(settings: MicroservicesSettings): Graph {
  const { graph, load } = settings
  const indexOf = new Map(graph.services.map(({ name }, index) => [name, index]))
  const fed = new Map(
    graph.calls.flatMap((entry) => (isOpen(entry) ? [[entry.to, entry.calls] as const] : [])),
  )
  return {
    services: graph.services.map(({ name }, service) => {
      const of = settingsOf(settings, service)
      const { discipline } = of
      return { ...rulesOf(of), discipline, load: scaled(load, fed.get(name) ?? 0) }
    }),
    edges: graph.calls.map((entry) => edgeOf(settings, entry, indexOf)),
    populations: graph.calls.flatMap((entry, edge): readonly Population[] => {
      if (entry.from !== outside) return []
      const { clients: count, think } = entry
      return isOpen(entry)
        ? [{ kind: 'open', edge }]
        : [{ kind: 'closed', edge, clients: count, think }]
    }),
  }
}

/** Whether a call is that of clients who follow the load. */
export function isOpen({ from, clients: count }: CallEntry): boolean {
  return from === outside && count === 0
}

/** Each request of the load is so many. */
export function scaled(load: LoadCurve, calls: number): LoadSegments {
  const { starts, ends, rates, slopes } = loadSegments(load)
  return {
    starts,
    ends,
    rates: rates.map((rate) => rate * calls),
    slopes: slopes.map((slope) => slope * calls),
  }
}

/** How long a caller waits and how it tries again is said by the service that it calls. */
function edgeOf(
  settings: MicroservicesSettings,
  entry: CallEntry,
  indexOf: ReadonlyMap<string, number>,
): EdgeRules {
  const to = indexOf.get(entry.to) ?? 0
  const of = settingsOf(settings, to)
  return {
    ...plainEdge,
    from: entry.from === outside ? clients : (indexOf.get(entry.from) ?? 0),
    to,
    calls: entry.from === outside ? 1 : entry.calls,
    stage: entry.stage,
    optional: entry.optional,
    latency: entry.latency,
    jitter: entry.jitter,
    timeout: of.timeout === 0 ? Infinity : of.timeout,
    exponentialTimeout: of.timeoutLaw === 'exponential',
    retries: of.retries,
    retryBudget: of.retryBudget,
    backoff: of.backoff,
    backoffMax: of.backoffMax,
    hedge: entry.hedge === 0 ? Infinity : entry.hedge,
    breaker:
      entry.breakerWindow === 0
        ? null
        : {
            window: entry.breakerWindow,
            failureShare: entry.breakerShare,
            openFor: entry.breakerOpen,
            probes: entry.breakerProbes,
          },
  }
}
