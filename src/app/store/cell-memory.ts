import { cellColumn, memorySeconds, type Frame } from '#worker/frame.ts'
import type { CellLoads } from '#worker/messages.ts'

/** How far back the load of a cell is remembered, s, and how often it is noted. */
export const memorySpan = { seconds: memorySeconds, step: 1 } as const

/** The load of every cell over the last two minutes, as the frames and the worker told it. */
export interface CellMemory {
  note(frame: Frame): void
  /** Takes what the worker knows of the time before the present one in place of what was noted on the way. */
  recall(moments: readonly CellLoads[]): void
  /** Times and loads of one cell, oldest first; empty for a cell that was never seen. */
  read(cell: number): { readonly times: readonly number[]; readonly values: readonly number[] }
}

/** A memory without a moment. It holds 121 moments at most, however long the run is. */
export function createCellMemory(): CellMemory {
  let moments: readonly CellLoads[] = []
  return {
    note(frame) {
      const last = moments.at(-1)
      // Time that goes back means another run.
      if (last !== undefined && frame.time < last.time) moments = []
      else if (last !== undefined && frame.time < last.time + memorySpan.step) return
      const moment = {
        time: frame.time,
        ids: columnOf(frame, 'id'),
        loads: columnOf(frame, 'load'),
      }
      moments = [...moments, moment].filter(({ time }) => time >= frame.time - memorySpan.seconds)
    },
    recall: (known) => void (moments = known),
    read(cell) {
      const times: number[] = []
      const values: number[] = []
      for (const { time, ids, loads } of moments) {
        const row = ids.indexOf(cell)
        if (row < 0) continue
        times.push(time)
        values.push(loads[row] ?? 0)
      }
      return { times, values }
    },
  }
}

function columnOf(frame: Frame, column: 'id' | 'load'): Float32Array {
  const start = cellColumn(frame, column)
  return frame.values.slice(start, start + frame.cellCount)
}
