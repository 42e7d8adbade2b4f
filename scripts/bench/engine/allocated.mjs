import { dirname } from 'node:path'
import { placeOf, sourceMapsOf } from '../heap-profile.mjs'
import { turnOf } from './program.mjs'

/**
 * Where a steady state allocates: bytes of a place of the source, and whether it was the data plane
 * that wanted them or the control plane.
 * @typedef {{ place: string, plane: 'data' | 'control', bytes: number }} AllocatedPlace
 * @typedef {import('../heap-profile.mjs').ProfileNode} ProfileNode
 * @typedef {import('../heap-profile.mjs').SourceMaps} SourceMaps
 */

/** So many looks of the sampling profiler tell something from chance. */
const looks = 10

/**
 * What the steady state of a case or a built-in scenario allocates, in a process of its own: the
 * profiler that tells it makes everything slower.
 * @param {string} program @param {string} what
 */
export function allocationsOf(program, what) {
  const { answer } = turnOf(program, ['allocations', what])
  /** @type {{ requests: number, interval: number, head: ProfileNode }} */
  const { requests, interval, head } = answer
  const places = placesOf(head, sourceMapsOf(dirname(program))).filter(
    ({ bytes }) => bytes >= looks * interval,
  )
  return { requests, places }
}

/**
 * The places of a profile, most bytes first. What the kernel and the engine's own functions allocate
 * belongs to the plane that called them.
 * @param {ProfileNode} head @param {SourceMaps} maps @returns {readonly AllocatedPlace[]}
 */
export function placesOf(head, maps) {
  /** @type {Map<string, AllocatedPlace>} */
  const found = new Map()
  /** @param {ProfileNode} node @param {string} caller @param {AllocatedPlace['plane'] | null} callers */
  const visit = (node, caller, callers) => {
    const own = placeOf(node, maps)
    const place = own ?? caller
    const plane = own === null ? callers : (planeOf(own) ?? callers)
    if (plane !== null && node.selfSize > 0) {
      const key = `${plane} ${place}`
      const before = found.get(key)?.bytes ?? 0
      found.set(key, { place, plane, bytes: before + node.selfSize })
    }
    for (const child of node.children) visit(child, place, plane)
  }
  visit(head, '', null)
  return [...found.values()].toSorted((a, b) => b.bytes - a.bytes)
}

/** The plane that a place of the core belongs to; null for what serves both, and for what is no core. @param {string} place */
export function planeOf(place) {
  if (place.startsWith('src/core/traffic/')) return 'data'
  return /^src\/core\/(?:control|organisms|policies|cells)\//.test(place) ? 'control' : null
}
