import { clamp } from './curves.ts'

/** What part of the stage is seen: a middle point, a scale and the size of the view in CSS px. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly width: number
  readonly height: number
}

/** The camera never comes closer or goes farther than this. */
export const scaleMin = 0.1
export const scaleMax = 6

/** The camera that sees the whole stage at its own size. */
export function cameraFor(width: number, height: number): Camera {
  return { x: width / 2, y: height / 2, scale: 1, width, height }
}

/** Place on the screen of a point of the stage, CSS px. */
export function screenX(camera: Camera, x: number): number {
  return (x - camera.x) * camera.scale + camera.width / 2
}

/** Place on the screen of a point of the stage, CSS px. */
export function screenY(camera: Camera, y: number): number {
  return (y - camera.y) * camera.scale + camera.height / 2
}

/** Point of the stage under a place on the screen. */
export function stageX(camera: Camera, x: number): number {
  return (x - camera.width / 2) / camera.scale + camera.x
}

/** Point of the stage under a place on the screen. */
export function stageY(camera: Camera, y: number): number {
  return (y - camera.height / 2) / camera.scale + camera.y
}

/** The camera `factor` times closer, with the point under a place on the screen kept there. */
export function zoomedAt(camera: Camera, factor: number, x: number, y: number): Camera {
  const scale = clamp(camera.scale * factor, scaleMin, scaleMax)
  const px = stageX(camera, x)
  const py = stageY(camera, y)
  return {
    ...camera,
    scale,
    x: px - (x - camera.width / 2) / scale,
    y: py - (y - camera.height / 2) / scale,
  }
}

/**
 * The camera moved by a distance on the screen, held so that a quarter of what is looked at stays in the
 * view, be it ever so near: of a round colony something is seen then even at a corner. Where zooming has
 * left less of it in the view, a drag leads back and never farther out.
 */
export function panned(camera: Camera, dx: number, dy: number, box: Box): Camera {
  const { scale, width, height } = camera
  return {
    ...camera,
    x: held(camera.x, -dx / scale, box.left, box.right, width / scale / 2),
    y: held(camera.y, -dy / scale, box.top, box.bottom, height / scale / 2),
  }
}

/** A middle of the view, moved by so much, from which its half reaches a quarter into a stretch. */
function held(middle: number, by: number, from: number, to: number, half: number): number {
  const quarter = (to - from) / 4
  const least = Math.min(middle, from + quarter - half)
  return clamp(middle + by, least, Math.max(middle, to - quarter + half))
}

/** A point of the stage. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A part of the stage, stage units. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The largest scale at which a box of the stage fits between what stands at the sides, CSS px. */
export function fittingScale(view: Camera, box: Box, room: Box = noRoom): number {
  const across = (view.width - room.left - room.right) / Math.max(1, box.right - box.left)
  const down = (view.height - room.top - room.bottom) / Math.max(1, box.bottom - box.top)
  return Math.max(scaleMin, Math.min(across, down))
}

/**
 * The camera of a scale that leaves a point of the stage where it stands at the stage's own size,
 * moved no farther than a box needs to stand clear of what is at the sides.
 */
export function holding(view: Camera, scale: number, point: Point, box: Box, room: Box = noRoom) {
  const { width, height } = view
  const x = point.x - (point.x - width / 2) / scale
  const y = point.y - (point.y - height / 2) / scale
  const whole: Camera = {
    width,
    height,
    scale,
    x: heldBetween(
      box.right - (width / 2 - room.right) / scale,
      x,
      box.left + (width / 2 - room.left) / scale,
    ),
    y: heldBetween(
      box.bottom - (height / 2 - room.bottom) / scale,
      y,
      box.top + (height / 2 - room.top) / scale,
    ),
  }
  return whole
}

// Where a box does not fit it stands in the middle.
function heldBetween(low: number, x: number, high: number): number {
  return low > high ? (low + high) / 2 : clamp(x, low, high)
}

/** Whether a box is clear of what stands at the sides of the view. */
export function isInside(camera: Camera, box: Box, room: Box): boolean {
  return (
    screenX(camera, box.left) >= room.left &&
    screenX(camera, box.right) <= camera.width - room.right &&
    screenY(camera, box.top) >= room.top &&
    screenY(camera, box.bottom) <= camera.height - room.bottom
  )
}

const noRoom: Box = { left: 0, right: 0, top: 0, bottom: 0 }

/** A share of the way from one camera to another; scales go by ratio, as the eye sees them. */
export function between(from: Camera, to: Camera, share: number): Camera {
  return {
    ...to,
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    scale: from.scale * (to.scale / from.scale) ** share,
  }
}
