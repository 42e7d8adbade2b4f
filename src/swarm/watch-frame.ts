import { phases } from '#core/cells/phases.ts'
import { drawnCellsMax } from '#core/control/drawn-cells.ts'
import {
  cellColumns,
  serviceColumns,
  type CellColumn,
  type Figures,
} from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { frameOf } from './play.ts'

/**
 * The first rule that a frame of a run breaks, beside its figures of the same moment; null when all hold. Where the service has a
 * queue of its own, others wait than those at its cells.
 */
export function brokenFrame(run: Run, figures: Figures, hasQueue: boolean): string | null {
  const { values, cells } = frameOf(run)
  if (!values.every((value) => Number.isFinite(value))) return 'a number of the frame is none'
  const column = (name: CellColumn): Float32Array => {
    const from = cellColumns.indexOf(name) * cells
    return values.subarray(from, from + cells)
  }
  const total = (name: CellColumn): number => column(name).reduce((sum, value) => sum + value, 0)
  const { attempts, cells: counts } = figures
  const living = counts.ready + counts.starting + counts.draining
  const each = values[cellColumns.length * cells + serviceColumns.indexOf('cellsEach')] ?? 0
  if (each === 1 && living > drawnCellsMax) return 'a frame holds more cells than it may'
  const broken = each === 1 ? null : brokenSample(column('id'), each, living)
  if (broken !== null || each > 1) return broken ?? brokenCell(column, figures.time)
  if (total('inService') !== attempts.inService)
    return 'the cells of the frame serve other requests'
  const elsewhere = attempts.waiting - total('waiting')
  if (hasQueue ? elsewhere < 0 : elsewhere !== 0) return 'at the cells of the frame others wait'
  if (total('ready') !== counts.ready) return 'other cells of the frame are ready'
  if (cells !== living) return 'the frame has other cells'
  return brokenCell(column, figures.time)
}

/** The first rule that a frame breaks which holds a sample of the living. */
function brokenSample(ids: Float32Array, each: number, living: number): string | null {
  if (living <= drawnCellsMax) return 'a sample of the frame is of few cells'
  if (!Number.isInteger(Math.log2(each))) return 'cells of the frame stand for no power of two'
  if (living <= (drawnCellsMax * each) / 2) return 'a sample is smaller than it need be'
  if (ids.some((id) => id % each !== 0)) return 'a cell is not one of the sample'
  if (ids.length > living) return 'a sample has more cells than live'
  return null
}

/** The first rule that the cells of a frame break. */
export function brokenCell(
  column: (name: CellColumn) => Float32Array,
  time: number,
): string | null {
  const ids = column('id')
  if (ids.some((id, i) => i > 0 && id <= (ids[i - 1] ?? Infinity))) {
    return 'cells are not in the order of their birth'
  }
  if (column('mother').some((mother, i) => mother >= (ids[i] ?? 0))) {
    return 'a mother is younger than her daughter'
  }
  for (const name of ['progress', 'load'] as const) {
    if (column(name).some((value) => value < 0 || value > 1)) return `${name} is no share`
  }
  for (const name of ['inService', 'waiting', 'daughters', 'bornAt'] as const) {
    if (column(name).some((value) => value < 0)) return `${name} of a cell is below 0`
  }
  if (column('phase').some((phase) => phase >= phases.length - 1)) return 'a dead cell is shown'
  // A time of the frame has 24 bits.
  const ends = column('phaseEndsAt')
  if (ends.some((end) => end !== -1 && end < time * (1 - 1e-6))) {
    return 'a phase of a cell has ended and goes on'
  }
  return null
}

/** The lineage in the journal: whether those who live are those who were born and have not died. */
export function brokenLineage(run: Run): string | null {
  const { entries, dropped } = run.notes()
  if (dropped > 0) return null
  const living = new Set<number>()
  let [time, last] = [0, 0]
  for (const note of entries) {
    if (note.time < time) return 'the journal goes back in time'
    time = note.time
    if (note.kind === 'born') {
      if (note.id !== last + 1) return `cell ${note.id} is born after cell ${last}`
      last = note.id
      living.add(note.id)
    } else if (!living.has(note.id)) return `cell ${note.id}, which does not live, is ${note.kind}`
    if (note.kind === 'dead' || note.kind === 'killed') living.delete(note.id)
  }
  const { values, cells } = frameOf(run)
  if (living.size > drawnCellsMax) return null
  const shown = [...values.subarray(0, cells)]
  return String(shown) === String([...living]) ? null : 'others live than the journal says'
}
