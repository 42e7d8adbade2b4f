import { allocate, float64 } from '#core/kernel/memory.ts'
import { prepareDemand, type Demand } from './demand.ts'
import { flow } from './flow.ts'
import { listRoom, rollRoom } from './list-room.ts'
import { loadSegments, type LoadCurve } from './load.ts'
import { batch, cellField, createPlane, planeLayout, type Plane, type Rules } from './plane.ts'
import { joinRouting } from './routing-list.ts'
import { slotsOf } from './slots.ts'

/**
 * One service without a control plane: cells that stand ready from the start, and a log of what
 * became of every attempt. The tables of known results are reproduced with it, and the tests of the
 * data plane run on it.
 */
export interface LoneService {
  readonly plane: Plane
  readonly buffer: ArrayBuffer
}

/** What a lone service is asked for; times in s. */
export interface LoneSettings {
  readonly seed: number
  readonly load: LoadCurve
  /** What differs from `plainRules`. */
  readonly rules: Partial<Rules>
  /** Cells that are ready at time 0, in rows 0, 1, 2 … */
  readonly cells: number
  /** Rows for these and for cells that come later; as many as cells when absent. */
  readonly rows?: number
  /** Clients that may be about to notice a failure or to try again. */
  readonly clients?: number
  /** Attempts that the log holds between two readings. */
  readonly logged: number
  /** Places in the queue of the service; none when absent. */
  readonly queued?: number
}

/** Patient clients, no failures, no retries, one slot, exponential work of mean 1 s. */
export const plainRules: Rules = {
  demand: prepareDemand('exponential', 1, 1),
  load: loadSegments({ form: 'steps', every: 1, rates: [0] }),
  script: null,
  slots: 1,
  places: 1,
  routing: 'random',
  choices: 2,
  pairwise: false,
  timeout: Infinity,
  impatient: false,
  exponentialTimeout: false,
  cancellation: false,
  failureShare: 0,
  failing: false,
  plain: true,
  retries: 0,
  retryBudget: 20,
  backoff: 0,
  backoffMax: 0,
  objective: Infinity,
  waiting: 'cells',
  heed: 'nothing',
}

/** A service at time 0 with its cells ready and no request sent. */
export function createLoneService(settings: LoneSettings): LoneService {
  const rules = completed({
    ...plainRules,
    ...settings.rules,
    load: loadSegments(settings.load),
  })
  const rows = settings.rows ?? settings.cells
  const capacity = {
    services: 1,
    rows,
    slots: rules.slots,
    room: listRoom(rules.places),
    rolled: rollRoom(rows, rules.places),
    clients: settings.clients ?? 1,
    logged: settings.logged,
    queued: settings.queued ?? 0,
  }
  const { buffer, views } = allocate({ clock: float64(1), plane: planeLayout(capacity) })
  const plane = createPlane(views.plane, capacity, views.clock, [rules], settings.seed)
  for (let row = 0; row < settings.cells; row++) joinRouting(plane, 0, row)
  return { plane, buffer }
}

/** The work of request 0, 1, 2 … one by one; requests are prepared in batches, so the end is padded. */
export function scriptedDemand(works: readonly number[]): Demand {
  const padding = batch - (works.length % batch)
  return prepareDemand('script', 0, 0, [...works, ...Array.from({ length: padding }, () => 0)])
}

/** What the other rules say twice, for speed. */
function completed(rules: Rules): Rules {
  const impatient = rules.timeout !== Infinity
  const failing = rules.failureShare > 0
  return {
    ...rules,
    impatient,
    failing,
    plain: !impatient && !failing,
    pairwise: rules.routing === 'power-of-d' && rules.choices === 2,
  }
}

/**
 * Keeps all but the first `open` slots of an empty cell shut until `time`: a capacity that is known to
 * grow then. A request that waits takes the slot that comes free first, be it served or opened.
 */
export function openSlotsLater(plane: Plane, row: number, open: number, time: number): void {
  const base = slotsOf(plane, row)
  // Ascending numbers are a heap.
  plane.cells.fill(time, base + open, base + plane.rules[0].slots)
}

/**
 * Lets a cell of one slot do nothing for so long, s, from `time` on. What is inside leaves when it would have, because that is
 * known already, so the pause begins behind it; what comes later waits for its end. The slot counts as busy.
 */
export function freezeSlot(plane: Plane, row: number, time: number, duration: number): void {
  const slot = slotsOf(plane, row)
  plane.cells[slot] = Math.max(plane.cells[slot], time) + duration
  plane.cells[row * plane.stride + cellField.committed] += duration
}

/**
 * Serves requests up to but not at `until` and hands the log over in pieces:
 * [request, try, sent, start, leave, outcome] of so many attempts, in the order of sending.
 */
export function flowLogged(
  { plane }: LoneService,
  until: number,
  read: (log: Float64Array, attempts: number) => void,
): void {
  const { logged } = plane.capacity
  for (;;) {
    // Each request or client that is served writes at most one row.
    const served = flow(plane, until, logged)
    read(plane.log, plane.logCount[0])
    plane.logCount[0] = 0
    if (served < logged) return
  }
}
