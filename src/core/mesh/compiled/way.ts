import { assert } from '#core/kernel/assert.ts'
import type { Mesh } from '../mesh.ts'
import type { Wiring } from '../wiring.ts'
import { fillDesk } from './desk.ts'
import { engineOf } from './engine.ts'
import type { CompiledWay } from './face.ts'
import type { Ground } from './memory.ts'
import { writeRules } from './rules.ts'
import { instantiate } from './web-assembly.ts'

/**
 * Lets a mesh go its usual way compiled, on the ground that its columns lie on. Where the engine refuses it goes on as it does: both
 * ways leave the same bytes behind.
 */
export function compileWay(mesh: Mesh, ground: Ground | null): void {
  // What the log of requests needs is not known there.
  if (ground === null || mesh.log.length > 0) return
  const { memory, desk } = ground
  assert(mesh.words.buffer === memory.buffer, 'the columns of the mesh lie in the memory')
  const imports = { env: { memory }, engine: engineOf(mesh, desk) }
  const compiled = instantiate(imports)
  if (compiled === null) return
  fillDesk(desk, mesh)
  if (mesh.jobs.counts.length > 0) {
    // Collected by both ways, and sorted by this one.
    const { foundTimes, foundTasks, leaving, leftTimes, leftTasks } = desk
    mesh.departing = {
      registers: leaving,
      found: { times: foundTimes, tasks: foundTasks },
      ordered: { times: leftTimes, tasks: leftTasks },
    }
  }
  let wiring: Wiring | null = null
  mesh.compiled = {
    // What the module exports is what src/assembly/slot.ts says.
    ...(compiled as Pick<
      CompiledWay,
      'openSlot' | 'openLooks' | 'closeLooks' | 'drawWorks' | 'runSlot'
    >),
    follow: () => {
      if (mesh.wiring === wiring) return
      wiring = mesh.wiring
      writeRules(desk, mesh)
    },
  }
}
