/** Places in the pool of comets. */
export const flowCapacity = 512

/** Where a comet is, as stored in `state`. */
export const cometStates = { free: 0, onItsWay: 1, falling: 2 } as const

/** Attempts as comets on their way to a colony. A pool of fixed size. */
export interface Flow {
  /** See `cometStates`. */
  readonly state: Float64Array
  readonly service: Float64Array
  readonly serial: Float64Array
  /** Share of the route, 0 to 1; for one that falls, seconds since it was refused. */
  readonly progress: Float64Array
  readonly refused: Float64Array
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
  /** Requests that one comet stands for, per service. */
  readonly scale: Float64Array
  /** Comets until the next one sets out, and refusals not yet shown, per service. */
  readonly wait: Float64Array
  readonly owed: Float64Array
  born: number
}

/** A pool without comets for so many services. */
export function createFlow(services: number): Flow {
  return {
    state: new Float64Array(flowCapacity),
    service: new Float64Array(flowCapacity),
    serial: new Float64Array(flowCapacity),
    progress: new Float64Array(flowCapacity),
    refused: new Float64Array(flowCapacity),
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
    scale: new Float64Array(services).fill(1),
    wait: new Float64Array(services),
    owed: new Float64Array(services),
    born: 0,
  }
}
