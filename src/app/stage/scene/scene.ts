import { type CellNote, type Frame, serviceValue } from '#worker/frame.ts'
import { at } from '../at.ts'
import type { Arrangement } from './arrangement.ts'
import { readBodies } from './bodies.ts'
import { type Crowd, createCrowd, dotsFor, gather } from './crowd.ts'
import { type Culture, clear, createCulture } from './culture.ts'
import { approach } from '../curves.ts'
import { ease, settle } from './easing.ts'
import { type Edge, createEdge, findEdge } from './edge.ts'
import { type Flow, createFlow } from './comets.ts'
import { fillFlow, moveFlow, stepFlow, stopFlow } from './flow.ts'
import type { Call } from './graph-layers.ts'
import { type Hull, createHull, followEdge } from './hull.ts'
import { type Layout, createLayout, placeOf, servicesMax, setPlaces } from './layout.ts'
import { placeFigure } from './placing.ts'
import { type Dish, type Insets, type Place, dishFor, placesFor } from './places.ts'
import { readFrame, readNotes } from './reading.ts'
import { layRoute } from './route.ts'
import { arrange, step } from './settling.ts'
import {
  type Stream,
  clientsOnly,
  createStreams,
  placeStreams,
  readStreams,
  streamsMax,
} from './streams.ts'

/** What the last frame said of one service, and where its colony stands. */
interface Colony {
  readonly edge: Edge
  readonly crowd: Crowd
  readonly hull: Hull
  attemptRate: number
  shedRate: number
  waiting: number
  ready: number
  starting: number
  draining: number
  /** Mean load of its cells in routing, 0 to 1. */
  load: number
  /** How many cells each one that is drawn stands for. */
  each: number
}

/** Everything on the stage between two frames: what is shown, where, and how it moves. */
export interface Scene {
  readonly culture: Culture
  readonly layout: Layout
  flow: Flow
  /** Who calls whom. */
  calls: readonly Call[]
  colonies: Colony[]
  streams: readonly Stream[]
  /** Of all colonies, in their order. */
  crowds: readonly Crowd[]
  hulls: readonly Hull[]
  dish: Dish
  width: number
  height: number
  insets: Insets
  /** View time that has passed while the run was running, s. */
  time: number
  run: number
  /** The culture's count of changes for which the bodies were read. */
  shape: number
  /** Steps since the edges were found; 0 while they are of the present bodies. */
  edgesAge: number
  /** View time that the layout has not taken up yet, s. */
  layoutDt: number
  /** The layout moved cells when it was stepped last. */
  stirred: boolean
}

/** So many cells are drawn anew on every fourth picture: a step of the layout on every second is enough. */
const layoutInTurns = 600

/** The edge of so many bodies is found every few steps: its contour follows it a little later anyway. */
const edgesInTurns = 400
const edgesEvery = 4

/** More view time than this passes in several steps, s. */
const longestStep = 0.05

/** A stage on which nothing stands yet. */
export function createScene(insets: Insets, beside?: Flow['beside']): Scene {
  return {
    culture: createCulture(),
    layout: createLayout(),
    flow: createFlow(streamsMax, beside),
    calls: clientsOnly,
    colonies: [],
    streams: [],
    crowds: [],
    hulls: [],
    dish: dishFor(0, 0),
    width: 0,
    height: 0,
    insets,
    time: 0,
    run: -1,
    shape: -1,
    edgesAge: 0,
    layoutDt: 0,
    stirred: false,
  }
}

/** Fits the stage to a size; colonies move with their anchors. */
export function resizeScene(scene: Scene, width: number, height: number, insets: Insets): void {
  scene.width = width
  scene.height = height
  scene.insets = insets
  scene.dish = dishFor(width, height)
  const places = placesOf(scene, scene.colonies.length)
  setPlaces(scene.layout, scene.culture, places)
  placeStreams(scene.streams, places, boundsOf(scene))
  arrangeAnew(scene)
  scene.streams.forEach(({ route }, n) => moveFlow(scene.flow, n, route))
}

/** Takes the graph of a run; places and streams follow from it. Clients call the first service until it is told. */
export function setCalls(scene: Scene, calls: readonly Call[]): void {
  const told = calls.length > 0 ? calls : clientsOnly
  if (areSame(told, scene.calls)) return
  scene.calls = told
  if (scene.colonies.length > 0) setColonies(scene, scene.colonies.length)
}

// Every run tells its graph anew, and what stands on the stage need not be built anew for it.
function areSame(some: readonly Call[], others: readonly Call[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ from, to, optional }, n) => {
      const other = others[n]
      return other?.from === from && other.to === to && other.optional === optional
    })
  )
}

// The sentence stands above; below, the rim of the view is near enough.
function boundsOf({ height, insets }: Scene) {
  return { top: insets.top - 6, bottom: height - Math.min(insets.bottom, 14) - 4 }
}

function placesOf({ width, height, insets, calls }: Scene, services: number): readonly Place[] {
  return placesFor(Math.max(1, services), width, height, insets, calls)
}

/** Takes over a frame. `instantly` puts everything where it belongs without any motion. */
export function readScene(scene: Scene, frame: Frame, instantly: boolean): void {
  const services = Math.min(frame.serviceCount, servicesMax)
  if (services !== scene.colonies.length) setColonies(scene, services)
  for (let service = 0; service < services; service++) readColony(scene, frame, service)
  readStreams(scene.streams, frame)
  if (instantly) {
    clear(scene.culture)
    stopFlow(scene.flow)
  }
  readFrame(scene.culture, frame, (row, mother) =>
    placeFigure(scene.layout, scene.culture, row, mother),
  )
  if (instantly) arrangeAnew(scene)
}

/** Takes over what happened to cells: a killed one opens instead of clearing away. */
export function readSceneNotes(scene: Scene, notes: readonly CellNote[]): void {
  readNotes(scene.culture, notes)
}

/** Lets `dt` seconds of view time pass. Answers whether anything is still moving. */
export function stepScene(scene: Scene, dt: number, running: boolean, speed: number): boolean {
  if (dt > longestStep + 1e-9) {
    const moved = stepScene(scene, dt / 2, running, speed)
    return stepScene(scene, dt / 2, running, speed) || moved
  }
  const { culture, layout } = scene
  let moving = ease(culture, dt)
  const waits = culture.count > layoutInTurns && scene.layoutDt === 0 && scene.stirred
  scene.layoutDt += dt
  if (!waits) {
    scene.stirred = step(layout, culture, scene.layoutDt)
    scene.layoutDt = 0
  }
  settleEdges(scene, scene.stirred && !waits, !scene.stirred)
  if (scene.stirred || scene.edgesAge > 0) moving = true
  if (growDish(scene, approach(dt, 0.5))) moving = true
  if (followEdges(scene, dt)) moving = true
  if (!running) return moving
  scene.time += dt
  stepFlow(scene.flow, scene.streams, speed, dt)
  return true
}

/** Fills every stream with the requests of the present frame, for a picture that nothing came before. */
export function fillStreams(scene: Scene, speed: number): void {
  fillFlow(scene.flow, scene.streams, speed)
}

/** Puts everything at rest where it belongs: no motion was asked for. */
export function restScene(scene: Scene): void {
  settle(scene.culture)
  stopFlow(scene.flow)
  for (let pass = 0; pass < 30; pass++) {
    if (!step(scene.layout, scene.culture, 0.05)) break
  }
  scene.layoutDt = 0
  scene.stirred = false
  settleEdges(scene, true, true)
  growDish(scene, 1)
  followEdges(scene, Infinity)
}

// A culture that outgrows its dish gets a larger one; a dish never shrinks under its first size.
function growDish(scene: Scene, share: number): boolean {
  const { dish } = scene
  let goal = dishFor(scene.width, scene.height).radius
  for (let service = 0; service < scene.colonies.length; service++) {
    const colony = scene.colonies[service]
    if (!colony) continue
    const { edge, waiting } = colony
    const rim = waiting > 0 ? 110 : 70
    const across = Math.max(dish.x - edge.left, edge.right - dish.x)
    const down = Math.max(dish.y - edge.top, edge.bottom - dish.y)
    // In steps, so that a colony that breathes does not move its dish.
    goal = Math.max(goal, Math.ceil((Math.max(across, down) + rim) / 40) * 40)
  }
  const away = goal - dish.radius
  if (away === 0) return false
  dish.radius = Math.abs(away) < 0.5 ? goal : dish.radius + away * share
  return true
}

// The contour of each colony's matrix follows its cells a little later than they move, and those who
// wait stand around it.
function followEdges(scene: Scene, dt: number): boolean {
  let moving = false
  for (let service = 0; service < scene.colonies.length; service++) {
    const colony = scene.colonies[service]
    if (!colony) continue
    const rim = 3 + 0.12 * at(scene.layout.radius, service)
    const moves = followEdge(colony.hull, colony.edge, rim, dt)
    if (moves) moving = true
    const { crowd, hull, waiting } = colony
    const isOther = moves || hull.place !== crowd.place || crowd.count !== dotsFor(waiting)
    if (isOther) gather(crowd, waiting, hull.place, hull)
  }
  return moving
}

/** Puts everything at rest, the cells as in an arrangement where there is one. */
export function arrangeAnew(scene: Scene, like: Arrangement | null = null): void {
  settle(scene.culture)
  if (scene.layout.places.length > 0) arrange(scene.layout, scene.culture, like)
  scene.layoutDt = 0
  scene.stirred = false
  settleEdges(scene, true, true)
  growDish(scene, 1)
  settleEdges(scene, true, true)
  followEdges(scene, Infinity)
}

function setColonies(scene: Scene, services: number): void {
  const places = placesOf(scene, services)
  setPlaces(scene.layout, scene.culture, places)
  scene.colonies = places.slice(0, services).map((place, service) => {
    return {
      edge: createEdge(),
      crowd: createCrowd(service),
      hull: createHull(place),
      attemptRate: 0,
      shedRate: 0,
      waiting: 0,
      ready: 0,
      starting: 0,
      draining: 0,
      load: 0,
      each: 1,
    }
  })
  scene.streams = createStreams(scene.calls, scene.colonies, places, boundsOf(scene))
  stopFlow(scene.flow)
  scene.edgesAge++
  scene.crowds = scene.colonies.map(({ crowd }) => crowd)
  scene.hulls = scene.colonies.map(({ hull }) => hull)
}

function readColony(scene: Scene, frame: Frame, service: number): void {
  const colony = scene.colonies[service]
  if (!colony) return
  colony.attemptRate = Math.max(0, serviceValue(frame, 'attemptRate', service))
  colony.shedRate = Math.max(0, serviceValue(frame, 'shedRate', service))
  colony.waiting = Math.max(0, serviceValue(frame, 'waiting', service))
  colony.ready = serviceValue(frame, 'ready', service)
  colony.starting = serviceValue(frame, 'starting', service)
  colony.draining = serviceValue(frame, 'draining', service)
  colony.load = serviceValue(frame, 'utilisation', service)
  colony.each = serviceValue(frame, 'cellsEach', service)
}

/** Whether a frame shows another sample of the cells than the present one: those that are not in it have not died. */
export function isOtherSample({ colonies }: Scene, frame: Frame): boolean {
  return colonies.some(({ each }, service) => each !== serviceValue(frame, 'cellsEach', service))
}

// What follows from where the cells stand is found anew only when one of them may have moved. What
// has come to rest has its edge at once.
function settleEdges(scene: Scene, moved: boolean, isAtRest: boolean): void {
  const { culture, layout } = scene
  const isOther = moved || scene.shape !== culture.shape
  scene.shape = culture.shape
  if (isOther) readBodies(layout.bodies, culture, layout.radius)
  if (isOther || scene.edgesAge > 0) scene.edgesAge++
  const every = layout.bodies.count > edgesInTurns ? edgesEvery : 1
  const isFound = scene.edgesAge >= (isAtRest ? 1 : every)
  if (isFound) scene.edgesAge = 0
  for (let service = 0; service < scene.colonies.length; service++) {
    const colony = scene.colonies[service]
    const place = placeOf(layout, service)
    if (!colony || !place) continue
    if (isFound) findEdge(colony.edge, culture, layout.bodies, service, place)
    colony.hull.place = place
  }
  for (let n = 0; n < scene.streams.length; n++) {
    const route = scene.streams[n]?.route
    if (!route) continue
    if (isFound || route.dish !== scene.dish.radius) layRoute(route, scene.dish, scene.width)
  }
}
