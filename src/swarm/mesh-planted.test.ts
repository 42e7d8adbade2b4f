import { describe, expect, it } from 'vitest'
import { counter, edgeCounters } from '#core/mesh/edge-counters.ts'
import { createLoneMesh } from '#core/mesh/lone-mesh.ts'
import type { Mesh } from '#core/mesh/mesh.ts'
import { countReturned } from '#core/mesh/returns.ts'
import { runMesh } from '#core/mesh/run.ts'
import { drawMesh } from './mesh-scenario.ts'
import { brokenEmpty, brokenMesh, countsAt } from './mesh-watch.ts'

/** A seed with retries and failures on its first edge, which nothing hedges. */
const seed = Array.from({ length: 200 }, (_, i) => i).find((one) => {
  const { edges, populations } = drawMesh(one).graph
  const isOpen = populations.every(({ kind }) => kind === 'open')
  const [first] = countsAt(ran(one, Infinity), Infinity)
  return (
    isOpen && edges[0]?.hedge === Infinity && (first?.retried ?? 0) > 3 && first?.poolRefused === 0
  )
})

function ran(of: number, until: number): Mesh {
  const scenario = drawMesh(of)
  const { mesh } = createLoneMesh({ ...scenario, seed: of })
  const isClosed = scenario.graph.populations.some(({ kind }) => kind === 'closed')
  const time = isClosed ? Math.min(until, scenario.until) : until
  runMesh(mesh, time, Infinity)
  mesh.clock[0] = time
  countReturned(mesh)
  return mesh
}

/** Adds to a counter of the first edge. */
function planted(mesh: Mesh, what: number, more: number): Mesh {
  mesh.counters[what] = (mesh.counters[what] ?? 0) + more
  return mesh
}

describe('a planted fault of a mesh', () => {
  const mesh = (): Mesh => ran(seed ?? 0, Infinity)

  it('[Y8] is not seen where there is none', () => {
    expect(seed).toBeDefined()
    expect(brokenMesh(mesh(), Infinity, null)).toBeNull()
    expect(brokenEmpty(mesh())).toBeNull()
  })

  it.each(['calls', 'attempts', 'answered', 'errors', 'retried', 'succeeded', 'failed'] as const)(
    '[Y8] is seen at the end: one too many of %s',
    (name) => expect(brokenEmpty(planted(mesh(), counter[name], 1))).not.toBeNull(),
  )

  it('[Y8] is seen on the way, of counters, budgets and cells', () => {
    const look = (one: Mesh): string | null => brokenMesh(one, Infinity, null)
    expect(look(planted(mesh(), counter.attempts, 1))).toContain('neither a first one nor a retry')
    expect(look(planted(mesh(), counter.errors, 1e9))).toContain(
      'more attempts came back than came',
    )
    expect(look(planted(mesh(), counter.failed, 1e9))).toContain('failed without a reason')
    expect(look(planted(mesh(), counter.shed, 0.5))).toContain('shed is')
    const [before] = [countsAt(mesh(), Infinity)]
    const less = planted(mesh(), counter.timeouts, -1)
    expect(brokenMesh(less, Infinity, before)).toMatch(/timeouts/u)
    const rich = mesh()
    rich.budgets[0] = 1e6
    expect(look(rich)).toContain('its budget is')
    const late = mesh()
    late.clock[0] = 7
    expect(brokenMesh(late, 6, null)).toContain('its clock is at 7')
    expect(edgeCounters.length).toBeGreaterThan(15)
  })
})
