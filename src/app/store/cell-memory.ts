import { cellColumn, type Frame } from '#worker/frame.ts'

/** How far back the load of a cell is remembered, s, and how often it is noted. */
export const memorySpan = { seconds: 120, step: 1 } as const

/** The load of every cell over the last two minutes, as the frames showed it. */
export interface CellMemory {
  note(frame: Frame): void
  /** Times and loads of one cell, oldest first; empty for a cell that was never seen. */
  read(cell: number): { readonly times: readonly number[]; readonly values: readonly number[] }
}

interface Moment {
  readonly time: number
  readonly ids: Float32Array
  readonly loads: Float32Array
}

/** A memory without a moment. It holds 121 moments at most, however long the run is. */
export function createCellMemory(): CellMemory {
  let moments: readonly Moment[] = []
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
