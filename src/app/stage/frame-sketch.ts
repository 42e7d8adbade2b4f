import {
  type CellColumn,
  type Frame,
  type ServiceColumn,
  cellColumn,
  frameLength,
  phases,
  type Phase,
} from '#worker/frame.ts'

/** A cell in words, for tests: what is not said is 0. */
export type CellSketch = Partial<Record<Exclude<CellColumn, 'phase'>, number>> & {
  readonly phase?: Phase
}

/** A frame of these cells and one service, as the worker would send it. */
export function sketchFrame(
  time: number,
  cells: readonly CellSketch[],
  service: Partial<Record<ServiceColumn, number>> = {},
): Frame {
  const frame: Frame = {
    time,
    cellCount: cells.length,
    cellCapacity: cells.length + 1,
    serviceCount: 1,
    serviceCapacity: 1,
    edgeCount: 0,
    edgeCapacity: 0,
    values: new Float32Array(frameLength(cells.length + 1, 1, 0)),
  }
  cells.forEach(({ phase = 'serving', ...values }, row) => {
    frame.values[cellColumn(frame, 'phase') + row] = phases.indexOf(phase)
    for (const [column, value] of Object.entries(values)) {
      // The keys of a sketch are columns; Object.entries forgets it.
      frame.values[cellColumn(frame, column as CellColumn) + row] = value
    }
  })
  serviceNames.forEach((name, column) => {
    const start = frameLength(frame.cellCapacity, 0, 0)
    frame.values[start + column] = service[name] ?? 0
  })
  return frame
}

/** Serving cells with numbers from 1. */
export function sketchCells(count: number, load = 0.5): readonly CellSketch[] {
  return Array.from({ length: count }, (_, i) => ({ id: i + 1, load, ready: 1, inService: 3 }))
}

// The order of the service columns as far as the stage reads them; held by its test.
const serviceNames: readonly ServiceColumn[] = [
  'arrivalRate',
  'attemptRate',
  'doneRate',
  'shedRate',
  'failRate',
  'capacity',
  'ready',
  'starting',
  'draining',
  'desired',
  'waiting',
  'inService',
]
