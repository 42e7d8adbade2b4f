import { describe, expect, it } from 'vitest'
import { prepareDemand } from '#core/traffic/demand.ts'
import { countedOn, edgeCounters } from './edge-counters.ts'
import { loneGraph, runGraph } from './lone-cell.test-support.ts'
import { createLoneMesh } from './lone-mesh.ts'
import { readyMesh } from './mesh-of-case.test-support.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'
import { openTextbook, readTo } from './textbook/textbook.test-support.ts'

const times = [1, 2, 3]
const demand = prepareDemand('script', 0, 1, [3, 1, 2])
const until = 40

describe.each(['fcfs', 'processor-sharing', 'lcfs-preemptive'] as const)('%s', (discipline) => {
  it('[G31] a request takes the work at its number, at every try, as the textbook has it', () => {
    const rules = { failing: true, failureShare: 0.5 }
    const graph = loneGraph(discipline, demand, times, rules, { retries: 4 })
    const { mesh } = runGraph(graph, 1, until)
    const book = openTextbook(graph, [1], [times], 7)
    readTo(book, until)
    expect(countedOn(mesh, 0, 'calls')).toBe(3)
    expect(countedOn(mesh, 0, 'retried')).toBeGreaterThan(0)
    for (const name of edgeCounters) {
      expect(countedOn(mesh, 0, name), name).toBe(book.counters[0][name] ?? 0)
    }
    expect(mesh.latency).toEqual(book.latency[0])
  })
})

describe('the work of a further attempt', () => {
  const rules = { failing: true, failureShare: 0.5 }
  const often = Array.from({ length: 400 }, (_, i) => 1 + i / 64)

  it.each(['exponential', 'lognormal'] as const)(
    '[G32] is that of the first, or another, as the textbook has it, %s',
    (law) => {
      const latencies = [false, true].map((worksAnew) => {
        const own = { ...rules, demand: prepareDemand(law, 1 / 128, 1), worksAnew }
        const graph = loneGraph('fcfs', own.demand, often, own, { retries: 4 })
        const { mesh } = runGraph(graph, 1, until)
        const book = openTextbook(graph, [1], [often], 7)
        readTo(book, until)
        expect(countedOn(mesh, 0, 'retried')).toBeGreaterThan(100)
        for (const name of edgeCounters) {
          expect(countedOn(mesh, 0, name), name).toBe(book.counters[0][name] ?? 0)
        }
        expect(mesh.latency).toEqual(book.latency[0])
        const lone = createLoneMesh({ graph, cells: [1], seed: 7, tasks: 1024, isCompiled: true })
        expect(lone.mesh.compiled).not.toBeNull()
        runMesh(lone.mesh, until, Infinity)
        lone.mesh.clock[0] = until
        countReturned(lone.mesh)
        expect(lone.mesh.latency).toEqual(mesh.latency)
        return mesh.latency
      })
      expect(latencies[0]).not.toEqual(latencies[1])
    },
  )
})

describe('scripted work', () => {
  it('[G31] by hand: one slot serves 3, 1 and 2 s from 1 s on', () => {
    const { mesh } = runGraph(loneGraph('fcfs', demand, times), 1, until)
    expect(mesh.plane.cells.slice(0, 3)).toEqual(Float64Array.of(4.25, 5.25, 7.25))
  })

  it('[G31] is that of clients: no service may call for it', () => {
    const graph = loneGraph('fcfs', demand, times)
    const [service] = graph.services
    const [edge] = graph.edges
    const deeper = {
      ...graph,
      services: [{ ...service, demand: prepareDemand('exponential', 1, 1) }, service],
      edges: [edge, { ...edge, from: 0, to: 1 }],
    }
    expect(() => readyMesh(deeper, [1, 1], 7, 64)).toThrow('scripted work is that of clients')
  })
})
