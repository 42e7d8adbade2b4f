import { at } from '../at.ts'
import { bearings } from '../scene/edge.ts'
import { watchedLine } from '../canvas2d/hull-painter.ts'
import type { Hull } from '../scene/hull.ts'
import { type Instances, nextRecord } from './instances.ts'

/** Groups of four numbers in a record: the anchor and the strength of the line; the two ends of a piece of the contour. */
export const hullGroups = 2

const cosines = Float64Array.from({ length: bearings }, (_, k) =>
  Math.cos((k / bearings) * Math.PI * 2),
)
const sines = Float64Array.from({ length: bearings }, (_, k) =>
  Math.sin((k / bearings) * Math.PI * 2),
)

/** Writes the contours of all colonies as wedges, two for each bearing. */
export function writeHulls(wedges: Instances, hulls: readonly Hull[], watched: number): void {
  wedges.count = 0
  for (let service = 0; service < hulls.length; service++) {
    const hull = hulls[service]
    if (!hull || at(hull.reach, 0) <= 0) continue
    const strong = service === watched ? watchedLine : 1
    lay(hull)
    for (let k = 0; k < bearings; k++) {
      const before = (k + bearings - 1) % bearings
      const after = (k + 1) % bearings
      // The same curve as on the 2D canvas: quadratic, from middle to middle, at its half.
      const fromX = (at(xs, before) + at(xs, k)) / 2
      const fromY = (at(ys, before) + at(ys, k)) / 2
      const toX = (at(xs, k) + at(xs, after)) / 2
      const toY = (at(ys, k) + at(ys, after)) / 2
      const first = nextRecord(wedges)
      const second = nextRecord(wedges)
      const { values } = wedges
      values[first] = values[second] = hull.place.x
      values[first + 1] = values[second + 1] = hull.place.y
      values[first + 2] = values[second + 2] = strong
      values[first + 4] = fromX
      values[first + 5] = fromY
      values[first + 6] = values[second + 4] = (fromX + 2 * at(xs, k) + toX) / 4
      values[first + 7] = values[second + 5] = (fromY + 2 * at(ys, k) + toY) / 4
      values[second + 6] = toX
      values[second + 7] = toY
    }
  }
}

// The points of the contour of the hull in hand.
const xs = new Float64Array(bearings)
const ys = new Float64Array(bearings)

function lay({ reach, place }: Hull): void {
  for (let k = 0; k < bearings; k++) {
    xs[k] = place.x + at(cosines, k) * at(reach, k)
    ys[k] = place.y + at(sines, k) * at(reach, k)
  }
}
