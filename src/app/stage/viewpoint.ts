import { type Camera, between, cameraFor, fitted, panned, zoomedAt } from './camera.ts'
import { approach } from './curves.ts'
import type { Scene } from './scene/scene.ts'

/** Where the camera is, where it goes, and whether it still follows the culture by itself. */
export interface Viewpoint {
  camera: Camera
  goal: Camera
  /** True until the visitor moves the camera; true again after a fit. */
  follows: boolean
}

/** A viewpoint over a stage without size. */
export function createViewpoint(): Viewpoint {
  return { camera: cameraFor(0, 0), goal: cameraFor(0, 0), follows: true }
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

/** Moves with the hand, without delay. */
export function panView(view: Viewpoint, dx: number, dy: number): void {
  view.follows = false
  view.goal = panned(view.goal, dx, dy)
  view.camera = panned(view.camera, dx, dy)
}

/** Lets the camera travel for `dt` seconds; answers whether it moved. */
export function stepViewpoint(view: Viewpoint, scene: Scene, dt: number, still: boolean): boolean {
  if (view.follows) view.goal = following(view.goal, wholeCulture(view.goal, scene))
  const { camera, goal } = view
  const away =
    Math.abs(goal.x - camera.x) +
    Math.abs(goal.y - camera.y) +
    400 * Math.abs(goal.scale - camera.scale)
  if (away === 0) return false
  view.camera = still || away < 0.2 ? goal : between(camera, goal, approach(dt, 0.16))
  return true
}

// The culture breathes; the camera moves only when it has grown or shrunk by more than a little.
function following(present: Camera, wanted: Camera): Camera {
  const ratio = wanted.scale / present.scale
  const isSame = wanted.scale === 1 && present.scale === 1
  if (!isSame && ratio > 0.99 && ratio < 1.08 && wanted.scale < 1) return present
  if (wanted.scale === 1) return wanted
  return ratio < 1 ? { ...wanted, scale: wanted.scale * 0.96 } : wanted
}

/** Room for labels above and beside the cells, which belong to the picture, CSS px at any scale. */
const margin = { top: 52, right: 14, bottom: 14, left: 14 }
/** Width of the crowd before a colony, stage units. */
const crowdWidth = 84

function wholeCulture(camera: Camera, scene: Scene): Camera {
  const { insets } = scene
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { edge, waiting } of scene.colonies) {
    left = Math.min(left, edge.left - (waiting > 0 ? crowdWidth : 10))
    right = Math.max(right, edge.right + 10)
    top = Math.min(top, edge.top - 10)
    bottom = Math.max(bottom, edge.bottom + 10)
  }
  if (left > right) return cameraFor(camera.width, camera.height)
  return fitted(
    camera,
    { left, right, top, bottom },
    {
      left: insets.left + margin.left,
      right: insets.right + margin.right,
      top: insets.top + margin.top,
      bottom: insets.bottom + margin.bottom,
    },
  )
}
