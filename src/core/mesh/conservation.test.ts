import { describe, expect, it } from 'vitest'
import { histogramCells, histogramTotal } from '#core/kernel/histogram.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import { countedOn, edgeCounters, type EdgeCounter } from './edge-counters.ts'
import { plainEdge, type Graph } from './graph.ts'
import { readyMesh } from './mesh-of-case.test-support.ts'
import type { Mesh } from './mesh.ts'
import { caseOf } from './random-case.test-support.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'
import { blocksFor } from './sizes.ts'
import { taskNumbers } from './tasks.ts'
import { turn } from './wheel.ts'

type Counts = Readonly<Record<EdgeCounter, number>>

function countsOf(mesh: Mesh): readonly Counts[] {
  return mesh.edges.map(
    (_, edge) =>
      // The names of all counters are the keys.
      Object.fromEntries(edgeCounters.map((name) => [name, countedOn(mesh, edge, name)])) as Counts,
  )
}

/** Runs until nothing is due any more. */
function runOut(mesh: Mesh): void {
  runMesh(mesh, Infinity, Infinity)
  mesh.clock[0] = Infinity
  countReturned(mesh)
}

/** Nothing is planned, and every record and every block of the wheel can be used again. */
function expectEmpty(mesh: Mesh, tasks: number, why: string): void {
  const records = Array.from({ length: tasks }, (_, task) => mesh.numbers[task * taskNumbers])
  expect(
    {
      acts: mesh.acts.count[0],
      closed: mesh.turns[turn.closed],
      open: mesh.open[1] - mesh.open[0],
      returns: mesh.returned[0],
      blocks: mesh.freeBlockCount[0],
      records: records.filter((due) => due === Infinity).length,
    },
    why,
  ).toEqual({ acts: 0, closed: 0, open: 0, returns: 0, blocks: blocksFor(tasks), records: 0 })
}

/** What holds of every edge when nothing is under way. */
function expectConserved(mesh: Mesh, edge: number, counts: Counts, why: string): void {
  const { calls, attempts, succeeded, failed, answered, errors, unwanted, abandoned } = counts
  expect(calls, why).toBe(succeeded + failed)
  expect(attempts, why).toBe(answered + errors + unwanted + abandoned)
  expect(succeeded, why).toBe(answered)
  expect(histogramTotal(mesh.latency, edge * histogramCells), why).toBe(answered)
}

const openCases = Array.from({ length: 150 }, (_, seed) => seed).filter(
  (seed) => caseOf(seed).graph.populations[0].kind === 'open',
)

describe('from empty to empty', () => {
  it('[G12] every call ends once, and of every attempt something becomes', () => {
    const sum = { calls: 0, hedged: 0, breakerRefused: 0, abandoned: 0, budgetRefused: 0 }
    expect(openCases.length).toBeGreaterThan(80)
    for (const seed of openCases) {
      const { graph, cells } = caseOf(seed, 100)
      const { mesh } = readyMesh(graph, cells, seed, 1 << 12)
      runOut(mesh)
      expectEmpty(mesh, 1 << 12, `seed ${seed}`)
      countsOf(mesh).forEach((counts, edge) => {
        const why = `seed ${seed}, edge ${edge}`
        expectConserved(mesh, edge, counts, why)
        const { calls, attempts, retried, hedged, breakerRefused } = counts
        expect(attempts + breakerRefused, why).toBe(calls + retried + hedged)
        // Where no two race, every failure is followed by a retry or by giving up.
        if (mesh.edges[edge].hedge === Infinity) {
          const failures = counts.errors + counts.timeouts + breakerRefused
          expect(failures, why).toBe(retried + counts.failed)
        }
        for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += counts[name]
      })
      expect(countedOn(mesh, 0, 'calls')).toBe(100)
      expect(histogramTotal(mesh.whole, 0)).toBe(countedOn(mesh, 0, 'succeeded'))
    }
    for (const [name, count] of Object.entries(sum)) expect(count, name).toBeGreaterThan(100)
  })
})

describe('a pool of records that is too small', () => {
  const tasks = 128

  it('[G13] refuses what finds no record, and every call ends all the same', () => {
    let refused = 0
    let edges = 0
    for (const seed of openCases.slice(0, 60)) {
      const { graph, cells } = caseOf(seed, 500)
      const { mesh } = readyMesh(graph, cells, seed, tasks)
      runOut(mesh)
      expectEmpty(mesh, tasks, `seed ${seed}`)
      countsOf(mesh).forEach((counts, edge) => {
        const why = `seed ${seed}, edge ${edge}`
        expectConserved(mesh, edge, counts, why)
        // First attempts that were refused count as calls; retries and hedges do not count as sent.
        const { calls, attempts, retried, hedged, breakerRefused, poolRefused } = counts
        const sent = attempts + breakerRefused
        expect(calls + retried + hedged, why).toBeGreaterThanOrEqual(sent)
        expect(calls + retried + hedged, why).toBeLessThanOrEqual(sent + poolRefused)
        refused += poolRefused
        edges += Number(poolRefused > 0)
      })
      expect(countedOn(mesh, 0, 'calls')).toBe(500)
    }
    expect(edges).toBeGreaterThan(10)
    expect(refused).toBeGreaterThan(1000)
  })

  it('[G13] goes on as if nothing had been when the rush is over', () => {
    const burst = Array.from({ length: 1000 }, (_, i) => i / 10_000)
    const later = Array.from({ length: 50 }, (_, i) => 1000 + 10 * i)
    const rules = { ...plainRules, places: 60 }
    const graph: Graph = {
      services: [{ ...rules, script: Float64Array.from([...burst, ...later]) }, rules],
      edges: [
        { ...plainEdge, latency: 0.001 },
        { ...plainEdge, from: 0, to: 1, latency: 0.001, retries: 2, timeout: 5, calls: 2 },
      ],
      populations: [{ kind: 'open', edge: 0 }],
    }
    const { mesh } = readyMesh(graph, [3, 6], 7, tasks)
    runMesh(mesh, 999, Infinity)
    mesh.clock[0] = 999
    countReturned(mesh)
    const [rush] = countsOf(mesh)
    expect(rush.calls).toBe(1000)
    expect(rush.poolRefused).toBeGreaterThan(100)
    expect(rush.succeeded).toBeGreaterThan(0)
    runOut(mesh)
    const [all] = countsOf(mesh)
    expect(all.calls).toBe(1050)
    expect(all.poolRefused).toBe(rush.poolRefused)
    expect(all.succeeded).toBeGreaterThan(rush.succeeded + 40)
    expectEmpty(mesh, tasks, 'after the rush')
  })
})
