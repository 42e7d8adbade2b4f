import { type Frame, edgeValue, serviceValue } from '#worker/frame.ts'
import type { Edge } from './edge.ts'
import type { Call } from './graph-layers.ts'
import type { Place } from './places.ts'
import { type Route, createRoute } from './route.ts'
import { type Bounds, bend } from './bends.ts'

/** The calls from one service to another, or from clients outside: where they go, and how many. */
export interface Stream extends Call {
  /** Its place among the edges of a frame. */
  readonly call: number
  readonly route: Route
  /** Attempts that are sent, and those of them that fail where they arrive, per simulated second. */
  rate: number
  failed: number
  /** Attempts that the caller keeps back, per simulated second. */
  refused: number
}

/** More calls than this are not shown. */
export const streamsMax = 256

/** What clients outside do while nothing is known of a graph: they call the first service. */
export const clientsOnly: readonly Call[] = [{ from: -1, to: 0, optional: false }]

interface Colony {
  readonly edge: Edge
}

/** The streams of a graph between colonies that stand at these places. */
export function createStreams(
  calls: readonly Call[],
  colonies: readonly Colony[],
  places: readonly Place[],
  bounds: Bounds,
): Stream[] {
  const streams: Stream[] = []
  calls.slice(0, streamsMax).forEach(({ from, to, optional }, call) => {
    const [place, start] = [places[to], places[from]]
    const [colony, caller] = [colonies[to], colonies[from]]
    if (!place || !colony || from === to || (from >= 0 && (!start || !caller))) return
    const begin = start && caller ? { place: start, edge: caller.edge } : null
    const route = createRoute(place, colony.edge, begin)
    streams.push({ from, to, optional, call, route, rate: 0, failed: 0, refused: 0 })
  })
  bendStreams(streams, places, bounds)
  return streams
}

/** Puts the streams between places that have moved. */
export function placeStreams(
  streams: readonly Stream[],
  places: readonly Place[],
  bounds: Bounds,
): void {
  for (const { from, to, route } of streams) {
    const [place, start] = [places[to], places[from]]
    if (place) route.place = place
    if (start && route.from) route.from.place = start
  }
  bendStreams(streams, places, bounds)
}

function bendStreams(streams: readonly Stream[], places: readonly Place[], bounds: Bounds): void {
  for (const { route } of streams) if (route.from) bend(route, route.from.place, places, bounds)
}

/**
 * Takes over what a frame says of each stream. All that is called on the only service is what its clients
 * attempt, and what fails on the way is what it sheds.
 */
export function readStreams(streams: readonly Stream[], frame: Frame): void {
  for (let n = 0; n < streams.length; n++) {
    const stream = streams[n]
    if (!stream) continue
    if (frame.serviceCount === 1) {
      stream.rate = Math.max(0, serviceValue(frame, 'attemptRate', 0))
      stream.failed = Math.max(0, serviceValue(frame, 'shedRate', 0))
      continue
    }
    stream.rate = Math.max(0, edgeValue(frame, 'rate', stream.call))
    stream.failed = Math.max(0, edgeValue(frame, 'failed', stream.call))
    stream.refused = Math.max(0, edgeValue(frame, 'refused', stream.call))
    // By the logarithm, so that a rate that only trembles leaves the picture at rest.
    const wide = 2 + 1.5 * Math.log(1 + stream.rate / 4)
    if (stream.route.from) stream.route.width = Math.min(13, Math.max(3, wide))
  }
}

/** How busy a stream is, 0 to 1; 0 where nothing flows. */
export function strengthOf({ rate }: Stream): number {
  return rate > 0 ? Math.min(1, 0.4 + rate / 400) : 0
}

/** The least share of attempts kept back that closes a gate a little. */
export const gateFrom = 0.002
/** Half-length of a gate, and how far it stands along the way, stage units. */
export const [gateReach, gateAhead] = [9, 9]

/** Share of the attempts that the caller keeps back. */
export function keptBack({ rate, refused }: Stream): number {
  return refused > 0 ? refused / (rate + refused) : 0
}
