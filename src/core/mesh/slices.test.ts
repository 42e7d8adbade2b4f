import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedOn } from './edge-counters.ts'
import { createLoneMesh } from './lone-mesh.ts'
import { readyMesh } from './mesh-of-case.test-support.ts'
import type { Mesh } from './mesh.ts'
import { caseOf } from './random-case.test-support.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'
import { differences } from './same-bytes.test-support.ts'

function end(mesh: Mesh, time: number): void {
  mesh.clock[0] = time
  countReturned(mesh)
}

describe('a run of a mesh', () => {
  it('[G11] [K7] leaves the same bytes behind, however it was sliced', () => {
    let slices = 0
    let attempts = 0
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.array(fc.double({ min: 0.001, max: 0.2, noNaN: true }), { minLength: 1 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
        (seed, shares, limits) => {
          const { graph, cells, until } = caseOf(seed, 120)
          const whole = readyMesh(graph, cells, seed, 1 << 12)
          const sliced = readyMesh(graph, cells, seed, 1 << 12)
          expect(differences(sliced.views, whole.views)).toEqual([])
          runMesh(whole.mesh, until, Infinity)
          let slice = 0
          for (let time = 0; time < until;) {
            time = Math.min(until, time + shares[slice % shares.length] * until)
            let limit = 0
            do limit = limits[slice++ % limits.length]
            while (runMesh(sliced.mesh, time, limit) >= limit)
          }
          end(whole.mesh, until)
          end(sliced.mesh, until)
          expect(differences(sliced.views, whole.views), `seed ${seed}`).toEqual([])
          slices += slice
          attempts += whole.mesh.counters.reduce((sum, count) => sum + count, 0)
        },
      ),
      { seed: 7, numRuns: 60 },
    )
    expect(slices).toBeGreaterThan(1000)
    expect(attempts).toBeGreaterThan(60 * 120)
  })

  it.each([false, true])(
    '[G11] [G65] does so where the pool is full, compiled: %s',
    (isCompiled) => {
      let refused = 0
      for (let seed = 30; seed < 50; seed++) {
        const { graph, cells, until } = caseOf(seed)
        const settings = { graph, cells, seed, tasks: 64, isCompiled }
        const [whole, sliced] = [1, 2].map(() => createLoneMesh(settings))
        for (let part = 1; part <= 40; part++) runMesh(sliced.mesh, (part / 40) * until, Infinity)
        runMesh(whole.mesh, until, Infinity)
        end(whole.mesh, until)
        end(sliced.mesh, until)
        expect(differences(sliced.views, whole.views), `seed ${seed}`).toEqual([])
        refused += countedOn(whole.mesh, 0, 'poolRefused')
      }
      expect(refused).toBeGreaterThan(20)
    },
  )

  it('[G11] of other chance leaves other bytes, and the comparison sees that', () => {
    const { graph, cells, until } = caseOf(3, 120)
    const [one, other] = [3, 4].map((seed) => readyMesh(graph, cells, seed, 1 << 12))
    for (const { mesh } of [one, other]) runMesh(mesh, until, Infinity)
    expect(differences(one.views, other.views)).toContain('plane.cells')
    expect(differences(one.views, other.views)).toContain('counters')
  })
})
