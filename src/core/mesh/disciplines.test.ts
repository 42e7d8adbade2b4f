import { describe, expect, it } from 'vitest'
import { allocate, float64 } from '#core/kernel/memory.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { countedOn, edgeCounters } from './edge-counters.ts'
import { jobsInside } from './jobs.ts'
import { loneGraph, runGraph } from './lone-cell.test-support.ts'
import { createMesh, meshLayout, type Mesh } from './mesh.ts'

// All times are sums of powers of two, so every figure can be worked out by hand and is exact.

const second = prepareDemand('deterministic', 1, 1)

/** What was counted, without what was not. */
function countsOf(mesh: Mesh): Readonly<Record<string, number>> {
  return Object.fromEntries(
    edgeCounters
      .map((name) => [name, countedOn(mesh, 0, name)] as const)
      .filter(([, count]) => count > 0),
  )
}

/** [arrival, departure] of each job. */
function timesOf(graph: ReturnType<typeof loneGraph>): readonly (readonly number[])[] {
  return runGraph(graph, 1, 99).departures.map(({ arrival, departure }) => [arrival, departure])
}

describe('processor sharing', () => {
  it('[G50] gives two jobs half of a slot each', () => {
    expect(timesOf(loneGraph('processor-sharing', second, [1, 1.5]))).toEqual([
      [1.25, 2.75],
      [1.75, 3.25],
    ])
  })

  it('[G50] gives none more than a slot of its own', () => {
    const rules = { slots: 2 }
    expect(timesOf(loneGraph('processor-sharing', second, [1, 1, 1.5], rules))).toEqual([
      [1.25, 2.5],
      [1.25, 2.5],
      [1.75, 3],
    ])
  })
})

describe('last come, first served with preemption', () => {
  it('[G50] displaces who is at work, who goes on later where it was', () => {
    expect(timesOf(loneGraph('lcfs-preemptive', second, [1, 1.5, 1.75]))).toEqual([
      [2, 3],
      [1.75, 3.75],
      [1.25, 4.25],
    ])
  })

  it('[G50] has the last that came on its slots, and displaces who has been there for longest', () => {
    const rules = { slots: 2 }
    expect(timesOf(loneGraph('lcfs-preemptive', second, [1, 1.25, 1.5], rules))).toEqual([
      [1.5, 2.5],
      [1.75, 2.75],
      [1.25, 3],
    ])
  })
})

describe.each(['processor-sharing', 'lcfs-preemptive'] as const)('%s', (discipline) => {
  it('[G51] lets what has begun end, though nobody waits for it, in a service that listens too', () => {
    const graph = loneGraph(discipline, second, [1, 1], { cancellation: true }, { timeout: 1 })
    const { mesh } = runGraph(graph, 1, 9)
    expect(countsOf(mesh)).toEqual({ calls: 2, attempts: 2, timeouts: 2, failed: 2, unwanted: 2 })
  })

  it('[G51] does not serve whose caller gave up on the way, where the service listens', () => {
    const edge = { timeout: 1 / 8 }
    const deaf = runGraph(loneGraph(discipline, second, [1, 1], {}, edge), 1, 9)
    expect(deaf.departures.length).toBe(2)
    const sum = { calls: 2, attempts: 2, timeouts: 2, failed: 2 }
    expect(countsOf(deaf.mesh)).toEqual({ ...sum, unwanted: 2 })
    const heard = runGraph(
      loneGraph(discipline, second, [1, 1], { cancellation: true }, edge),
      1,
      9,
    )
    expect(heard.departures).toEqual([])
    expect(countsOf(heard.mesh)).toEqual({ ...sum, abandoned: 2 })
  })

  it('[G3] [G51] callers give up at their moment, however often the end is postponed', () => {
    // Each new one postpones the first, which would have been back in time without them.
    const times = [1, 1.25, 1.5, 1.75, 2, 2.25]
    const graph = loneGraph(discipline, second, times, {}, { timeout: 2 })
    expect(countsOf(runGraph(graph, 1, 3).mesh)).not.toHaveProperty('timeouts')
    expect(countsOf(runGraph(graph, 1, 3.001).mesh)).toMatchObject({ timeouts: 1, failed: 1 })
  })

  it('[G5] [G51] callers hedge at their moment, where the end was postponed beyond it', () => {
    const graph = loneGraph(discipline, second, [1, 1.125], {}, { hedge: 1.75, timeout: 32 })
    expect(countsOf(runGraph(graph, 1, 2.75).mesh)).not.toHaveProperty('hedged')
    expect(countsOf(runGraph(graph, 1, 2.751).mesh)).toMatchObject({ hedged: 1 })
    const { answered, succeeded, attempts, hedged, unwanted } = countsOf(
      runGraph(graph, 1, 60).mesh,
    )
    expect({ answered, succeeded }).toEqual({ answered: 2, succeeded: 2 })
    expect(attempts).toBe(2 + hedged)
    expect(unwanted).toBe(hedged)
  })

  it.each([0, 0.25])('[G50] work that takes no time ends when it comes, latency %d', (latency) => {
    const nothing = prepareDemand('deterministic', 0, 1)
    const graph = loneGraph(discipline, nothing, [1, 1, 1.5], {}, { latency })
    const { mesh, departures } = runGraph(graph, 1, 9)
    const arrivals = [1, 1, 1.5].map((time) => time + latency)
    expect(departures.map(({ arrival }) => arrival)).toEqual(arrivals)
    expect(departures.map(({ departure }) => departure)).toEqual(arrivals)
    expect(countsOf(mesh)).toEqual({ calls: 3, attempts: 3, answered: 3, succeeded: 3 })
  })

  it('[G52] a full cell refuses, and what is inside can be read at any time', () => {
    const graph = loneGraph(discipline, second, [1, 1, 1, 1], { places: 3 })
    const { mesh } = runGraph(graph, 1, 1.5)
    expect(countsOf(mesh)).toMatchObject({ attempts: 4, shed: 1 })
    expect(jobsInside(mesh, 0)).toBe(3)
    expect(jobsInside(runGraph(graph, 1, 9).mesh, 0)).toBe(0)
  })

  it('[G52] there is room for the jobs of a full cell, or the run does not begin', () => {
    const graph = loneGraph(discipline, second, [1])
    const size = { services: 1, edges: 1, populations: 1, rows: 1, slots: 1, room: 200, tasks: 8 }
    const start = (jobs: number) => () => {
      const capacity = { ...size, jobs }
      const { views } = allocate({ clock: float64(1), mesh: meshLayout(capacity) })
      createMesh(views.mesh, capacity, views.clock, graph, 7)
    }
    expect(start(100)).not.toThrow()
    expect(start(99)).toThrow('there is room for the jobs of a full cell')
  })
})
