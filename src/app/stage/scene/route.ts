import { at } from '../at.ts'
import { chance } from '../chance.ts'
import { type Edge, bearings, reachToward } from './edge.ts'
import type { Flow } from './comets.ts'
import type { Dish, Place } from './places.ts'

/** From this share of the way from the rim of the dish on, comets spread out to the membranes. */
const fanning = 0.4

/** Where the calls of a service set out. */
interface Start {
  readonly edge: Edge
  place: Place
}

/**
 * The way of requests: a cubic curve to a colony's intake, from the dish's edge or from the colony of the
 * service that calls.
 */
export interface Route {
  ax: number
  ay: number
  bx: number
  by: number
  cx: number
  cy: number
  dx: number
  dy: number
  /** About its length, stage units. */
  length: number
  /** Half-width of the stream. */
  width: number
  /** From this share of it on its comets spread out to the membranes. */
  fanning: number
  /** The colony that calls; null for clients outside. */
  readonly from: Start | null
  /** Directions, rad, in which it leaves the one colony, and from the other back along its end. */
  exit: number
  entry: number
  place: Place
  edge: Edge
  /** Radius of the dish it was laid for. */
  dish: number
}

/** A route to a colony, to be laid by `layRoute`. */
export function createRoute(place: Place, edge: Edge, from: Start | null = null): Route {
  return {
    ax: 0,
    ay: 0,
    bx: 0,
    by: 0,
    cx: 0,
    cy: 0,
    dx: 0,
    dy: 0,
    length: 1,
    width: 12,
    fanning,
    from,
    exit: 0,
    entry: Math.PI,
    place,
    edge,
    dish: 0,
  }
}

/**
 * A route begins left of the dish, and at least so far left of a stage, in its widths: a camera that has
 * stepped back, or a dish that stands aside, must not show a stream that comes from nowhere.
 */
const before = 0.16

/** Lays the curve from there to where the colony begins now. */
export function layRoute(route: Route, dish: Dish, width: number): void {
  if (route.from !== null) {
    layCall(route, route.from, dish)
    return
  }
  const { place, edge } = route
  const intake = reachToward(edge, Math.PI)
  route.dish = dish.radius
  const rim = dish.x - dish.radius - 70
  route.ax = Math.min(rim, -before * width)
  route.ay = dish.y + (place.y - dish.y) * 0.45
  route.dx = place.x - Math.max(intake, 12) - 4
  route.dy = place.y
  const span = Math.max(60, route.dx - route.ax)
  route.bx = route.ax + span * 0.4
  route.by = route.ay
  route.cx = route.dx - span * 0.35
  route.cy = route.dy + span * 0.03
  // Comets part over the same stretch before the colony, wherever they come from.
  route.fanning = 1 - ((1 - fanning) * Math.max(60, route.dx - rim)) / span
  route.length = span + Math.abs(route.dy - route.ay) * 0.4
  route.width = Math.min(15, Math.max(6, intake * 0.14))
}

/** Where a route ends before a colony, at least so far from its anchor, and so far from its cells. */
const [coreRadius, clearance] = [12, 4]
/** A curve's handles are so much of the way between its ends. */
const handle = 0.38
/** From this share of a call's way on its comets spread out to the membranes. */
const callFanning = 0.6

// From membrane to membrane: it follows both colonies as they grow.
function layCall(route: Route, from: Start, dish: Dish): void {
  const { place, edge, exit, entry } = route
  const start = Math.max(reachToward(from.edge, exit), coreRadius) + clearance
  const end = Math.max(reachToward(edge, entry), coreRadius) + clearance
  route.dish = dish.radius
  route.ax = from.place.x + Math.cos(exit) * start
  route.ay = from.place.y + Math.sin(exit) * start
  route.dx = place.x + Math.cos(entry) * end
  route.dy = place.y + Math.sin(entry) * end
  const chord = Math.max(20, Math.hypot(route.dx - route.ax, route.dy - route.ay))
  route.bx = route.ax + Math.cos(exit) * chord * handle
  route.by = route.ay + Math.sin(exit) * chord * handle
  route.cx = route.dx + Math.cos(entry) * chord * handle
  route.cy = route.dy + Math.sin(entry) * chord * handle
  const middle = Math.hypot(route.cx - route.bx, route.cy - route.by)
  route.fanning = callFanning
  route.length = (chord + 2 * handle * chord + middle) / 2
}

/** The curve of a route at a share of its way. */
export function alongX({ ax, bx, cx, dx }: Route, t: number): number {
  return cubic(ax, bx, cx, dx, t)
}

/** The curve of a route at a share of its way. */
export function alongY({ ay, by, cy, dy }: Route, t: number): number {
  return cubic(ay, by, cy, dy, t)
}

function cubic(a: number, b: number, c: number, d: number, t: number): number {
  const u = 1 - t
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
}

/** Where the arrow ends that stands for the flow: before the crowd, if there is one. */
export function arrowEnd({ route, waiting }: { readonly route: Route; readonly waiting: number }) {
  return route.dx - (waiting > 0 ? 62 : 6)
}

/** Where that arrow begins. */
export function arrowStart(colony: { readonly route: Route; readonly waiting: number }) {
  return arrowEnd(colony) - Math.min(110, (colony.route.dx - colony.route.ax) * 0.45)
}

/** Draws what a comet keeps all its way from its number. */
export function settleComet(flow: Flow, k: number, { entry }: Route): void {
  const serial = at(flow.serial, k)
  // Near its end each comet turns to a membrane of its own.
  const turn = entry + (chance(serial, 3) - 0.5) * 1.5
  flow.lane[k] = chance(serial, 1) + chance(serial, 2) - 1
  flow.bearing[k] = (turn / (Math.PI * 2)) * bearings
  flow.endX[k] = Math.cos(turn)
  flow.endY[k] = Math.sin(turn)
  flow.strength[k] = 0.62 + 0.38 * chance(serial, 4)
}

/**
 * Puts one comet where its progress says, with its direction. Hundreds of them move in each picture,
 * so it is one piece that hands no fraction over: each would be an object on the heap.
 */
export function alongRoute(flow: Flow, k: number, route: Route): void {
  const t = flow.progress[k] ?? 0
  const u = 1 - t
  const a = u * u * u
  const b = 3 * u * u * t
  const c = 3 * u * t * t
  const d = t * t * t
  const x = a * route.ax + b * route.bx + c * route.cx + d * route.dx
  const y = a * route.ay + b * route.by + c * route.cy + d * route.dy
  const dx =
    3 * u * u * (route.bx - route.ax) +
    6 * u * t * (route.cx - route.bx) +
    3 * t * t * (route.dx - route.cx)
  const dy =
    3 * u * u * (route.by - route.ay) +
    6 * u * t * (route.cy - route.by) +
    3 * t * t * (route.dy - route.cy)
  const speed = Math.sqrt(dx * dx + dy * dy) || 1
  const lane = (flow.lane[k] ?? 0) * route.width
  const spread = lane * (0.35 + 0.65 * Math.sin(Math.PI * Math.min(1, t * 1.2 + 0.1)))
  // Progress along the last stretch, on which comets part, and the smooth step of it.
  const s = Math.max(0, (t - route.fanning) / (1 - route.fanning))
  let homeX = 0
  let homeY = 0
  if (s > 0) {
    const bearing = Math.floor(flow.bearing[k] ?? 0)
    const near = route.edge.reach[((bearing % bearings) + bearings) % bearings] ?? 0
    const next = route.edge.reach[(((bearing + 1) % bearings) + bearings) % bearings] ?? 0
    const reach = near + (next - near) * ((flow.bearing[k] ?? 0) - bearing) - 6
    homeX = route.place.x + (flow.endX[k] ?? 0) * reach - route.dx
    homeY = route.place.y + (flow.endY[k] ?? 0) * reach - route.dy
  }
  const home = s * s * (3 - 2 * s)
  flow.x[k] = x - (dy / speed) * spread + homeX * home
  flow.y[k] = y + (dx / speed) * spread + homeY * home
  // Derivative of the smooth step: 6 s (1 − s) / (1 − start).
  const rate = (6 * s * (1 - s)) / (1 - route.fanning)
  const vx = dx + homeX * rate
  const vy = dy + homeY * rate
  const fast = Math.sqrt(vx * vx + vy * vy) || 1
  flow.dx[k] = vx / fast
  flow.dy[k] = vy / fast
  const shown = Math.min(1, t / 0.08)
  flow.opacity[k] = (flow.strength[k] ?? 0) * shown * shown * (3 - 2 * shown)
}
