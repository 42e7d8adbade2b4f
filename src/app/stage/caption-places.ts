import { at } from './at.ts'
import { type Camera, screenX, screenY, stageX, stageY } from './camera.ts'
import { reachToward } from './scene/edge.ts'
import type { Scene } from './scene/scene.ts'

/** A part of the screen, CSS px. */
export interface Rect {
  left: number
  right: number
  top: number
  bottom: number
}

/** Room between words and what they must not lie on, CSS px. */
const clearance = 3
/** Words keep this far from the rim of the view, CSS px. */
const rim = 8

/**
 * How much of what words must not lie on lies under a part of the screen: cells and their matrix,
 * dots of a crowd, words that have their place already, and the rim of the view. 0 is free.
 */
export function cover(
  rect: Rect,
  scene: Scene,
  camera: Camera,
  taken: readonly Rect[],
  count: number,
): number {
  let sum = outside(rect, scene, camera)
  for (let n = 0; n < count; n++) {
    const other = taken[n]
    if (other && meets(rect, other)) sum += 20
  }
  for (let service = 0; service < scene.colonies.length; service++) {
    sum += coverOf(rect, scene, camera, service)
  }
  return sum
}

/** Moves words that would be cut by a side of the view inside. */
export function moveInside(rect: Rect, scene: Scene, camera: Camera): void {
  const right = Math.max(0, rect.right - (camera.width - rim))
  const aside = Math.max(0, rim - rect.left) - right
  const bottom = camera.height - Math.min(scene.insets.bottom, rim)
  const along = Math.max(0, scene.insets.top - rect.top) - Math.max(0, rect.bottom - bottom)
  rect.left += aside
  rect.right += aside
  rect.top += along
  rect.bottom += along
}

function outside(rect: Rect, { insets }: Scene, camera: Camera): number {
  const aside = Math.max(0, rim - rect.left) + Math.max(0, rect.right - (camera.width - rim))
  const above = Math.max(0, insets.top - rect.top)
  const below = Math.max(0, rect.bottom - (camera.height - Math.min(insets.bottom, rim)))
  // The words of the page stand above; they are worse to lie on than the rim.
  return aside + 3 * above + 3 * below
}

function meets(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function coverOf(rect: Rect, scene: Scene, camera: Camera, service: number): number {
  const colony = scene.colonies[service]
  if (!colony) return 0
  const { hull, crowd } = colony
  let sum = 0
  for (let i = 0; i <= 6; i++) {
    const x = stageX(camera, rect.left + ((rect.right - rect.left) * i) / 6) - hull.place.x
    for (let j = 0; j <= 2; j++) {
      const y = stageY(camera, rect.top + ((rect.bottom - rect.top) * j) / 2) - hull.place.y
      const reach = reachToward(hull, Math.atan2(y, x))
      if (x * x + y * y < reach * reach) sum += 2
    }
  }
  for (let n = 0; n < crowd.count; n++) {
    const x = screenX(camera, at(crowd.x, n))
    const y = screenY(camera, at(crowd.y, n))
    const isIn =
      x > rect.left - clearance &&
      x < rect.right + clearance &&
      y > rect.top - clearance &&
      y < rect.bottom + clearance
    if (isIn) sum++
  }
  return sum
}
