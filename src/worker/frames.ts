import { frameLength } from './frame.ts'

/** Frame buffers: the page sends each back after use, so a steady run allocates none. */
export interface Frames {
  next(cells: number, services: number, edges: number): FrameBuffer
  recycle(buffer: ArrayBuffer): void
}

export interface FrameBuffer {
  readonly cellCapacity: number
  readonly serviceCapacity: number
  readonly edgeCapacity: number
  readonly values: Float32Array<ArrayBuffer>
}

/** Buffers kept for reuse; more come back only from a page that misbehaves. */
const spareMax = 4

/** Values of a cache line. Columns a power of two apart would fall into the same few places of a cache, for whoever reads all of a cell. */
const cacheLine = 16

export function createFrames(): Frames {
  let spare: ArrayBuffer[] = []
  return {
    next(cells, services, edgeCapacity) {
      // Beside a cache line a power of two, so that a growing colony changes the size of the buffers rarely.
      let room = 64
      while (room < cells) room *= 2
      const cellCapacity = room + cacheLine
      const serviceCapacity = Math.max(1, services)
      const length = frameLength(cellCapacity, serviceCapacity, edgeCapacity)
      spare = spare.filter((buffer) => buffer.byteLength === 4 * length)
      const buffer = spare.pop()
      const values = buffer === undefined ? new Float32Array(length) : new Float32Array(buffer)
      // What a used buffer still holds must not reach the page: equal runs give equal frames.
      values.fill(0)
      return { cellCapacity, serviceCapacity, edgeCapacity, values }
    },
    recycle(buffer) {
      if (spare.length < spareMax && buffer.byteLength > 0) spare.push(buffer)
    },
  }
}
