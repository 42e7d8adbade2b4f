import { type Camera, screenX, screenY } from './camera.ts'
import { type Ground, type Rect, emptyRect, foot, lay } from './caption-places.ts'
import { bearings, reachToward } from './scene/edge.ts'
import type { Hull } from './scene/hull.ts'
import { type Route, alongX, alongY, arrowEnd, arrowStart } from './scene/route.ts'
import type { Scene } from './scene/scene.ts'
import { type Stream, gateReach } from './scene/streams.ts'

type Colony = Scene['colonies'][number]

/** The places that the words in hand may take, the best first. They are written anew for each block. */
export const spots: readonly Rect[] = Array.from({ length: 15 }, emptyRect)

function layAt(place: number, middle: number, top: number, wide: number, high: number): void {
  const spot = spots[place]
  if (spot) lay(spot, middle, top, wide, high)
}

const box = emptyRect()

/** The box around a colony with its matrix, on the screen. */
function boxOf({ reach, place }: Hull, camera: Camera): Rect {
  box.left = box.right = place.x
  box.top = box.bottom = place.y
  for (let n = 0; n < bearings; n++) {
    const turn = (n / bearings) * Math.PI * 2
    const x = place.x + Math.cos(turn) * (reach[n] ?? 0)
    const y = place.y + Math.sin(turn) * (reach[n] ?? 0)
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }
  box.left = screenX(camera, box.left)
  box.right = screenX(camera, box.right)
  box.top = screenY(camera, box.top)
  box.bottom = screenY(camera, box.bottom)
  return box
}

/** From the matrix to the foot of the words: the name stands 22 px above the colony's box. */
const gap = 3

/** Where along the box words stand above it: a crowd curves round its left side. */
const shares = [0.5, 0.68, 0.86]

/** A colony's own line: above its box, there a little aside, below, to the right, to the left. */
export function laySpotsOfColony(colony: Colony, { camera }: Ground, wide: number, high: number) {
  const { left, right, top, bottom } = boxOf(colony.hull, camera)
  const y = (top + bottom) / 2 - high / 2
  const rows = shares.length
  for (let n = 0; n < rows; n++) {
    const x = left + (shares[n] ?? 0.5) * (right - left)
    layAt(n, x, top - gap - high, wide, high)
    layAt(rows + n, x, bottom + 2 * gap, wide, high)
  }
  const beside = right + 12 + wide / 2
  layAt(2 * rows, beside, y, wide, high)
  layAt(2 * rows + 1, beside, top, wide, high)
  layAt(2 * rows + 2, beside, bottom - high, wide, high)
  // At the left the stream comes in at the middle; under it stand the numbers of those who wait.
  const before = left - 12 - wide / 2
  const under = colony.crowd.count > 0 ? y : bottom - high
  layAt(2 * rows + 3, before, under, wide, high)
  layAt(2 * rows + 4, before, y, wide, high)
  return 2 * rows + 5
}

// Directions from the anchor, in half turns, and how far outside the contour the upper right corner of
// the words stands, stage units; over the stream it is the lower one.
const turns = [0.72, 0.66, 0.6, 0.78, 0.84, 1.2, 1.3, 0.5, 0.42, 0.3, 1.5, 1.6]
const depths = [50, 46, 40, 70, 92, 84, 60, 18, 18, 18, 18, 18]

/** Where a notice and the sentence leave no place at the side of the crowd: behind the colony, in half turns. */
const behind = [0.15, 0, 1.85]

/**
 * The numbers of those who wait: the crowd curves round the colony, so its lower corner is the best
 * place, then others around it.
 */
export function laySpotsOfCounts(colony: Colony, ground: Ground, wide: number, high: number) {
  const { hull, crowd } = colony
  for (let place = 0; place < turns.length; place++) {
    const turn = Math.PI * (turns[place] ?? 0)
    const away = crowd.count > 0 ? (depths[place] ?? 0) : 14
    const reach = reachToward(hull, turn) + away
    const right = screenX(ground.camera, hull.place.x + Math.cos(turn) * reach)
    const y = screenY(ground.camera, hull.place.y + Math.sin(turn) * reach)
    layAt(place, right - wide / 2, turn > Math.PI ? y - high : y, wide, high)
  }
  for (let n = 0; n < behind.length; n++) {
    const turn = Math.PI * (behind[n] ?? 0)
    const reach = reachToward(hull, turn) + 14
    const left = screenX(ground.camera, hull.place.x + Math.cos(turn) * reach)
    const y = screenY(ground.camera, hull.place.y + Math.sin(turn) * reach)
    layAt(turns.length + n, left + wide / 2, y - high / 2, wide, high)
  }
  return turns.length + behind.length
}

/** What flows, where an arrow stands for it: over the arrow, or under it. */
export function laySpotsOfRate(
  arrow: { readonly route: Route; readonly waiting: number },
  { camera }: Ground,
  wide: number,
): number {
  const x = screenX(camera, (arrowEnd(arrow) + arrowStart(arrow)) / 2)
  const y = screenY(camera, arrow.route.dy)
  layAt(0, x, y - 23, wide, 17)
  layAt(1, x, y + 9, wide, 17)
  return 2
}

/** Where along the arrow of a call its number may stand. */
const parts = [0.5, 0.36, 0.64]

/** What flows on a call: over its arrow, or under it, in the middle or a little aside. */
export function laySpotsOfCall(route: Route, { camera }: Ground, wide: number): number {
  for (let n = 0; n < parts.length; n++) {
    const x = screenX(camera, alongX(route, parts[n] ?? 0.5))
    const y = screenY(camera, alongY(route, parts[n] ?? 0.5))
    layAt(2 * n, x, y - 23, wide, 17)
    layAt(2 * n + 1, x, y + 7, wide, 17)
  }
  return 2 * parts.length
}

/** What a caller keeps back: beside the gate at the beginning of a call. */
export function laySpotsOfGate({ route }: Stream, { camera }: Ground, wide: number): number {
  const x = screenX(camera, route.ax)
  const y = screenY(camera, route.ay)
  const reach = gateReach * camera.scale
  for (let n = 0; n < 3; n++) {
    const middle = x + wide / 2 + 14 * (n - 1)
    layAt(2 * n, middle, y - reach - 20, wide, 17)
    layAt(2 * n + 1, middle, y + reach + 3, wide, 17)
  }
  return 6
}

/**
 * Like the scale of a map, in the lower left corner: what the dots stand for. Where that is taken in
 * another corner.
 */
export function laySpotsOfScales(ground: Ground, wide: number, high: number): number {
  const { camera, scene } = ground
  const { insets } = scene
  const bottom = camera.height - Math.min(insets.bottom, foot) - 12 - high
  const left = 16 + wide / 2
  const right = camera.width - 16 - wide / 2
  layAt(0, left, bottom, wide, high)
  layAt(1, right, bottom, wide, high)
  layAt(2, left, insets.top, wide, high)
  layAt(3, right, insets.top, wide, high)
  return 4
}
