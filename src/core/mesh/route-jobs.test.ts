import { describe, expect, it } from 'vitest'
import { prepareDemand } from '#core/traffic/demand.ts'
import { loadSegments } from '#core/traffic/load.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import type { Rules } from '#core/traffic/plane.ts'
import { routedTo } from '#core/traffic/slots.ts'
import type { Discipline } from './disciplines.ts'
import { plainEdge } from './graph.ts'
import { readyMesh } from './mesh-of-case.test-support.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'

const places = 6
const cells = 9

/** What becomes of a second of requests, some of which find their cell full. */
function outcomeOf(discipline: Discipline, routing: Partial<Rules>, latency: number) {
  const rules = {
    ...plainRules,
    ...routing,
    demand: prepareDemand('exponential', 0.01, 1),
    load: loadSegments({ form: 'steps', every: 100, rates: [0.9 * places * cells * 100] }),
    // Nobody is ever postponed, because every place is a slot.
    slots: places,
    places,
    discipline,
  }
  const edges = [{ ...plainEdge, latency }]
  const graph = { services: [rules], edges, populations: [{ kind: 'open', edge: 0 }] } as const
  const { mesh, rows } = readyMesh(graph, [cells], 7, 1 << 12)
  runMesh(mesh, 1, Infinity)
  mesh.clock[0] = 1
  countReturned(mesh)
  return {
    counters: [...mesh.counters],
    latency: [...mesh.latency],
    routed: rows[0].map((row) => routedTo(mesh.plane, row)),
  }
}

const ways: readonly (readonly [string, Partial<Rules>])[] = [
  ['at random', { routing: 'random' }],
  ['in turn', { routing: 'round-robin' }],
  ['to the least', { routing: 'least-requests' }],
  ['to the lesser of two', { routing: 'power-of-d', choices: 2, pairwise: true }],
  ['to the least of three', { routing: 'power-of-d', choices: 3 }],
  ['to the least of more than there are', { routing: 'power-of-d', choices: 12 }],
]

describe.each([1 / 1024, 0])('with a latency of %f s', (latency) => {
  it.each(ways)('[G50] requests go %s as they do to cells that serve who came first', (_, way) => {
    const first = outcomeOf('fcfs', way, latency)
    expect(Math.min(...first.routed)).toBeGreaterThan(300)
    expect(outcomeOf('lcfs-preemptive', way, latency)).toEqual(first)
    // Sharing sums up the same times another way.
    const { counters, routed } = outcomeOf('processor-sharing', way, latency)
    expect({ counters, routed }).toEqual({ counters: first.counters, routed: first.routed })
  })
})
