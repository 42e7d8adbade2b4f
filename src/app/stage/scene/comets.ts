/** Places in the pool of comets. */
export const flowCapacity = 512

/** Where a comet is, as stored in `state`. */
export const cometStates = { free: 0, onItsWay: 1, falling: 2 } as const

/** What becomes of a comet, as stored in `fate`: it arrives, falls where it arrives, or where it sets out. */
export const fates = { arrives: 0, fails: 1, isKeptBack: 2 } as const

/** Attempts as comets on their way to a colony. A pool of fixed size. */
export interface Flow {
  /** See `cometStates`. */
  readonly state: Float64Array
  /** Number of the stream on which it travels. */
  readonly stream: Float64Array
  readonly serial: Float64Array
  /** Share of the route, 0 to 1; for one that falls, seconds since it began to. */
  readonly progress: Float64Array
  /** See `fates`. */
  readonly fate: Float64Array
  readonly x: Float64Array
  readonly y: Float64Array
  /** Direction of travel. */
  readonly dx: Float64Array
  readonly dy: Float64Array
  readonly opacity: Float64Array
  /** Its speed in speeds of the stream: what its length follows. */
  readonly pace: Float64Array
  /** What a comet keeps all its way: its lane in half-widths, its end as a bearing and a direction, its strength. */
  readonly lane: Float64Array
  readonly bearing: Float64Array
  readonly endX: Float64Array
  readonly endY: Float64Array
  readonly strength: Float64Array
  /** Requests that one comet stands for, the same on every stream, so that the streams can be compared. */
  scale: number
  /** What that would be if this stage stood alone. */
  wish: number
  /** All whose comets are compared with these, this one among them: each takes the coarsest wish. */
  readonly beside: Set<Pick<Flow, 'wish'>>
  /** View time since the wish has changed, s; Infinity where nothing was drawn by it. */
  held: number
  /** Comets until the next one sets out, failures and calls kept back that are not yet shown, per stream. */
  readonly wait: Float64Array
  readonly owed: Float64Array
  readonly owedBack: Float64Array
  born: number
}

/** A pool without comets for so many streams, beside others or alone. */
export function createFlow(streams: number, beside: Flow['beside'] = new Set()): Flow {
  const flow: Flow = {
    state: new Float64Array(flowCapacity),
    stream: new Float64Array(flowCapacity),
    serial: new Float64Array(flowCapacity),
    progress: new Float64Array(flowCapacity),
    fate: new Float64Array(flowCapacity),
    x: new Float64Array(flowCapacity),
    y: new Float64Array(flowCapacity),
    dx: new Float64Array(flowCapacity),
    dy: new Float64Array(flowCapacity),
    opacity: new Float64Array(flowCapacity),
    pace: new Float64Array(flowCapacity),
    lane: new Float64Array(flowCapacity),
    bearing: new Float64Array(flowCapacity),
    endX: new Float64Array(flowCapacity),
    endY: new Float64Array(flowCapacity),
    strength: new Float64Array(flowCapacity),
    scale: 1,
    wish: 1,
    beside,
    held: Infinity,
    wait: new Float64Array(streams),
    owed: new Float64Array(streams),
    owedBack: new Float64Array(streams),
    born: 0,
  }
  beside.add(flow)
  return flow
}
