import { at } from '../at.ts'
import { chance } from '../chance.ts'
import { type Contacts, planesStart } from './contacts.ts'
import { mix, smoothstep } from '../curves.ts'
import { halfRadiusOf, parting, separationOf } from './division.ts'
import { witheredRadius } from './withering.ts'

/** An outline has at most this many points. */
export const pointsMax = 120

/** What a figure's membrane looks like, in stage units around its centre. */
export interface Shape {
  radius: number
  /** 0 to 1, the figure's own. */
  seed: number
  /** View time of the breathing, s. */
  time: number
  division: number
  angle: number
  /** 0 to 1: how strongly the membrane moves; that of an idle cell is still. */
  stir: number
  /** 0 to 1: how strongly the edge is ruffled. */
  overload: number
  wither: number
  /** Index of its contacts, or −1 for a figure without neighbours. */
  figure: number
}

/** Points of a closed line, to be joined by curves through their middles. */
export interface Outline {
  readonly x: Float64Array
  readonly y: Float64Array
  count: number
}

/** A line without points. */
export function createOutline(): Outline {
  return { x: new Float64Array(pointsMax), y: new Float64Array(pointsMax), count: 0 }
}

const bleb = { x: new Float64Array(9), y: new Float64Array(9), radius: new Float64Array(9) }
const cosines = new Map<number, Float64Array>()

/**
 * The ray in hand, the waves of the membrane along it, and the point of it in hand with its distance.
 * A portrait has thousands of them in each picture: a fraction that is handed over or back is an object
 * on the heap, so they stand here, and the smooth minimum and maximum (cubic polynomials; Quilez, "Smooth
 * minimum") are written out where they are the innermost step.
 */
const ray = {
  cos: one(),
  sin: one(),
  theta: one(),
  wave: one(),
  ruffle: one(),
  near: one(),
  far: one(),
  reach: one(),
}
const point = { x: one(), y: one(), distance: one() }

// A number that is written in place: a field of an object may get a new object with each fraction.
function one(): Float64Array {
  return new Float64Array(1)
}

/** Traces the membrane of a figure: rays from its centre to where its distance field is zero. */
export function traceOutline(outline: Outline, shape: Shape, contacts: Contacts): void {
  const divides = shape.division > parting
  const fine = shape.overload > 0.02 || shape.wither > 0.02
  outline.count = fine ? 96 : divides ? 64 : 48
  const circle = circleOf(outline.count)
  if (shape.wither > 0.02) placeBlebs(shape)
  setPair(shape)
  for (let k = 0; k < outline.count; k++) {
    ray.cos[0] = circle[2 * k] ?? 0
    ray.sin[0] = circle[2 * k + 1] ?? 0
    ray.theta[0] = (k / outline.count) * Math.PI * 2
    if (divides || shape.wither > 0.02) reachAlong(shape, contacts)
    else reachSingle(shape, contacts)
    outline.x[k] = (ray.cos[0] ?? 0) * (ray.reach[0] ?? 0)
    outline.y[k] = (ray.sin[0] ?? 0) * (ray.reach[0] ?? 0)
  }
}

/** Traces one half of a figure whose furrow has closed, around the figure's centre. */
export function traceHalf(outline: Outline, shape: Shape, contacts: Contacts, far: boolean): void {
  outline.count = 48
  const circle = circleOf(outline.count)
  const side = far ? 1 : -1
  const apart = separationOf(shape.division) * shape.radius * side
  const half = shape.radius * halfRadiusOf(shape.division)
  const aside = Math.cos(shape.angle) * apart
  const along = Math.sin(shape.angle) * apart
  for (let k = 0; k < outline.count; k++) {
    ray.cos[0] = circle[2 * k] ?? 0
    ray.sin[0] = circle[2 * k + 1] ?? 0
    ray.theta[0] = (k / outline.count) * Math.PI * 2
    wobble(shape, far)
    ruffle(shape)
    ray.reach[0] = half * (1 + (ray.wave[0] ?? 0) + (far ? 0 : (ray.ruffle[0] ?? 0)))
    flatten(shape, contacts, far)
    outline.x[k] = (ray.cos[0] ?? 0) * (ray.reach[0] ?? 0) + aside
    outline.y[k] = (ray.sin[0] ?? 0) * (ray.reach[0] ?? 0) + along
  }
}

/**
 * Deviation of a living membrane from a circle, in radii: a form of its own that stays, and waves
 * as strong as the cell is busy, which never come back in step. The far half has a form alone.
 */
function wobble({ seed: own, stir, time }: Shape, far: boolean): void {
  const theta = ray.theta[0] ?? 0
  const seed = own + (far ? 0.37 : 0)
  ray.wave[0] =
    Math.sin(2 * theta + seed * 6.1) * 0.014 +
    Math.sin(3 * theta + seed * 17.3) * 0.011 +
    Math.sin(5 * theta + seed * 9.7) * 0.005
  if (far || stir <= 0) return
  const waves =
    Math.sin(2 * theta + seed * 3.7 + time * 0.9) * 0.009 +
    Math.sin(3 * theta + seed * 11.9 - time * 1.3) * 0.008 +
    Math.sin(5 * theta + seed * 23.1 + time * 1.9) * 0.004
  ray.wave[0] = (ray.wave[0] ?? 0) + stir * waves
}

function ruffle({ seed, time, overload }: Shape): void {
  const theta = ray.theta[0] ?? 0
  ray.ruffle[0] = 0
  if (overload < 0.01) return
  const coarse = 0.021 * Math.sin(17 * theta + seed * 20 + time * 3)
  ray.ruffle[0] = overload * (coarse + 0.012 * Math.sin(23 * theta - time * 2.2))
}

function reachSingle(shape: Shape, contacts: Contacts): void {
  wobble(shape, false)
  ruffle(shape)
  ray.reach[0] =
    shape.radius * (1 + (ray.wave[0] ?? 0) * (pair.calm[0] ?? 0) + (ray.ruffle[0] ?? 0))
  flatten(shape, contacts, false)
}

// Neighbours cut the ray off where their planes are.
function flatten(shape: Shape, contacts: Contacts, far: boolean): void {
  if (shape.figure < 0) return
  const { planes, counts } = contacts
  const cos = ray.cos[0] ?? 0
  const sin = ray.sin[0] ?? 0
  const start = planesStart(shape.figure, far)
  const n = at(counts, shape.figure * 2 + (far ? 1 : 0))
  const softness = Math.max(1e-3, shape.radius * 0.36)
  let least = ray.reach[0] ?? 0
  for (let plane = start; plane < start + n * 3; plane += 3) {
    const toward = cos * (planes[plane] ?? 0) + sin * (planes[plane + 1] ?? 0)
    if (toward <= 0.15) continue
    const end = (planes[plane + 2] ?? 0) / toward
    const h = Math.max(softness - Math.abs(least - end), 0) / softness
    least = (least < end ? least : end) - (h * h * h * softness) / 6
  }
  ray.reach[0] = least
}

// Bisection: the field is monotone along a ray as long as the centre lies inside. The membrane's own
// waves hardly change with the distance.
function reachAlong(shape: Shape, contacts: Contacts): void {
  ruffle(shape)
  wobble(shape, false)
  ray.near[0] = (ray.wave[0] ?? 0) * 0.4 + (ray.ruffle[0] ?? 0)
  wobble(shape, true)
  ray.far[0] = (ray.wave[0] ?? 0) * 0.4 + (ray.ruffle[0] ?? 0) * (pair.own[0] ?? 0)
  let inside = 0
  let outside = shape.radius * 2
  for (let n = 0; n < 9; n++) {
    const middle = (inside + outside) / 2
    point.x[0] = (ray.cos[0] ?? 0) * middle
    point.y[0] = (ray.sin[0] ?? 0) * middle
    findDistance(shape, contacts)
    if ((point.distance[0] ?? 0) < 0) inside = middle
    else outside = middle
  }
  ray.reach[0] = (inside + outside) / 2
}

function findDistance(shape: Shape, contacts: Contacts): void {
  if (shape.division <= parting) return findBodyDistance(shape, contacts, false)
  const x = point.x[0] ?? 0
  const y = point.y[0] ?? 0
  point.x[0] = x + (pair.dx[0] ?? 0)
  point.y[0] = y + (pair.dy[0] ?? 0)
  findBodyDistance(shape, contacts, false)
  const near = point.distance[0] ?? 0
  point.x[0] = x - (pair.dx[0] ?? 0)
  point.y[0] = y - (pair.dy[0] ?? 0)
  findBodyDistance(shape, contacts, true)
  const far = point.distance[0] ?? 0
  const blend = pair.blend[0] ?? 0
  const h = Math.max(blend - Math.abs(near - far), 0) / blend
  point.distance[0] = (near < far ? near : far) - (h * h * h * blend) / 6
}

// What the rays of one figure have in common.
const pair = { dx: one(), dy: one(), half: one(), blend: one(), calm: one(), own: one() }

function setPair(shape: Shape): void {
  const apart = separationOf(shape.division) * shape.radius
  pair.dx[0] = Math.cos(shape.angle) * apart
  pair.dy[0] = Math.sin(shape.angle) * apart
  pair.half[0] = halfRadiusOf(shape.division) * shape.radius
  const blend = mix(1, 0.05, smoothstep(0.66, 0.98, shape.division))
  pair.blend[0] = Math.max(1e-3, Math.min((pair.half[0] ?? 0) * 1.2, apart * 2.2) * blend)
  // A cell that begins to divide rounds up: its own waves die away.
  pair.calm[0] = 1 - 0.6 * smoothstep(0, 0.04, shape.division)
  // Nobody waits at the half that does not serve yet.
  pair.own[0] = 1 - smoothstep(parting, 0.6, shape.division)
}

function findBodyDistance(shape: Shape, contacts: Contacts, far: boolean): void {
  const x = point.x[0] ?? 0
  const y = point.y[0] ?? 0
  let distance =
    Math.sqrt(x * x + y * y) -
    (pair.half[0] ?? 0) * (1 + (far ? (ray.far[0] ?? 0) : (ray.near[0] ?? 0)))
  if (shape.wither > 0.02) {
    const joint = Math.max(1e-3, shape.radius * 0.1)
    for (let n = 0; n < 9; n++) {
      const dx = x - (bleb.x[n] ?? 0)
      const dy = y - (bleb.y[n] ?? 0)
      const other = Math.sqrt(dx * dx + dy * dy) - (bleb.radius[n] ?? 0)
      const h = Math.max(joint - Math.abs(distance - other), 0) / joint
      distance = (distance < other ? distance : other) - (h * h * h * joint) / 6
    }
  }
  point.distance[0] = distance
  if (shape.figure < 0) return
  const { planes, counts } = contacts
  const start = planesStart(shape.figure, far)
  const n = at(counts, shape.figure * 2 + (far ? 1 : 0))
  const softness = Math.max(1e-3, shape.radius * 0.42 * (1 - 0.75 * shape.wither))
  for (let plane = start; plane < start + n * 3; plane += 3) {
    const beyond =
      x * (planes[plane] ?? 0) + y * (planes[plane + 1] ?? 0) - (planes[plane + 2] ?? 0)
    const h = Math.max(softness - Math.abs(distance - beyond), 0) / softness
    distance = (distance > beyond ? distance : beyond) + (h * h * h * softness) / 6
  }
  point.distance[0] = distance
}

// Nine blebs swell one after another and stand off as the cell packs itself up.
function placeBlebs(shape: Shape): void {
  const key = Math.floor(shape.seed * 65536)
  const packed = smoothstep(0.55, 1, shape.wither)
  const whole = shape.radius / witheredRadius(shape.wither)
  for (let n = 0; n < 9; n++) {
    const turn = ((n + chance(key, n, 1) * 0.8) * Math.PI * 2) / 9
    const grown = smoothstep(0.05 + 0.05 * (n % 3), 0.55, shape.wither)
    const out = shape.radius * mix(0.72, 1.02 + 0.1 * packed * chance(key, n, 2), grown)
    bleb.x[n] = Math.cos(turn) * out
    bleb.y[n] = Math.sin(turn) * out
    bleb.radius[n] = whole * (0.17 + 0.15 * chance(key, n, 3)) * grown
  }
}

function circleOf(points: number): Float64Array {
  const known = cosines.get(points)
  if (known) return known
  const circle = new Float64Array(points * 2)
  for (let k = 0; k < points; k++) {
    circle[2 * k] = Math.cos((k / points) * Math.PI * 2)
    circle[2 * k + 1] = Math.sin((k / points) * Math.PI * 2)
  }
  cosines.set(points, circle)
  return circle
}
