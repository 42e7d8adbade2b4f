import { layOut } from '#core/kernel/lay-out.ts'
import { allocate, sizeBytes, type Layout, type Views } from '#core/kernel/memory.ts'
import type { MeshCapacity } from '../mesh.ts'
import { deskLayout, type Desk } from './desk.ts'
import { webMemory, type WebMemory } from './web-assembly.ts'

/** Columns in a memory that the compiled way can reach, where the engine has one. */
export interface SharedMemory<L extends Layout> {
  readonly views: Views<L>
  /** The bytes of the columns: the state. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Null where the engine has no such memory: then the columns lie in a buffer like any other. */
  readonly ground: Ground | null
}

/** What the compiled way stands on. */
export interface Ground {
  readonly memory: WebMemory
  readonly desk: Desk
}

/** A zeroed memory with views on every column of the layout, for a mesh of this capacity. */
export function allocateShared<L extends Layout>(
  layout: L,
  capacity: MeshCapacity,
): SharedMemory<L> {
  const desk = deskLayout(capacity)
  const from = sizeBytes(desk)
  const size = sizeBytes(layout)
  const memory = webMemory(from + size)
  if (memory === null) {
    const { buffer, views } = allocate(layout)
    return { views, bytes: new Uint8Array(buffer), ground: null }
  }
  return {
    views: layOut(memory.buffer, from, layout),
    bytes: new Uint8Array(memory.buffer, from, size),
    ground: { memory, desk: layOut(memory.buffer, 0, desk) },
  }
}
