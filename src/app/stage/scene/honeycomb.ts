import { at } from '../at.ts'
import { overlap } from './relaxation.ts'

/** Middles of so many cells of radius 1 that stand as close as cells may, nearest the middle first. */
interface Honeycomb {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Lays a honeycomb of n places around the origin; `squeeze` makes it wider than high. */
export function honeycomb(n: number, squeeze: number): Honeycomb {
  const pitch = 2 * overlap * 1.004
  const rise = pitch * Math.sqrt(0.75)
  // Room for a fifth more than n places on a disc of their area, and some for the smallest.
  const reach = Math.sqrt((1.2 * n * pitch * rise) / Math.PI) + 2 * pitch
  const rows = Math.ceil(reach / squeeze / rise)
  const columns = Math.ceil((reach * squeeze) / pitch)
  const most = (2 * rows + 1) * (2 * columns + 1)
  const all = { x: new Float64Array(most), y: new Float64Array(most) }
  const away = new Float64Array(most)
  const order = new Uint32Array(most)
  let k = 0
  for (let j = -rows; j <= rows; j++) {
    for (let i = -columns; i <= columns; i++, k++) {
      const x = (i + (j % 2 === 0 ? 0 : 0.5)) * pitch
      const y = j * rise
      all.x[k] = x
      all.y[k] = y
      away[k] = (x / squeeze) ** 2 + (y * squeeze) ** 2
      order[k] = k
    }
  }
  order.sort((a, b) => at(away, a) - at(away, b) || a - b)
  const comb = { x: new Float64Array(n), y: new Float64Array(n) }
  for (let place = 0; place < n; place++) {
    const from = order[place] ?? 0
    comb.x[place] = at(all.x, from)
    comb.y[place] = at(all.y, from)
  }
  return comb
}
