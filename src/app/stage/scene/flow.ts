import { at } from '../at.ts'
import { chance } from '../chance.ts'
import { type Flow, cometStates, flowCapacity as capacity } from './comets.ts'
import { type Route, alongRoute, settleComet } from './route.ts'

/** Comets alive at once are kept below this by letting one stand for several requests. */
export const cometsMax = 400
/** Comets travel at this speed, CSS px at zoom 1 per second; it never says anything. */
const cometSpeed = 230
const scales = [1, 2, 5]
/** A comet keeps a pace of its own, in speeds of the stream. */
const slowest = 0.86
const paces = 0.28
/** A refused request fades so long after it has left the route, s. */
const fallTime = 0.9
/** A step in which a stream is filled, s. */
const fillStep = 0.05

/** Removes every comet. */
export function stopFlow(flow: Flow): void {
  flow.state.fill(0)
}

/** Puts the comets of a service on a route that has moved; those that fall had left the old one. */
export function moveFlow(flow: Flow, service: number, route: Route): void {
  for (let k = 0; k < capacity; k++) {
    if (at(flow.service, k) !== service) continue
    if (at(flow.state, k) === cometStates.onItsWay) alongRoute(flow, k, route)
    else flow.state[k] = cometStates.free
  }
}

/**
 * Requests that one comet stands for, so that about `share` comets or fewer are alive: 1, 2, 5, 10
 * and so on. A scale that still fits is kept, so that the picture does not flicker between two.
 */
export function scaleFor(
  perSecond: number,
  travel: number,
  share: number,
  present: number,
): number {
  const alive = perSecond * travel
  const fits = alive / present <= share
  if (fits && (present === 1 || alive / present >= share * 0.25)) return present
  let decade = 1
  for (;;) {
    for (const step of scales) if (alive / (step * decade) <= share * 0.94) return step * decade
    decade *= 10
  }
}

/** What sets out on one route: attempts and refusals per simulated second. */
interface Stream {
  readonly attemptRate: number
  readonly shedRate: number
}

/**
 * Lets the comets of one service travel for `dt` seconds of view time and sends new ones out;
 * `speed` is simulated seconds per second of view time.
 */
export function stepFlow(
  flow: Flow,
  service: number,
  route: Route,
  stream: Stream,
  speed: number,
  dt: number,
  share: number,
): void {
  const travel = route.length / cometSpeed
  const attempts = stream.attemptRate * speed
  const refused = attempts > 0 ? Math.min(1, stream.shedRate / stream.attemptRate) : 0
  for (let k = 0; k < capacity; k++) {
    if (at(flow.state, k) > 0 && at(flow.service, k) === service) move(flow, k, route, dt, travel)
  }
  const scale = scaleFor(attempts, travel, share, at(flow.scale, service))
  flow.scale[service] = scale
  if (attempts <= 0) return
  flow.wait[service] = at(flow.wait, service) - (attempts / scale) * dt
  for (let n = 0; n < 40 && at(flow.wait, service) <= 0; n++) {
    // Poisson arrivals: the gaps are exponential, as those of the simulated requests are.
    flow.wait[service] = at(flow.wait, service) - Math.log(1 - chance(flow.born, service, 21))
    flow.owed[service] = at(flow.owed, service) + refused
    send(flow, service, route)
  }
  if (at(flow.wait, service) < 0) flow.wait[service] = 0
}

/**
 * Fills the stream of a service as if attempts had set out as now for as long as the slowest of them travels:
 * what a picture shows that nothing came before.
 */
export function fillFlow(
  flow: Flow,
  service: number,
  route: Route,
  stream: Stream,
  speed: number,
  share: number,
): void {
  const seconds = route.length / cometSpeed / slowest + fallTime
  for (let n = Math.ceil(seconds / fillStep); n > 0; n--) {
    stepFlow(flow, service, route, stream, speed, fillStep, share)
  }
}

function send(flow: Flow, service: number, route: Route): void {
  flow.born++
  const k = flow.state.indexOf(0)
  const isRefused = at(flow.owed, service) >= 1
  if (isRefused) flow.owed[service] = at(flow.owed, service) - 1
  if (k < 0) return
  flow.state[k] = cometStates.onItsWay
  flow.pace[k] = slowest + paces * chance(flow.born, 5)
  flow.service[k] = service
  flow.serial[k] = flow.born
  flow.progress[k] = 0
  flow.refused[k] = isRefused ? 1 : 0
  settleComet(flow, k)
  alongRoute(flow, k, route)
}

function move(flow: Flow, k: number, route: Route, dt: number, travel: number): void {
  if (at(flow.state, k) === cometStates.falling) {
    fall(flow, k, dt)
    return
  }
  flow.progress[k] = at(flow.progress, k) + (dt / travel) * at(flow.pace, k)
  if (
    at(flow.refused, k) > 0 &&
    at(flow.progress, k) > 0.84 + 0.1 * chance(at(flow.serial, k), 6)
  ) {
    flow.state[k] = cometStates.falling
    flow.progress[k] = 0
    return
  }
  if (at(flow.progress, k) >= 1) flow.state[k] = 0
  else alongRoute(flow, k, route)
}

// A refused request leaves the route downward and fades.
function fall(flow: Flow, k: number, dt: number): void {
  const age = at(flow.progress, k) + dt
  flow.progress[k] = age
  flow.opacity[k] = Math.max(0, 1 - age / fallTime)
  const vx = (0.25 - 0.5 * chance(at(flow.serial, k), 7)) * cometSpeed * 0.5
  const vy = 40 + 260 * age
  const speed = Math.hypot(vx, vy)
  flow.x[k] = at(flow.x, k) + vx * dt
  flow.y[k] = at(flow.y, k) + vy * dt
  flow.dx[k] = vx / speed
  flow.dy[k] = vy / speed
  flow.pace[k] = speed / cometSpeed
  if (age >= fallTime) flow.state[k] = 0
}
