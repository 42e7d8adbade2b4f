import { describe, expect, it } from 'vitest'
import { histogramCell, histogramCells } from '#core/kernel/histogram.ts'
import { clearRow, joinRouting, leaveRouting } from '#core/traffic/routing-list.ts'
import { createLoneMesh, type LoneMesh } from './lone-mesh.ts'
import { loseCells } from './loss.ts'
import type { Mesh } from './mesh.ts'
import { caseOf } from './random-case.test-support.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'
import { requestStride } from './sizes.ts'

function ranTo(until: number, lone: LoneMesh): LoneMesh {
  runMesh(lone.mesh, until, Infinity)
  lone.mesh.clock[0] = until
  countReturned(lone.mesh)
  return lone
}

function isSame(a: Float64Array | Uint32Array, b: Float64Array | Uint32Array): boolean {
  return a.length > 0 && a.length === b.length && a.every((value, i) => value === b[i])
}

/** The histogram of what the log holds, all of which was sent and back by a time. */
function latenciesIn({ log, logCount, whole }: Mesh, until: number): Uint32Array {
  const latencies = new Uint32Array(whole.length)
  for (let at = 0; at < logCount[0] * requestStride; at += requestStride) {
    const [edge, sent, back] = log.subarray(at, at + requestStride)
    expect(sent >= 0 && sent <= back && back <= until).toBe(true)
    latencies[edge * histogramCells + histogramCell(back - sent)]++
  }
  return latencies
}

describe('the log of requests', () => {
  it('[G23] has every request that ended well, with its times, and changes nothing else', () => {
    let requests = 0
    for (let seed = 0; seed < 24; seed++) {
      const { graph, cells, until } = caseOf(seed)
      const settings = { graph, cells, seed, tasks: 1 << 10 }
      const plain = ranTo(until, createLoneMesh(settings)).mesh
      const { mesh } = ranTo(until, createLoneMesh({ ...settings, logged: 4096 }))
      for (const name of ['counters', 'latency', 'whole', 'budgets', 'sent'] as const) {
        expect(isSame(mesh[name], plain[name]), `seed ${seed}, ${name}`).toBe(true)
      }
      expect(isSame(mesh.plane.cells, plain.plane.cells), `seed ${seed}, cells`).toBe(true)
      expect(isSame(latenciesIn(mesh, until), mesh.whole), `seed ${seed}`).toBe(true)
      requests += mesh.logCount[0]
    }
    expect(requests).toBeGreaterThan(1500)
  })

  it('[G23] [G62] has the times of those that go on where cells go down', () => {
    let lost = 0
    for (let seed = 0; seed < 24; seed++) {
      const { graph, cells, until } = caseOf(seed)
      const lone = createLoneMesh({ graph, cells, seed, tasks: 1 << 10, logged: 4096 })
      const { mesh, rows } = lone
      for (const share of [0.3, 0.6]) {
        ranTo(share * until, lone)
        rows.forEach(([row], service) => leaveRouting(mesh.plane, service, row))
        lost += loseCells(
          mesh,
          rows.map(([row]) => row),
        )
        for (const [service, [row]] of rows.entries()) {
          clearRow(mesh.plane, service, row)
          joinRouting(mesh.plane, service, row)
        }
      }
      ranTo(until, lone)
      expect(isSame(latenciesIn(mesh, until), mesh.whole), `seed ${seed}`).toBe(true)
    }
    expect(lost).toBeGreaterThan(100)
  })

  it('[G23] that is too short counts what it leaves out', () => {
    const { graph, cells, until } = caseOf(4)
    const settings = { graph, cells, seed: 4, tasks: 1 << 10 }
    const { mesh: long } = ranTo(until, createLoneMesh({ ...settings, logged: 4096 }))
    const { mesh: short } = ranTo(until, createLoneMesh({ ...settings, logged: 10 }))
    expect(long.logCount[0]).toBeGreaterThan(10)
    expect(short.logCount).toEqual(long.logCount)
    expect(short.log).toEqual(long.log.slice(0, 10 * requestStride))
  })
})
