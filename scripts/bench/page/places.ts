import { honeycomb } from '#app/stage/scene/honeycomb.ts'

/** Places and radius of so many cells on a page of 1200 by 750, for peers that have no layout. */
export function placesOf(cells: number) {
  const radius = Math.min(40, Math.sqrt((0.5 * 1200 * 750) / (cells * Math.PI)))
  const comb = honeycomb(cells, 1.2)
  return { radius, x: comb.x.map((x) => 600 + x * radius), y: comb.y.map((y) => 375 + y * radius) }
}
