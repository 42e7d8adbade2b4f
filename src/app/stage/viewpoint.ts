import {
  type Box,
  type Camera,
  type Point,
  between,
  cameraFor,
  fittingScale,
  holding,
  isInside,
  panned,
  zoomedAt,
} from './camera.ts'
import { approach } from './curves.ts'
import { crowdRoom, labelRoom } from './scene/places.ts'
import type { Scene } from './scene/scene.ts'

/** Where the camera is, where it goes, and whether it still follows the culture by itself. */
export interface Viewpoint {
  camera: Camera
  goal: Camera
  /** True until the visitor moves the camera; true again after a fit. */
  follows: boolean
  /** The service whose colony it follows; −1 for all of them. */
  focus: number
}

/** A viewpoint over a stage without size. */
export function createViewpoint(): Viewpoint {
  return { camera: cameraFor(0, 0), goal: cameraFor(0, 0), follows: true, focus: -1 }
}

/** Takes a new size; what the visitor looked at stays in the middle. */
export function resizeViewpoint(view: Viewpoint, width: number, height: number): void {
  const { camera } = view
  const isFirst = camera.width === 0 || view.follows
  view.goal = isFirst ? cameraFor(width, height) : { ...view.goal, width, height }
  view.camera = isFirst ? view.goal : { ...camera, width, height }
}

/** Comes closer to a place on the screen, at once or in a short travel. */
export function zoomView(view: Viewpoint, factor: number, x: number, y: number, still: boolean) {
  view.follows = false
  view.goal = zoomedAt(view.goal, factor, x, y)
  if (still) view.camera = view.goal
}

/** Follows the culture from now on: the colony of one service, or all of them with −1. */
export function focusView(view: Viewpoint, service: number): void {
  view.follows = true
  view.focus = service
  // What is held to is the place at the stage's own size.
  if (service < 0 && view.goal.scale > 1) view.goal = cameraFor(view.goal.width, view.goal.height)
}

/** Moves with the hand, without delay. */
export function panView(view: Viewpoint, scene: Scene, dx: number, dy: number): void {
  const box = boxAround(scene, 0)
  // There is nothing to look at elsewhere.
  if (box === null) return
  view.follows = false
  view.goal = panned(view.goal, dx, dy, box)
  view.camera = panned(view.camera, dx, dy, box)
}

/** Lets the camera travel for `dt` seconds; answers whether it moved. */
export function stepViewpoint(view: Viewpoint, scene: Scene, dt: number, still: boolean): boolean {
  const isFocused = view.focus >= 0 && view.focus < scene.colonies.length
  if (view.follows && isFocused) view.goal = close(view.goal, scene, view.focus)
  else if (view.follows) view.goal = following(view.goal, scene)
  const { camera, goal } = view
  const away =
    Math.abs(goal.x - camera.x) +
    Math.abs(goal.y - camera.y) +
    400 * Math.abs(goal.scale - camera.scale)
  if (away === 0) return false
  view.camera = still || away < 0.2 ? goal : between(camera, goal, approach(dt, 0.16))
  return true
}

// The culture breathes; the camera moves only when it needs more room, or has far too much.
function following(present: Camera, scene: Scene): Camera {
  const box = wholeCulture(present, scene)
  if (box === null) return cameraFor(present.width, present.height)
  const room = roomAround(scene)
  const fitting = fittingScale(present, box, room)
  const isNarrow = fitting < present.scale * 0.995
  const isWide = present.scale < 1 && fitting > present.scale * 1.09
  if (!isNarrow && !isWide && isInside(present, box, slack(room, -1))) return present
  // A little room to grow into, so that it need not move again at once.
  const scale = isNarrow || isWide ? Math.min(1, fitting * 0.96) : present.scale
  return holding(present, scale, middleOf(scene), box, slack(room, 6))
}

/** A colony that is brought close is shown no larger than this. */
const closest = 2.2

// One colony alone in the middle of what the page leaves free; small growth does not move the camera.
function close(present: Camera, scene: Scene, service: number): Camera {
  const box = boxAround(scene, crowdRoom(present.width), service)
  if (box === null) return present
  const room = roomAround(scene)
  const fitting = Math.min(closest, fittingScale(present, box, room))
  const isOther = fitting < present.scale * 0.995 || fitting > present.scale * 1.12
  if (!isOther && isInside(present, box, slack(room, -1))) return present
  const scale = fitting * 0.96
  const { width, height } = present
  const middleX = (room.left + width - room.right) / 2
  const middleY = (room.top + height - room.bottom) / 2
  return {
    width,
    height,
    scale,
    x: (box.left + box.right) / 2 + (width / 2 - middleX) / scale,
    y: (box.top + box.bottom) / 2 + (height / 2 - middleY) / scale,
  }
}

/** Room for labels above and beside the cells, which belong to the picture, CSS px at any scale. */
const margin = { right: 14, bottom: 6, left: 10 }

type Changing<Shape> = { -readonly [Name in keyof Shape]: Shape[Name] }

// Filled anew in each picture, and read before the next.
const around: Changing<Box> = { left: 0, right: 0, top: 0, bottom: 0 }
const slackened: Changing<Box> = { left: 0, right: 0, top: 0, bottom: 0 }
const whole: Changing<Box> = { left: 0, right: 0, top: 0, bottom: 0 }

function roomAround({ insets, width, height }: Scene): Box {
  around.left = insets.left + margin.left
  around.right = insets.right + margin.right
  around.top = insets.top + labelRoom(width, height) - 2
  around.bottom = insets.bottom + margin.bottom
  return around
}

function slack({ left, right, top, bottom }: Box, more: number): Box {
  slackened.left = left + more
  slackened.right = right + more
  slackened.top = top + more
  slackened.bottom = bottom + more
  return slackened
}

// Room for a crowd is kept also while nobody waits: that one comes or goes must not move the picture.
function wholeCulture({ width }: Camera, scene: Scene): Box | null {
  return boxAround(scene, crowdRoom(width))
}

/** Around all colonies, or one of them, with room for a crowd before each; null where there is none. */
function boxAround(scene: Scene, crowd: number, only = -1): Box | null {
  whole.left = whole.top = Infinity
  whole.right = whole.bottom = -Infinity
  for (let service = 0; service < scene.colonies.length; service++) {
    if (only >= 0 && service !== only) continue
    const edge = scene.colonies[service]?.edge
    if (!edge) continue
    whole.left = Math.min(whole.left, edge.left - crowd)
    whole.right = Math.max(whole.right, edge.right + 10)
    whole.top = Math.min(whole.top, edge.top - 10)
    whole.bottom = Math.max(whole.bottom, edge.bottom + 10)
  }
  return whole.left > whole.right ? null : whole
}

// What stays where it is when the camera goes farther away: colonies grow but do not move.
function middleOf({ colonies }: Scene): Point {
  let [x, y] = [0, 0]
  for (const { hull } of colonies) {
    x += hull.place.x / colonies.length
    y += hull.place.y / colonies.length
  }
  return { x, y }
}
