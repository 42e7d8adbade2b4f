import { at } from '../at.ts'
import type { Culture } from './culture.ts'
import { type Layout, placeOf } from './layout.ts'
import type { Place } from './places.ts'

/** How a figure stands in its colony. */
interface Stand {
  /** From the middle of the colony, in radii of its cells, as if the colony were as wide as it is high. */
  readonly x: number
  readonly y: number
  /** Direction of its division, and the daughter whose division it is, 0 for none. */
  readonly angle: number
  readonly angleFor: number
}

/** How the figures of a culture stand, by cell: the same on a stage of any size. */
export type Arrangement = ReadonlyMap<number, Stand>

/** How the figures stand now. */
export function arrangementOf(layout: Layout, culture: Culture): Arrangement {
  const { id, x, y, service, angle, angleFor } = culture.values
  const stands = new Map<number, Stand>()
  for (let row = 0; row < culture.count; row++) {
    const place = placeOf(layout, at(service, row))
    if (place === undefined) continue
    const [unitX, unitY] = unitsOf(layout, place, at(service, row))
    stands.set(at(id, row), {
      x: (at(x, row) - place.x) / unitX,
      y: (at(y, row) - place.y) / unitY,
      angle: at(angle, row),
      angleFor: at(angleFor, row),
    })
  }
  return stands
}

/** Puts the figures that an arrangement knows where it says; the others stay. */
export function layAs(layout: Layout, culture: Culture, arrangement: Arrangement): void {
  const { id, x, y, service, angle, angleFor } = culture.values
  for (let row = 0; row < culture.count; row++) {
    const place = placeOf(layout, at(service, row))
    const stand = arrangement.get(at(id, row))
    if (place === undefined || stand === undefined) continue
    const [unitX, unitY] = unitsOf(layout, place, at(service, row))
    x[row] = place.x + stand.x * unitX
    y[row] = place.y + stand.y * unitY
    angle[row] = stand.angle
    angleFor[row] = stand.angleFor
  }
}

function unitsOf(layout: Layout, { reachX, reachY }: Place, service: number): [number, number] {
  const squeeze = Math.sqrt(reachX / reachY)
  const r = at(layout.radius, service)
  return [r * squeeze, r / squeeze]
}
