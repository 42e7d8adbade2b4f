import { at } from './at.ts'
import { type Camera, screenX, screenY, stageX, stageY } from './camera.ts'
import { reachToward } from './scene/edge.ts'
import { type Route, alongX, alongY } from './scene/route.ts'
import type { Scene } from './scene/scene.ts'

type Colony = Scene['colonies'][number]

/** A part of the screen, CSS px. */
export interface Rect {
  left: number
  right: number
  top: number
  bottom: number
}

/** No part of the screen yet. */
export function emptyRect(): Rect {
  return { left: 0, right: 0, top: 0, bottom: 0 }
}

/** Writes a part of the screen by the middle of its width and its upper side. */
export function lay(rect: Rect, middle: number, top: number, wide: number, high: number): void {
  rect.left = middle - wide / 2
  rect.right = middle + wide / 2
  rect.top = top
  rect.bottom = top + high
}

/** What words must keep clear of: the picture, what the page lays over it, and other words. */
export interface Ground {
  scene: Scene
  camera: Camera
  /** Buttons that lie over the picture. */
  areas: readonly Rect[]
  /** Where words stand already; the first `takenCount` of them count. */
  readonly taken: Rect[]
  takenCount: number
  /** Point of the screen that moves with what the words in hand belong to. */
  anchorX: number
  anchorY: number
}

/** Room between words and what they must not lie on, CSS px. */
const clearance = 3
/** Words keep this far from the rim of the view, CSS px. */
const rim = 8

/** How much of the picture lies under a part of the screen, its rim included; 0 is free. */
export function cover(rect: Rect, ground: Ground, room = clearance): number {
  let sum = isTaken(rect, ground, room) ? wordsWeigh : 0
  sum += outside(rect, ground)
  for (let service = 0; service < ground.scene.colonies.length; service++) {
    sum += coverOf(rect, ground, service, room)
  }
  for (let n = 0; n < ground.scene.streams.length; n++) {
    const stream = ground.scene.streams[n]
    if (stream && stream.from >= 0) sum += callsUnder(rect, stream.route, ground.camera)
  }
  return sum
}

/** How much of a call's way from service to service lies under a part of the screen. */
function callsUnder(rect: Rect, route: Route, camera: Camera): number {
  let sum = 0
  for (let n = 1; n < callSamples; n++) {
    const x = screenX(camera, alongX(route, n / callSamples))
    const y = screenY(camera, alongY(route, n / callSamples))
    if (x > rect.left && x < rect.right && y > rect.top && y < rect.bottom) sum++
  }
  return sum
}

const callSamples = 24

/**
 * Whether words lie on cells or under what the page has laid over the picture: there is no room for
 * them then, and they are left out.
 */
export function isCovering(rect: Rect, ground: Ground): boolean {
  if (outside(rect, ground) > 1) return true
  const { scene, camera } = ground
  for (let service = 0; service < scene.colonies.length; service++) {
    const colony = scene.colonies[service]
    if (colony && meetsCells(rect, colony, camera)) return true
  }
  return false
}

// Words are reckoned a little too wide, so that the membrane may begin where they seem to end.
const slack = 4

function meetsCells(rect: Rect, { edge, hull: { place } }: Colony, camera: Camera): boolean {
  for (let i = 0; i <= 8; i++) {
    const x = rect.left + slack + ((rect.right - rect.left - 2 * slack) * i) / 8
    const dx = stageX(camera, x) - place.x
    for (let j = 0; j <= 2; j++) {
      const dy = stageY(camera, rect.top + ((rect.bottom - rect.top) * j) / 2) - place.y
      const reach = reachToward(edge, Math.atan2(dy, dx))
      if (dx * dx + dy * dy < reach * reach) return true
    }
  }
  return false
}

// Worse than anything that words may lie on.
const wordsWeigh = 1e6
// Worse than a piece of a crowd: there the words would be left out.
const cellsWeigh = 40

/** Whether other words or a button have a part of the screen. */
export function isTaken(rect: Rect, { areas, taken, takenCount }: Ground, room = clearance) {
  for (let n = 0; n < areas.length; n++) {
    const area = areas[n]
    if (area && meets(rect, area, room)) return true
  }
  for (let n = 0; n < takenCount; n++) {
    const other = taken[n]
    if (other && meets(rect, other, room)) return true
  }
  return false
}

/** Whether the rim of the dish, which is two lines, passes under a part of the screen or near it. */
export function meetsRim(rect: Rect, { scene: { dish }, camera }: Ground): boolean {
  const [x, y] = [screenX(camera, dish.x), screenY(camera, dish.y)]
  const radius = dish.radius * camera.scale
  const near = Math.hypot(
    Math.max(0, rect.left - x, x - rect.right),
    Math.max(0, rect.top - y, y - rect.bottom),
  )
  const far = Math.hypot(
    Math.max(x - rect.left, rect.right - x),
    Math.max(y - rect.top, rect.bottom - y),
  )
  return near < radius + 2 * clearance && far > radius - rimWide - 2 * clearance
}

/** Between the two lines of the rim, CSS px. */
const rimWide = 9

/** Gives a part of the screen to words. */
export function take(ground: Ground, rect: Rect): void {
  const place = (ground.taken[ground.takenCount] ??= emptyRect())
  ground.takenCount++
  copyRect(place, rect)
}

/** Makes one part of the screen the same as another. */
export function copyRect(to: Rect, from: Rect): void {
  to.left = from.left
  to.right = from.right
  to.top = from.top
  to.bottom = from.bottom
}

/** Moves words that would be cut by a side of the view inside. */
export function moveInside(rect: Rect, { scene, camera }: Ground): void {
  const right = Math.max(0, rect.right - (camera.width - rim))
  const aside = Math.max(0, rim - rect.left) - right
  const bottom = camera.height - Math.min(scene.insets.bottom, foot)
  const along = Math.max(0, scene.insets.top - rect.top) - Math.max(0, rect.bottom - bottom)
  shift(rect, aside, along)
}

/** Moves a part of the screen. */
export function shift(rect: Rect, dx: number, dy: number): void {
  rect.left += dx
  rect.right += dx
  rect.top += dy
  rect.bottom += dy
}

/** At the foot of a phone the round corners of the sheet lie over the picture, CSS px. */
export const foot = 16

function outside(rect: Rect, { scene: { insets }, camera }: Ground): number {
  const aside = Math.max(0, rim - rect.left) + Math.max(0, rect.right - (camera.width - rim))
  const above = Math.max(0, insets.top - rect.top)
  const below = Math.max(0, rect.bottom - (camera.height - Math.min(insets.bottom, foot)))
  // The words of the page stand above; they are worse to lie on than the rim.
  return aside + 3 * above + 3 * below
}

function meets(a: Rect, b: Rect, room: number): boolean {
  return (
    a.left < b.right + room &&
    b.left < a.right + room &&
    a.top < b.bottom + room &&
    b.top < a.bottom + room
  )
}

function coverOf(rect: Rect, { scene, camera }: Ground, service: number, room: number): number {
  const colony = scene.colonies[service]
  if (!colony) return 0
  const { hull, crowd } = colony
  const aside = room - clearance
  let sum = meetsCells(rect, colony, camera) ? cellsWeigh : 0
  for (let i = 0; i <= 6; i++) {
    const share = i / 6
    const x = rect.left - aside + (rect.right - rect.left + 2 * aside) * share
    const dx = stageX(camera, x) - hull.place.x
    for (let j = 0; j <= 2; j++) {
      const y = rect.top - aside + ((rect.bottom - rect.top + 2 * aside) * j) / 2
      const dy = stageY(camera, y) - hull.place.y
      const reach = reachToward(hull, Math.atan2(dy, dx))
      if (dx * dx + dy * dy < reach * reach) sum += 2
    }
  }
  // A crowd is hundreds of grains: they are compared where they are, on the stage.
  const left = stageX(camera, rect.left - room)
  const right = stageX(camera, rect.right + room)
  const top = stageY(camera, rect.top - room)
  const bottom = stageY(camera, rect.bottom + room)
  for (let n = 0; n < crowd.count; n++) {
    const x = at(crowd.x, n)
    const y = at(crowd.y, n)
    if (x > left && x < right && y > top && y < bottom) sum++
  }
  return sum
}
