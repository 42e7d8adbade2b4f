import { at } from '../at.ts'
import { bearings } from '../scene/edge.ts'
import type { Hull } from '../scene/hull.ts'
import { type Instances, nextRecord } from './instances.ts'

/** Groups of four numbers in a record: the anchor; the two ends of a piece of the contour. */
export const hullGroups = 2

const cosines = Float64Array.from({ length: bearings }, (_, k) =>
  Math.cos((k / bearings) * Math.PI * 2),
)
const sines = Float64Array.from({ length: bearings }, (_, k) =>
  Math.sin((k / bearings) * Math.PI * 2),
)

/** Writes the contours of all colonies as wedges, two for each bearing. */
export function writeHulls(wedges: Instances, hulls: readonly Hull[]): void {
  wedges.count = 0
  for (const hull of hulls) {
    if (at(hull.reach, 0) <= 0) continue
    for (let k = 0; k < bearings; k++) {
      const before = (k + bearings - 1) % bearings
      const after = (k + 1) % bearings
      // The same curve as on the 2D canvas: quadratic, from middle to middle, at its half.
      const fromX = (xOf(hull, before) + xOf(hull, k)) / 2
      const fromY = (yOf(hull, before) + yOf(hull, k)) / 2
      const toX = (xOf(hull, k) + xOf(hull, after)) / 2
      const toY = (yOf(hull, k) + yOf(hull, after)) / 2
      const halfX = (fromX + 2 * xOf(hull, k) + toX) / 4
      const halfY = (fromY + 2 * yOf(hull, k) + toY) / 4
      write(wedges, hull, fromX, fromY, halfX, halfY)
      write(wedges, hull, halfX, halfY, toX, toY)
    }
  }
}

function xOf({ reach, place }: Hull, k: number): number {
  return place.x + at(cosines, k) * at(reach, k)
}

function yOf({ reach, place }: Hull, k: number): number {
  return place.y + at(sines, k) * at(reach, k)
}

function write(
  wedges: Instances,
  { place }: Hull,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  const start = nextRecord(wedges)
  const { values } = wedges
  values[start] = place.x
  values[start + 1] = place.y
  values[start + 4] = fromX
  values[start + 5] = fromY
  values[start + 6] = toX
  values[start + 7] = toY
}
