import { describe, expect, it } from 'vitest'
import { histogramTotal } from '#core/kernel/histogram.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import { countedOn } from './edge-counters.ts'
import { brokenLaws, countsOf, isAllSent, leftIn, runOut } from './empty.test-support.ts'
import { plainEdge, type Graph } from './graph.ts'
import { readyMesh } from './mesh-of-case.test-support.ts'
import { caseOf } from './random-case.test-support.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'

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
      expect(leftIn(mesh, 1 << 12), `seed ${seed}`).toEqual({})
      countsOf(mesh).forEach((counts, edge) => {
        const why = `seed ${seed}, edge ${edge}`
        expect(brokenLaws(mesh, edge, counts), why).toEqual([])
        expect(isAllSent(counts), why).toBe(true)
        const { retried, breakerRefused } = counts
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
      expect(leftIn(mesh, tasks), `seed ${seed}`).toEqual({})
      countsOf(mesh).forEach((counts, edge) => {
        const why = `seed ${seed}, edge ${edge}`
        expect(brokenLaws(mesh, edge, counts), why).toEqual([])
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
    expect(leftIn(mesh, tasks), 'after the rush').toEqual({})
  })
})
