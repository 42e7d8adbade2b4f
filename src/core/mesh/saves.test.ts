import { describe, expect, it } from 'vitest'
import { compact, expand, livePartsOf } from '#core/kernel/compact.ts'
import { joinRouting, clearRow, leaveRouting } from '#core/traffic/routing-list.ts'
import { createLoneMesh, loneCapacity, type LoneMesh } from './lone-mesh.ts'
import { loseCells } from './loss.ts'
import { meshLife } from './mesh-life.ts'
import { caseOf, type RandomCase } from './random-case.test-support.ts'
import { runMesh } from './run.ts'
import { revive, tidy } from './tidy.ts'

const tasks = 1 << 10

/** Runs to a time, where a third of the cells goes down and begins anew. */
function runTo({ mesh, rows }: LoneMesh, time: number): void {
  runMesh(mesh, time, Infinity)
  mesh.clock[0] = time
  const places = rows.flatMap((own, service) => own.map((row) => ({ service, row })))
  const down = places.filter((_, place) => (place + Math.floor(1000 * time)) % 3 === 0)
  for (const { service, row } of down) leaveRouting(mesh.plane, service, row)
  loseCells(
    mesh,
    down.map(({ row }) => row),
  )
  for (const { service, row } of down) {
    clearRow(mesh.plane, service, row)
    joinRouting(mesh.plane, service, row)
  }
}

function partsOf({ mesh, views, rows }: LoneMesh, drawn: RandomCase) {
  const capacity = loneCapacity({ ...drawn, seed: 0, tasks })
  const living = Int32Array.from(rows.flat())
  return livePartsOf(
    views,
    meshLife(mesh, views, capacity, () => living),
  )
}

function saveOf(lone: LoneMesh, drawn: RandomCase): ArrayBuffer {
  tidy(lone.mesh)
  return compact(partsOf(lone, drawn))
}

function restore(lone: LoneMesh, drawn: RandomCase, save: ArrayBuffer, time: number): void {
  const { numbers, borns, requests, blockTimes, blockTasks, openTimes, acts } = lone.mesh
  for (const column of [numbers, borns, requests, blockTimes, openTimes, acts.times]) {
    column.fill(1e9)
  }
  for (const column of [blockTasks, acts.tasks, lone.mesh.jobs.records]) column.fill(7)
  expand(partsOf(lone, drawn), save)
  lone.mesh.clock[0] = time
  revive(lone.mesh)
}

describe('a save of a mesh', () => {
  it.each([false, true])(
    '[G64] goes on in used memory as the run does, compiled: %s',
    (isCompiled) => {
      let least = Infinity
      let smaller = 0
      for (let seed = 0; seed < 25; seed++) {
        const drawn = caseOf(seed, 150)
        const settings = { graph: drawn.graph, cells: drawn.cells, seed, tasks, isCompiled }
        const [straight, saved, restored] = [1, 2, 3].map(() => createLoneMesh(settings))
        const times = [0.31, 0.62, 1].map((share) => share * drawn.until)
        for (const time of times) runTo(straight, time)
        // Memory in which something else has been, with the same chance.
        for (const share of [0.2, 0.5, 0.9]) runTo(restored, share * drawn.until)
        runTo(saved, times[0])
        const save = saveOf(saved, drawn)
        restore(restored, drawn, save, times[0])
        expect(isSame(saveOf(restored, drawn), save), `seed ${seed}, at once`).toBe(true)
        for (const time of times.slice(1)) {
          runTo(saved, time)
          runTo(restored, time)
          const [one, other] = [saveOf(saved, drawn), saveOf(restored, drawn)]
          expect(isSame(one, other), `seed ${seed}, at ${time}`).toBe(true)
        }
        expect(isSame(saveOf(straight, drawn), saveOf(saved, drawn)), `seed ${seed}`).toBe(true)
        least = Math.min(least, save.byteLength)
        smaller += Number(save.byteLength < 400_000)
      }
      expect(least).toBeGreaterThan(20_000)
      expect(smaller).toBe(25)
    },
  )
})

function isSame(one: ArrayBuffer, other: ArrayBuffer): boolean {
  return Buffer.from(one).equals(Buffer.from(other))
}
