import { at } from '../at.ts'
import type { Culture } from './culture.ts'
import { separationOf } from './division.ts'
import { type Layout, placeOf, servicesMax, updateRadius } from './layout.ts'
import { turn } from './placing.ts'
import { relax } from './relaxation.ts'

/** Lays all figures out anew, in the order of their rows, and lets them come to rest. */
export function arrange(layout: Layout, culture: Culture): void {
  const { x, y, service, division, daughter } = culture.values
  updateRadius(layout, culture, Infinity)
  const order = new Float64Array(servicesMax)
  const filled = new Float64Array(servicesMax)
  for (let row = 0; row < culture.count; row++) {
    const s = at(service, row)
    const place = placeOf(layout, s)
    const i = at(order, s)
    order[s] = i + 1
    const room = separationOf(at(division, row)) > 0 ? 1.7 : 1
    // Sunflower order (Vogel 1979): even density, the oldest in the middle. Discs that stand
    // 2 · 0.895 r apart take 2.77 r² each, so n of them reach √(2.77 n / π) radii.
    const distance = at(layout.radius, s) * 0.97 * Math.sqrt(at(filled, s) + room / 2 - 0.5)
    filled[s] = at(filled, s) + room
    const squeeze = place ? Math.sqrt(place.reachX / place.reachY) : 1
    x[row] = (place?.x ?? 0) + Math.cos(i * 2.39996 + s + 0.4) * distance * squeeze
    y[row] = (place?.y ?? 0) + (Math.sin(i * 2.39996 + s + 0.4) * distance) / squeeze
  }
  for (let row = 0; row < culture.count; row++)
    if (at(daughter, row) > 0) turn(layout, culture, row)
  const passes = culture.count > 600 ? 120 : 400
  for (let pass = 0; pass < passes; pass++) if (relax(layout, culture, false) === 0) break
}

/**
 * One step of view time: radii follow the number of cells, new divisions find their direction and
 * neighbours give way. Answers whether anything moved.
 */
export function step(layout: Layout, culture: Culture, dt: number): boolean {
  const { daughter, angleFor } = culture.values
  for (let row = 0; row < culture.count; row++) {
    const born = at(daughter, row)
    if (born > 0 && at(angleFor, row) !== born) turn(layout, culture, row)
  }
  let moving = updateRadius(layout, culture, dt)
  const passes = Math.min(4, Math.max(1, Math.round(dt * 120)))
  for (let pass = 0; pass < passes; pass++) {
    if (relax(layout, culture, true) > 0) moving = true
  }
  return moving
}
