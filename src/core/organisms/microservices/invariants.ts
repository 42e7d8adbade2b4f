import { countedOn, edgeCounters, type EdgeCounter } from '#core/mesh/edge-counters.ts'
import type { Mesh } from '#core/mesh/mesh.ts'

/** The first sentence about the calls that does not hold. */
export function brokenMesh(mesh: Mesh): string | null {
  for (let edge = 0; edge < mesh.edges.length; edge++) {
    const of = (name: EdgeCounter): number => countedOn(mesh, edge, name)
    if (edgeCounters.some((name) => !(of(name) >= 0))) {
      return 'every counter of a call is a number of at least nought'
    }
    if (of('answered') + of('errors') + of('unwanted') + of('abandoned') > of('attempts')) {
      return 'no more attempts come to something than have come'
    }
    if (of('succeeded') !== of('answered')) return 'a call succeeds by an answer'
  }
  return null
}
