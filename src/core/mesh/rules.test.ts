import { describe, expect, it } from 'vitest'
import { histogramCell } from '#core/kernel/histogram.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import { cellField, type Rules } from '#core/traffic/plane.ts'
import { countedOn, edgeCounters } from './edge-counters.ts'
import { plainEdge, type EdgeRules, type Graph } from './graph.ts'
import { readyMesh, type ReadyMesh } from './mesh-of-case.test-support.ts'
import type { Mesh } from './mesh.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'

// All times are sums of powers of two, so every figure can be worked out by hand and is exact.

/** One service that takes half a second, a quarter of a second away; who calls it, and when. */
function loneGraph(
  times: readonly number[],
  edge: Partial<EdgeRules>,
  rules: Partial<Rules> = {},
): Graph {
  return {
    services: [
      {
        ...plainRules,
        demand: prepareDemand('deterministic', 0.5, 1),
        places: 100,
        script: Float64Array.from(times),
        ...rules,
      },
    ],
    edges: [{ ...plainEdge, latency: 0.25, ...edge }],
    populations: [{ kind: 'open', edge: 0 }],
  }
}

function readAt({ mesh }: ReadyMesh, time: number): Mesh {
  runMesh(mesh, time, Infinity)
  mesh.clock[0] = time
  countReturned(mesh)
  return mesh
}

/** What was counted on an edge, without what was not. */
function countsOf(mesh: Mesh, edge = 0): Readonly<Record<string, number>> {
  return Object.fromEntries(
    edgeCounters
      .map((name) => [name, countedOn(mesh, edge, name)] as const)
      .filter(([, count]) => count > 0),
  )
}

const seconds = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1)

describe('what a caller does', () => {
  it('[G3] it waits until its patience ends, and an answer at that very moment counts', () => {
    const patient = readAt(readyMesh(loneGraph([1], { timeout: 1 }), [1], 7, 128), 9)
    expect(countsOf(patient)).toEqual({ calls: 1, attempts: 1, answered: 1, succeeded: 1 })
    const edge = { timeout: 63 / 64 }
    const hasty = readAt(readyMesh(loneGraph([1], edge), [1], 7, 128), 9)
    expect(countsOf(hasty)).toEqual({ calls: 1, attempts: 1, timeouts: 1, failed: 1, unwanted: 1 })
  })

  it('[G4] it tries again as long as first attempts that arrived have paid for it', () => {
    const edge = { retries: 1, retryBudget: 0.25 }
    const mesh = readAt(readyMesh(loneGraph(seconds(40), edge), [0], 7, 128), 99)
    // 25 are saved up, each request pays a quarter and costs one: 33 times, and then every fourth.
    expect(countsOf(mesh)).toEqual({
      calls: 40,
      attempts: 74,
      errors: 74,
      shed: 74,
      retried: 34,
      budgetRefused: 6,
      failed: 40,
    })
  })

  it('[G5] it sends a second attempt beside one that takes long, and the sooner answer counts', () => {
    const hedged = readAt(readyMesh(loneGraph([1], { hedge: 0.5 }), [2], 7, 128), 9)
    expect(countsOf(hedged)).toEqual({
      calls: 1,
      attempts: 2,
      hedged: 1,
      answered: 1,
      succeeded: 1,
      unwanted: 1,
    })
    expect(hedged.latency[histogramCell(1)]).toBe(1)
    // What is back at that very moment does not take long.
    const inTime = readAt(readyMesh(loneGraph([1], { hedge: 1 }), [2], 7, 128), 9)
    expect(countsOf(inTime)).toEqual({ calls: 1, attempts: 1, answered: 1, succeeded: 1 })
  })

  it('[G6] its breaker opens at a share of failures, refuses for a while, and then sees', () => {
    const breaker = { window: 4, failureShare: 0.5, openFor: 10, probes: 1 }
    const mesh = readAt(readyMesh(loneGraph(seconds(20), { breaker }), [0], 7, 128), 99)
    // Requests 1 to 4 fail; it is open from 4.5 s to 14.5 s; request 15 is let through and fails.
    expect(countsOf(mesh)).toEqual({
      calls: 20,
      attempts: 5,
      errors: 5,
      shed: 5,
      breakerRefused: 15,
      failed: 20,
    })
    const good = readAt(readyMesh(loneGraph(seconds(20), { breaker }), [1], 7, 128), 99)
    expect(countsOf(good)).toEqual({ calls: 20, attempts: 20, answered: 20, succeeded: 20 })
  })

  it('[G7] it is heard by services that listen, at its deadline: what still waits leaves', () => {
    const work = { demand: prepareDemand('deterministic', 1, 1) }
    const both = [1, 1]
    const deaf = readAt(readyMesh(loneGraph(both, { timeout: 1 }, work), [1], 7, 128), 9)
    const sum = { calls: 2, attempts: 2, timeouts: 2, failed: 2 }
    expect(countsOf(deaf)).toEqual({ ...sum, unwanted: 2 })
    const rules = { ...work, cancellation: true }
    const heard = readAt(readyMesh(loneGraph(both, { timeout: 1 }, rules), [1], 7, 128), 9)
    expect(countsOf(heard)).toEqual({ ...sum, unwanted: 1, abandoned: 1 })
  })

  it('[G7] the loser of a race is not called back', () => {
    const edge = { hedge: 0.25, timeout: 8 }
    const rules = { cancellation: true }
    const mesh = readAt(readyMesh(loneGraph([1], edge, rules), [1], 7, 128), 20)
    expect(countsOf(mesh)).toEqual({
      calls: 1,
      attempts: 2,
      hedged: 1,
      answered: 1,
      succeeded: 1,
      unwanted: 1,
    })
  })
})

describe('what is counted', () => {
  it('[G8] an answer is counted when it is back, though it is known before', () => {
    const ready = readyMesh(loneGraph([1], {}), [1], 7, 128)
    expect(countsOf(readAt(ready, 1.25))).toEqual({})
    expect(countsOf(readAt(ready, 1.99))).toEqual({ calls: 1, attempts: 1 })
    expect(countsOf(readAt(ready, 2.01))).toEqual({
      calls: 1,
      attempts: 1,
      answered: 1,
      succeeded: 1,
    })
  })
})

/** Service 0 calls 1 and 2 together, and then 3; all but 0 have two slots. */
function stagedGraph(times: readonly number[], calls: number): Graph {
  const service = (work: number, slots: number): Rules => ({
    ...plainRules,
    demand: prepareDemand(calls === 1 ? 'deterministic' : 'exponential', work, 1),
    places: 1000,
    slots,
    script: Float64Array.from(times),
  })
  const latency = 1 / 16
  const edge = (to: number, stage: number): EdgeRules => ({
    ...plainEdge,
    from: 0,
    to,
    stage,
    latency,
    calls,
  })
  return {
    services: [service(0.25, 1), service(1, 2), service(0.5, 2), service(0.25, 2)],
    edges: [{ ...plainEdge, latency }, edge(3, 1), edge(1, 0), edge(2, 0)],
    populations: [{ kind: 'open', edge: 0 }],
  }
}

describe('a visit', () => {
  it('[G2] makes its calls stage by stage, and holds no slot meanwhile', () => {
    const mesh = readAt(readyMesh(stagedGraph([1, 1], 1), [1, 1, 1, 1], 7, 128), 20)
    // 1/16 there, 1/4 own work, 1 + 1/8 for the longer of the first stage, 1/4 + 1/8 for the second, 1/16 back.
    const first = 1.875
    // The other one waits for the own work of the first, and for nothing else.
    const second = first + 0.25
    expect(histogramCell(second)).toBeGreaterThan(histogramCell(first))
    expect(mesh.whole[histogramCell(first)]).toBe(1)
    expect(mesh.whole[histogramCell(second)]).toBe(1)
    for (const edge of [1, 2, 3]) {
      expect(countsOf(mesh, edge)).toEqual({ calls: 2, attempts: 2, answered: 2, succeeded: 2 })
    }
  })

  it('[G9] makes the same calls with the same work, however many cells there are', () => {
    const times = Array.from({ length: 300 }, (_, i) => i / 4)
    const [few, many] = [1, 3].map((cells) => {
      const counts = [2, 1, 1, 1].map((least) => least * cells)
      const ready = readyMesh(stagedGraph(times, 0.5), counts, 7, 1 << 12)
      const mesh = readAt(ready, 10_000)
      const { cells: records, stride } = mesh.plane
      const works = ready.rows.map((own) =>
        own.reduce((sum, row) => sum + records[row * stride + cellField.committed], 0),
      )
      return { mesh, works }
    })
    for (const edge of [1, 2, 3]) {
      const { calls, succeeded } = countsOf(few.mesh, edge)
      expect(calls).toBeGreaterThan(120)
      expect(calls).toBeLessThan(180)
      expect(succeeded).toBe(calls)
      expect(countsOf(many.mesh, edge)).toEqual(countsOf(few.mesh, edge))
    }
    few.works.forEach((work, service) => expect(many.works[service]).toBeCloseTo(work, 9))
    // They did not take the same time.
    expect(many.mesh.whole).not.toEqual(few.mesh.whole)
  })
})
