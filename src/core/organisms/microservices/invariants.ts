import { countedOn, edgeCounters, type EdgeCounter } from '#core/mesh/edge-counters.ts'
import { attemptsIn } from '#core/mesh/loss.ts'
import type { Mesh } from '#core/mesh/mesh.ts'

/** The first sentence about the calls that does not hold. `serving` are the rows of cells that serve, or did and drain. */
export function brokenMesh(mesh: Mesh, serving: Int32Array): string | null {
  const others = new Set(mesh.plane.owners.keys())
  for (const row of serving) others.delete(row)
  // A row is used again, so what a cell that went down has left behind stands in one that starts.
  if (attemptsIn(mesh, others).length > 0) return 'attempts are only in cells that serve'
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
