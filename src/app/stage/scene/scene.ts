import { type CellNote, type Frame, serviceValue } from '#worker/frame.ts'
import { at } from '../at.ts'
import { readBodies } from './bodies.ts'
import { type Crowd, createCrowd, gather } from './crowd.ts'
import { type Culture, clear, createCulture, departures } from './culture.ts'
import { approach, clamp } from '../curves.ts'
import { ease, settle } from './easing.ts'
import { type Edge, createEdge, findEdge } from './edge.ts'
import { type Flow, createFlow } from './comets.ts'
import { cometsMax, stepFlow, stopFlow } from './flow.ts'
import { type Layout, createLayout, placeOf, servicesMax, setPlaces } from './layout.ts'
import { placeFigure } from './placing.ts'
import { type Dish, type Insets, dishFor, placesFor } from './places.ts'
import { readFrame, readNotes } from './reading.ts'
import { type Route, createRoute, layRoute } from './route.ts'
import { arrange, step } from './settling.ts'

/** What the last frame said of one service, and where its colony stands. */
interface Colony {
  readonly edge: Edge
  readonly route: Route
  readonly crowd: Crowd
  attemptRate: number
  shedRate: number
  waiting: number
  ready: number
  starting: number
  draining: number
  /** Mean load of its cells in routing, 0 to 1. */
  load: number
}

/** Everything on the stage between two frames: what is shown, where, and how it moves. */
export interface Scene {
  readonly culture: Culture
  readonly layout: Layout
  flow: Flow
  colonies: Colony[]
  dish: Dish
  width: number
  height: number
  insets: Insets
  /** View time that has passed while the run was running, s. */
  time: number
  run: number
}

/** A stage on which nothing stands yet. */
export function createScene(insets: Insets): Scene {
  return {
    culture: createCulture(),
    layout: createLayout(),
    flow: createFlow(servicesMax),
    colonies: [],
    dish: dishFor(0, 0),
    width: 0,
    height: 0,
    insets,
    time: 0,
    run: -1,
  }
}

/** Fits the stage to a size; colonies move with their anchors. */
export function resizeScene(scene: Scene, width: number, height: number, insets: Insets): void {
  scene.width = width
  scene.height = height
  scene.insets = insets
  scene.dish = dishFor(width, height)
  setPlaces(
    scene.layout,
    scene.culture,
    placesFor(Math.max(1, scene.colonies.length), width, height, insets),
  )
  arrangeAnew(scene)
}

/** Takes over a frame. `instantly` puts everything where it belongs without any motion. */
export function readScene(scene: Scene, frame: Frame, instantly: boolean): void {
  const services = Math.min(frame.serviceCount, servicesMax)
  if (services !== scene.colonies.length) setColonies(scene, services)
  for (let service = 0; service < services; service++) readColony(scene, frame, service)
  if (instantly) {
    clear(scene.culture)
    stopFlow(scene.flow)
  }
  readFrame(scene.culture, frame, (row, mother) =>
    placeFigure(scene.layout, scene.culture, row, mother),
  )
  meanLoads(scene)
  if (instantly) arrangeAnew(scene)
}

/** Takes over what happened to cells: a killed one opens instead of clearing away. */
export function readSceneNotes(scene: Scene, notes: readonly CellNote[]): void {
  readNotes(scene.culture, notes)
}

/** Lets `dt` seconds of view time pass. Answers whether anything is still moving. */
export function stepScene(scene: Scene, dt: number, running: boolean, speed: number): boolean {
  const { culture, layout } = scene
  let moving = ease(culture, dt)
  if (step(layout, culture, dt)) moving = true
  settleEdges(scene)
  if (growDish(scene, approach(dt, 0.5))) moving = true
  if (!running) return moving
  scene.time += dt
  const share = cometsMax / Math.max(1, scene.colonies.length)
  scene.colonies.forEach((colony, service) => {
    const stream = { attempts: colony.attemptRate * speed, refused: colony.shedRate * speed }
    stepFlow(scene.flow, service, colony.route, stream, dt, share)
  })
  return true
}

/** Puts everything at rest where it belongs: no motion was asked for. */
export function restScene(scene: Scene): void {
  settle(scene.culture)
  stopFlow(scene.flow)
  for (let pass = 0; pass < 30; pass++) {
    if (!step(scene.layout, scene.culture, 0.05)) break
  }
  settleEdges(scene)
  growDish(scene, 1)
}

// A culture that outgrows its dish gets a larger one; a dish never shrinks under its first size.
function growDish(scene: Scene, share: number): boolean {
  const { dish } = scene
  let goal = dishFor(scene.width, scene.height).radius
  for (const { edge, waiting } of scene.colonies) {
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

function arrangeAnew(scene: Scene): void {
  settle(scene.culture)
  if (scene.layout.places.length > 0) arrange(scene.layout, scene.culture)
  settleEdges(scene)
  growDish(scene, 1)
  settleEdges(scene)
}

function setColonies(scene: Scene, services: number): void {
  const places = placesFor(Math.max(1, services), scene.width, scene.height, scene.insets)
  setPlaces(scene.layout, scene.culture, places)
  scene.colonies = places.slice(0, services).map((place) => {
    const edge = createEdge()
    return {
      edge,
      route: createRoute(place, edge),
      crowd: createCrowd(),
      attemptRate: 0,
      shedRate: 0,
      waiting: 0,
      ready: 0,
      starting: 0,
      draining: 0,
      load: 0,
    }
  })
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
}

function meanLoads(scene: Scene): void {
  const { service, loadGoal, readyGoal, going } = scene.culture.values
  scene.colonies.forEach((colony, index) => {
    let sum = 0
    let cells = 0
    for (let row = 0; row < scene.culture.count; row++) {
      if (at(service, row) !== index || at(going, row) !== departures.none) continue
      if (at(readyGoal, row) < 0.5) continue
      sum += at(loadGoal, row)
      cells++
    }
    colony.load = cells > 0 ? clamp(sum / cells, 0, 1) : 0
  })
}

function settleEdges(scene: Scene): void {
  const { culture, layout } = scene
  readBodies(layout.bodies, culture, layout.radius)
  scene.colonies.forEach((colony, service) => {
    const place = placeOf(layout, service)
    if (!place) return
    findEdge(colony.edge, culture, layout.bodies, service, place)
    colony.route.place = place
    layRoute(colony.route, scene.dish)
    gather(colony.crowd, colony.waiting, place, colony.edge, service)
  })
}
