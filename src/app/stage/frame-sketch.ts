import {
  type CellColumn,
  type EdgeColumn,
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

type ServiceSketch = Partial<Record<ServiceColumn, number>>
type EdgeSketch = Partial<Record<EdgeColumn, number>>

/** A frame of these cells and one service or several, as the worker would send it. */
export function sketchFrame(
  time: number,
  cells: readonly CellSketch[],
  service: ServiceSketch | readonly ServiceSketch[] = {},
  edges: readonly EdgeSketch[] = [],
): Frame {
  // Array.isArray does not know of lists that stay as they are.
  const services = Array.isArray(service) ? (service as readonly ServiceSketch[]) : [service]
  const [cellCapacity, serviceCapacity] = [cells.length + 1, services.length]
  const edgeCapacity = edges.length + 1
  const frame: Frame = {
    time,
    cellCount: cells.length,
    cellCapacity,
    serviceCount: services.length,
    serviceCapacity,
    edgeCount: edges.length,
    edgeCapacity,
    values: new Float32Array(frameLength(cellCapacity, serviceCapacity, edgeCapacity)),
  }
  cells.forEach(({ phase = 'serving', ...values }, row) => {
    frame.values[cellColumn(frame, 'phase') + row] = phases.indexOf(phase)
    for (const [column, value] of Object.entries(values)) {
      // The keys of a sketch are columns; Object.entries forgets it.
      frame.values[cellColumn(frame, column as CellColumn) + row] = value
    }
  })
  const first = frameLength(cellCapacity, 0, 0)
  serviceNames.forEach((name, column) => {
    services.forEach((values, row) => {
      const given = (values as ServiceSketch)[name]
      frame.values[first + column * serviceCapacity + row] =
        given ?? (name === 'utilisation' ? meanLoad(cells, row) : name === 'cellsEach' ? 1 : 0)
    })
  })
  const second = frameLength(cellCapacity, serviceCapacity, 0)
  edgeNames.forEach((name, column) => {
    edges.forEach((values, row) => {
      frame.values[second + column * edgeCapacity + row] = values[name] ?? 0
    })
  })
  return frame
}

function meanLoad(cells: readonly CellSketch[], of: number): number {
  const ready = cells.filter(({ ready, service = 0 }) => ready === 1 && service === of)
  return ready.reduce((sum, { load = 0 }) => sum + load, 0) / Math.max(1, ready.length)
}

/** Serving cells with numbers from 1. */
export function sketchCells(count: number, load = 0.5): readonly CellSketch[] {
  return Array.from({ length: count }, (_, i) => ({ id: i + 1, load, ready: 1, inService: 3 }))
}

const edgeNames: readonly EdgeColumn[] = ['rate', 'answered', 'failed', 'refused']

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
  'p50',
  'p99',
  'missed',
  'utilisation',
  'cellsEach',
]
