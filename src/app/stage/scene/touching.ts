import { at } from '../at.ts'
import { smoothstep } from '../curves.ts'
import { type Contacts, planesStart } from './contacts.ts'
import { parting, separationOf } from './division.ts'
import type { Outline, Shape } from './outline.ts'

/**
 * Finds how much each point of an outline lies at a neighbour, 0 to 1; answers whether any does. The half
 * of a dividing figure that does not serve yet is left out: it is never in need. The card's `touchingAt` in
 * gl/membrane.glsl.ts has the same bounds.
 */
export function findTouching(
  touching: Float64Array,
  shape: Shape,
  { x, y, count }: Outline,
  { planes, counts }: Contacts,
): boolean {
  if (shape.figure < 0) return false
  const apart = separationOf(shape.division) * shape.radius
  const [cos, sin] = [Math.cos(shape.angle), Math.sin(shape.angle)]
  const start = planesStart(shape.figure, false)
  const end = start + 3 * at(counts, shape.figure * 2)
  let any = false
  for (let k = 0; k < count; k++) {
    const isFar = shape.division > parting && at(x, k) * cos + at(y, k) * sin > 0
    let nearest = -shape.radius
    for (let n = start; n < end; n += 3) {
      const along = (at(x, k) + cos * apart) * at(planes, n)
      const across = (at(y, k) + sin * apart) * at(planes, n + 1)
      nearest = Math.max(nearest, along + across - at(planes, n + 2))
    }
    touching[k] = isFar ? 0 : smoothstep(-0.16, -0.08, nearest / shape.radius)
    if (at(touching, k) > 0) any = true
  }
  return any
}
