import { batch, type Plane } from '#core/traffic/plane.ts'
import { drawWords, route, share } from '#core/traffic/route.ts'
import { insideAt } from './departures.ts'
import type { Mesh } from './mesh.ts'

/**
 * Which ready cell an arrival goes to, where cells have jobs: as core/traffic/route.ts chooses, of which each cell that is counted is first
 * brought up to the moment of the arrival.
 */

/** The row of the cell that the `k`-th open arrival goes to; −1 when the service has no ready cell. */
export function routeJob(mesh: Mesh, service: number, k: number): number {
  const { plane } = mesh
  const count = plane.readyCounts[service]
  const { routing, choices, pairwise } = plane.rules[service]
  if (count < 2 || routing === 'random' || routing === 'round-robin') return route(plane, service)
  if (pairwise) return lesserOfTwo(mesh, service, k)
  if (routing === 'least-requests' || choices >= count) return leastOfAll(mesh, service, k)
  return leastOfSome(mesh, service, k)
}

/** Two different cells at random; the one with fewer jobs, the first drawn at a tie. */
function lesserOfTwo(mesh: Mesh, service: number, k: number): number {
  const { plane } = mesh
  const count = plane.readyCounts[service]
  if (plane.positions[service] > batch - 2) drawWords(plane, service)
  const first = below(plane, service, count)
  const drawn = below(plane, service, count - 1)
  const base = service * plane.capacity.rows
  const one = plane.ready[base + first]
  const two = plane.ready[base + (drawn >= first ? drawn + 1 : drawn)]
  return insideAt(mesh, two, k) < insideAt(mesh, one, k) ? two : one
}

/** All cells; a tie goes to the next in turn. */
function leastOfAll(mesh: Mesh, service: number, k: number): number {
  const { plane } = mesh
  const base = service * plane.capacity.rows
  const count = plane.readyCounts[service]
  const start = plane.turns[service] % count
  let best = -1
  let fewest = Infinity
  for (let seen = 0; seen < count && fewest > 0; seen++) {
    const place = (start + seen) % count
    const inside = insideAt(mesh, plane.ready[base + place], k)
    if (inside >= fewest) continue
    fewest = inside
    best = plane.ready[base + place]
    plane.turns[service] = place + 1
  }
  return best
}

/** The least of some different cells, by Floyd's sample without replacement. */
function leastOfSome(mesh: Mesh, service: number, k: number): number {
  const { plane } = mesh
  const base = service * plane.capacity.rows
  const count = plane.readyCounts[service]
  const { choices } = plane.rules[service]
  let best = -1
  let fewest = Infinity
  for (let i = 0; i < choices; i++) {
    const last = count - choices + i
    const drawn = below(plane, service, last + 1)
    let place = drawn
    for (let j = 0; j < i; j++) if (taken[j] === drawn) place = last
    taken[i] = place
    const inside = insideAt(mesh, plane.ready[base + place], k)
    if (inside >= fewest) continue
    fewest = inside
    best = plane.ready[base + place]
  }
  return best
}

/** Scratch of one call. */
const taken = new Int32Array(16)

/** The next whole number from 0 to count − 1. */
function below(plane: Plane, service: number, count: number): number {
  if (plane.positions[service] === batch) drawWords(plane, service)
  const position = plane.positions[service]++
  return share(plane.words[service * batch + position], count)
}
