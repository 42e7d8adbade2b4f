import { hasGraph } from '#app/store/service-settings.ts'
import { recordingOf } from '#app/store/settings.ts'
import { outside, type GraphSettings } from '#core/organisms/microservices/graph-settings.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import { usePage } from '../page.ts'

/** Where closed clients come in, and how long they pause. */
export interface Entrance {
  /** The place of a call from outside; null: the first. */
  readonly call: number | null
  /** Seconds between an answer and the next request. */
  readonly think: number
}

/** The places of the calls from outside, with the service that each goes to. */
export function entrancesOf(graph: GraphSettings | undefined): ReadonlyMap<number, string> {
  const calls = graph?.calls ?? []
  return new Map(calls.flatMap(({ from, to }, place) => (from === outside ? [[place, to]] : [])))
}

/** Opens the run anew with closed clients at an entrance; true when there is one. Undo brings the run before back. */
export function useClosedClients(): (load: LoadCurve, users: number, at: Entrance) => boolean {
  const { session } = usePage()
  return (load, users, { call, think }) => {
    const { settings, recording } = session.store.getState()
    if (!hasGraph(settings)) return false
    const { graph } = settings
    const [first] = entrancesOf(graph).keys()
    const place = call ?? first
    if (place === undefined) return false
    const calls = graph.calls.map((entry, at) =>
      at === place ? { ...entry, clients: users, think } : entry,
    )
    session.open(recordingOf({ ...settings, load, graph: { ...graph, calls } }, recording.seed))
    return true
  }
}
