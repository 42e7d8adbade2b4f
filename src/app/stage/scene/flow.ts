import { at } from '../at.ts'
import { chance } from '../chance.ts'
import { type Flow, cometStates, fates, flowCapacity as capacity } from './comets.ts'
import { type Route, alongRoute, settleComet } from './route.ts'

/** Comets alive at once are kept below this by letting one stand for several requests. */
export const cometsMax = 400
/** Comets travel at this speed, CSS px at zoom 1 per second; it never says anything. */
const cometSpeed = 230
const scales = [1, 2, 5]
/** A scale that was taken is kept for so long, s of view time, so that what a dot stands for can be read. */
export const scaleHold = 2
/** But more comets than this find no place: then it changes at once. */
const crowded = 0.9 * capacity
/** On many short ways comets stand no closer than this in the mean, stage units, but so many are always shown. */
const [apart, sparsest] = [3.5, 60]
/** A comet keeps a pace of its own, in speeds of the stream. */
const slowest = 0.86
const paces = 0.28
/** A request that fails fades so long after it has left the route, s. */
const fallTime = 0.9
/** A step in which a stream is filled, s. */
const fillStep = 0.05

/** Removes every comet. */
export function stopFlow(flow: Flow): void {
  flow.state.fill(0)
  flow.held = Infinity
}

/** Puts the comets of a stream on a route that has moved; those that fall had left the old one. */
export function moveFlow(flow: Flow, stream: number, route: Route): void {
  for (let k = 0; k < capacity; k++) {
    if (at(flow.stream, k) !== stream) continue
    if (at(flow.state, k) === cometStates.onItsWay) {
      settleComet(flow, k, route)
      alongRoute(flow, k, route)
    } else flow.state[k] = cometStates.free
  }
}

/**
 * Requests that one comet stands for where so many would be alive at once, so that about `most` comets or
 * fewer are: 1, 2, 5, 10 and so on. A scale that still fits is kept, so that the picture does not flicker
 * between two.
 */
export function scaleFor(alive: number, present: number, most = cometsMax): number {
  const fits = alive / present <= most
  if (fits && (present === 1 || alive / present >= most * 0.25)) return present
  let decade = 1
  for (;;) {
    for (const step of scales) if (alive / (step * decade) <= most * 0.94) return step * decade
    decade *= 10
  }
}

/** What sets out on one route, per simulated second. */
interface Stream {
  readonly route: Route
  /** Attempts that are sent, and those of them that fail where they arrive. */
  readonly rate: number
  readonly failed: number
  /** Attempts that the caller keeps back. */
  readonly refused: number
}

/**
 * Lets all comets travel for `dt` seconds of view time and sends new ones out on every stream; `speed` is
 * simulated seconds per second of view time.
 */
export function stepFlow(flow: Flow, streams: readonly Stream[], speed: number, dt: number): void {
  for (let k = 0; k < capacity; k++) {
    if (at(flow.state, k) === cometStates.free) continue
    const stream = streams[at(flow.stream, k)]
    if (stream) move(flow, k, stream.route, dt, stream.route.length / cometSpeed)
    else flow.state[k] = cometStates.free
  }
  let alive = 0
  let way = 0
  for (let n = 0; n < streams.length; n++) {
    const stream = streams[n]
    if (!stream) continue
    alive += attemptsOf(stream) * speed * (stream.route.length / cometSpeed)
    way += stream.route.length
  }
  const most = streams.length > 1 ? Math.min(cometsMax, Math.max(sparsest, way / apart)) : cometsMax
  keepScale(flow, alive, most, dt)
  for (let n = 0; n < streams.length; n++) {
    const stream = streams[n]
    if (stream) sendOut(flow, n, stream, speed, dt)
  }
}

function keepScale(flow: Flow, alive: number, most: number, dt: number): void {
  const next = scaleFor(alive, flow.wish, most)
  flow.held += dt
  const isKept = flow.held < scaleHold && alive / flow.wish < crowded
  if (next !== flow.wish && !isKept) {
    flow.wish = next
    flow.held = 0
  }
  flow.scale = flow.wish
  for (const { wish } of flow.beside) flow.scale = Math.max(flow.scale, wish)
}

function attemptsOf({ rate, refused }: Stream): number {
  return rate + refused
}

function sendOut(flow: Flow, n: number, stream: Stream, speed: number, dt: number): void {
  const attempts = attemptsOf(stream) * speed
  if (attempts <= 0) return
  const failing = Math.min(1, stream.failed / attemptsOf(stream))
  const keptBack = Math.min(1, stream.refused / attemptsOf(stream))
  flow.wait[n] = at(flow.wait, n) - (attempts / flow.scale) * dt
  for (let sent = 0; sent < 40 && at(flow.wait, n) <= 0; sent++) {
    // Poisson arrivals: the gaps are exponential, as those of the simulated requests are.
    flow.wait[n] = at(flow.wait, n) - Math.log(1 - chance(flow.born, n, 21))
    flow.owed[n] = at(flow.owed, n) + failing
    flow.owedBack[n] = at(flow.owedBack, n) + keptBack
    send(flow, n, stream.route)
  }
  if (at(flow.wait, n) < 0) flow.wait[n] = 0
}

/**
 * Fills the streams as if attempts had set out as now for as long as the slowest of them travels: what a
 * picture shows that nothing came before.
 */
export function fillFlow(flow: Flow, streams: readonly Stream[], speed: number): void {
  const longest = streams.reduce((most, { route }) => Math.max(most, route.length), 0)
  const seconds = longest / cometSpeed / slowest + fallTime
  for (let n = Math.ceil(seconds / fillStep); n > 0; n--) stepFlow(flow, streams, speed, fillStep)
}

function send(flow: Flow, stream: number, route: Route): void {
  flow.born++
  const k = flow.state.indexOf(0)
  const fate = nextFate(flow, stream)
  if (k < 0) return
  flow.state[k] = cometStates.onItsWay
  flow.pace[k] = slowest + paces * chance(flow.born, 5)
  flow.stream[k] = stream
  flow.serial[k] = flow.born
  flow.progress[k] = 0
  flow.fate[k] = fate
  settleComet(flow, k, route)
  alongRoute(flow, k, route)
}

// One comet has one fate; what is owed of the other waits for the next.
function nextFate(flow: Flow, stream: number): number {
  if (at(flow.owedBack, stream) >= 1) {
    flow.owedBack[stream] = at(flow.owedBack, stream) - 1
    return fates.isKeptBack
  }
  if (at(flow.owed, stream) < 1) return fates.arrives
  flow.owed[stream] = at(flow.owed, stream) - 1
  return fates.fails
}

function move(flow: Flow, k: number, route: Route, dt: number, travel: number): void {
  if (at(flow.state, k) === cometStates.falling) {
    fall(flow, k, dt)
    return
  }
  flow.progress[k] = at(flow.progress, k) + (dt / travel) * at(flow.pace, k)
  if (at(flow.progress, k) > endOf(flow, k)) {
    flow.state[k] = cometStates.falling
    flow.progress[k] = 0
    return
  }
  if (at(flow.progress, k) >= 1) flow.state[k] = 0
  else alongRoute(flow, k, route)
}

/** Share of its route at which a comet falls; more than all of it for one that arrives. */
function endOf(flow: Flow, k: number): number {
  const fate = at(flow.fate, k)
  if (fate === fates.arrives) return 2
  const whim = chance(at(flow.serial, k), 6)
  return fate === fates.fails ? 0.84 + 0.1 * whim : 0.03 + 0.05 * whim
}

// A request that fails leaves the route downward and fades.
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
