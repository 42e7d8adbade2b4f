import { compact, expand, livePartsOf, type LivePart } from '#core/kernel/compact.ts'
import { loneCapacity, type LoneMesh } from '#core/mesh/lone-mesh.ts'
import { meshLife } from '#core/mesh/mesh-life.ts'
import { revive, tidy } from '#core/mesh/tidy.ts'
import { stand } from './mesh-faults.ts'
import type { MeshScenario } from './mesh-scenario.ts'

/** A mesh at a time, as the runs of a page keep it: what is alive of its columns, in one form. */
export interface MeshSave {
  readonly time: number
  readonly bytes: ArrayBuffer
}

/** Saves a mesh that has run up to a time, and puts it into that form. */
export function saveOf(run: LoneMesh, scenario: MeshScenario, time: number): MeshSave {
  stand(run.mesh, time)
  tidy(run.mesh)
  return { time, bytes: compact(partsOf(run, scenario, time)) }
}

/** Brings a mesh of the same scenario back to a save, over noise in all that a save may leave out. */
export function restore(run: LoneMesh, scenario: MeshScenario, { time, bytes }: MeshSave): void {
  const parts = partsOf(run, scenario, time)
  for (const { numbers, live } of parts) {
    if (live !== null) numbers.fill(numbers instanceof Float64Array ? 1e9 : 7)
  }
  expand(parts, bytes)
  run.mesh.clock[0] = time
  revive(run.mesh)
}

export function isSameSave(one: MeshSave, other: MeshSave): boolean {
  const [words, others] = [new Uint32Array(one.bytes), new Uint32Array(other.bytes)]
  return (
    one.time === other.time &&
    words.length === others.length &&
    words.every((word, i) => word === others[i])
  )
}

function partsOf(
  { mesh, views }: LoneMesh,
  scenario: MeshScenario,
  time: number,
): readonly LivePart[] {
  const capacity = loneCapacity({ ...scenario, seed: 0 })
  const living = livingRows(scenario, time)
  return livePartsOf(
    views,
    meshLife(mesh, views, capacity, () => living),
  )
}

/** The rows that hold a cell behind the faults of a time. */
function livingRows({ cells, faults }: MeshScenario, time: number): Int32Array {
  const living = new Set(Array(cells.reduce((sum, own) => sum + own, 0)).keys())
  for (const { down, beginning, time: at } of faults) {
    if (at > time) break
    for (const { row } of down) living.delete(row)
    for (const { row } of beginning) living.add(row)
  }
  return Int32Array.from(living).toSorted()
}
