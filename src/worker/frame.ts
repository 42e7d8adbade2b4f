import type { CellColumn, EdgeColumn, ServiceColumn } from '#core/organisms/observation.ts'
import { cellColumns, edgeColumns, serviceColumns } from '#core/organisms/observation.ts'

export { phases } from '#core/cells/phases.ts'
export type { Phase } from '#core/cells/phases.ts'
export { sampleColumns } from '#core/organisms/observation.ts'
export type {
  CallEdge,
  CellColumn,
  CellNote,
  EdgeColumn,
  Figures,
  SampleColumn,
  ServiceColumn,
  Span,
} from '#core/organisms/observation.ts'

/**
 * One picture of the run as typed columns. A frame is one Float32Array: the cell columns one after
 * another, each `cellCapacity` long, then the service columns, each `serviceCapacity` long, then the edge
 * columns, each `edgeCapacity` long. The buffer is transferred to the page and sent back for reuse.
 */
export interface Frame {
  /** Simulated time, s. */
  readonly time: number
  readonly cellCount: number
  readonly cellCapacity: number
  readonly serviceCount: number
  readonly serviceCapacity: number
  readonly edgeCount: number
  readonly edgeCapacity: number
  readonly values: Float32Array
}

/** How far back the load of a cell is remembered, s. */
export const memorySeconds = 120

const cellIndex = indexOf(cellColumns)
const serviceIndex = indexOf(serviceColumns)
const edgeIndex = indexOf(edgeColumns)

/** Position of a cell column's first value; a row's value stands `row` further on. */
export function cellColumn(frame: Frame, column: CellColumn): number {
  return cellIndex[column] * frame.cellCapacity
}

/** One value of one cell. Rows are 0 to cellCount − 1, in order of birth. */
export function cellValue(frame: Frame, column: CellColumn, row: number): number {
  return frame.values[cellIndex[column] * frame.cellCapacity + row] ?? 0
}

/** One value of one service. */
export function serviceValue(frame: Frame, column: ServiceColumn, service: number): number {
  const start = cellColumns.length * frame.cellCapacity
  return frame.values[start + serviceIndex[column] * frame.serviceCapacity + service] ?? 0
}

/** One value of one edge of the call graph, in the order in which the run's start names them. */
export function edgeValue(frame: Frame, column: EdgeColumn, edge: number): number {
  const start = frameLength(frame.cellCapacity, frame.serviceCapacity, 0)
  return frame.values[start + edgeIndex[column] * frame.edgeCapacity + edge] ?? 0
}

/** Length of the values of a frame with room for so many cells, services and edges. */
export function frameLength(cells: number, services: number, edges: number): number {
  return cellColumns.length * cells + serviceColumns.length * services + edgeColumns.length * edges
}

function indexOf<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  const index: Partial<Record<Name, number>> = {}
  names.forEach((name, i) => (index[name] = i))
  // Every name has just been given its place.
  return index as Record<Name, number>
}
