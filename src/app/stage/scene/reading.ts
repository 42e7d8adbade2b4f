import { type CellNote, type Frame, cellColumn, phases } from '#worker/frame.ts'
import { at } from '../at.ts'
import { type Culture, departures, insert, rowOf } from './culture.ts'
import { divisionOf, isStarting, pulledOf } from './division.ts'
import { witherOf } from './withering.ts'

const dead = phases.indexOf('dead')
const draining = phases.indexOf('draining')

/** What the stage reads of a cell. */
export const readColumns = [
  'id',
  'service',
  'mother',
  'phase',
  'progress',
  'load',
  'inService',
  'waiting',
  'ready',
  'genome',
] as const
// Where those columns begin in the present frame.
const starts: Record<(typeof readColumns)[number], number> = {
  id: 0,
  service: 0,
  mother: 0,
  phase: 0,
  progress: 0,
  load: 0,
  inService: 0,
  waiting: 0,
  ready: 0,
  genome: 0,
}

/** Places a figure that has just been inserted; `mother` is the row of its mother's figure or −1. */
type Placing = (row: number, mother: number) => void

/**
 * Takes over one frame: gives every living cell its figure and its goals, merges the first unready
 * daughter of a serving mother into her figure, and lets figures without a cell begin to leave.
 * Nothing of the frame is kept.
 */
export function readFrame(culture: Culture, frame: Frame, place: Placing): void {
  culture.reading++
  culture.time = frame.time
  for (const column of readColumns) starts[column] = cellColumn(frame, column)
  // Both are in order of birth: the figure of the next cell is the next one, or there is none.
  let next = 0
  for (let row = 0; row < frame.cellCount; row++) {
    const id = cellOf(frame, starts.id, row)
    while (next < culture.count && at(culture.values.id, next) < id) next++
    if (cellOf(frame, starts.phase, row) === dead) continue
    const isNext = next < culture.count && at(culture.values.id, next) === id
    const figure = isNext ? next : rowOf(culture, id)
    if (figure >= 0) readSelf(culture, frame, row, figure)
    else readNew(culture, frame, row, place)
  }
  const { going, seen, daughter, daughterSeen } = culture.values
  for (let row = 0; row < culture.count; row++) {
    if (at(going, row) === departures.none && at(seen, row) !== culture.reading) leave(culture, row)
    if (at(daughter, row) > 0 && at(daughterSeen, row) !== culture.reading) {
      // The daughter was given up before she was ready: the furrow opens again.
      daughter[row] = 0
      culture.values.divisionGoal[row] = 0
      culture.shape++
    }
  }
}

/** Shows as killed the cells of which a note says so; one that is clearing away begins again. */
export function readNotes(culture: Culture, notes: readonly CellNote[]): void {
  const { going, departure, wither } = culture.values
  for (const note of notes) {
    const row = note.kind === 'killed' ? rowOf(culture, note.id) : -1
    if (row < 0 || at(going, row) === departures.killed) continue
    going[row] = departures.killed
    departure[row] = 0
    wither[row] = 0
  }
}

function readNew(culture: Culture, frame: Frame, row: number, place: Placing): void {
  const id = cellOf(frame, starts.id, row)
  const phase = cellOf(frame, starts.phase, row)
  const mother = cellOf(frame, starts.mother, row)
  const motherRow = mother > 0 ? rowOf(culture, mother) : -1
  if (motherRow >= 0 && joins(culture, motherRow, id, phase)) {
    readDaughter(culture, frame, row, motherRow)
    return
  }
  const figure = insert(culture, id)
  culture.values.service[figure] = cellOf(frame, starts.service, row)
  culture.values.ready[figure] = phase === draining || isStarting(phase) ? 0 : 1
  // Inserting may have moved the mother one row on.
  place(figure, mother > 0 ? rowOf(culture, mother) : -1)
  readSelf(culture, frame, row, figure)
}

/** A daughter is the far half of her mother from her start until the furrow has closed. */
function joins(culture: Culture, mother: number, id: number, phase: number): boolean {
  const { daughter, going, draining: leaving, starting, seen, division } = culture.values
  if (at(going, mother) !== departures.none || at(seen, mother) !== culture.reading) return false
  if (at(leaving, mother) > 0 || at(starting, mother) > 0) return false
  if (at(daughter, mother) === id) return isStarting(phase) || at(division, mother) < 1
  // A mother whose last division is still being closed or taken back has no room for another.
  return isStarting(phase) && at(daughter, mother) === 0 && at(division, mother) < 0.1
}

function readDaughter(culture: Culture, frame: Frame, row: number, figure: number): void {
  const values = culture.values
  const phase = cellOf(frame, starts.phase, row)
  const progress = cellOf(frame, starts.progress, row)
  const id = cellOf(frame, starts.id, row)
  if (at(values.daughter, figure) !== id) culture.shape++
  values.daughter[figure] = id
  values.daughterSeen[figure] = culture.reading
  values.daughterGenome[figure] = genomeOf(frame, row)
  values.daughterLoadGoal[figure] = cellOf(frame, starts.load, row)
  values.divisionGoal[figure] = divisionOf(phase, progress)
  values.pulled[figure] = pulledOf(phase, progress)
}

function readSelf(culture: Culture, frame: Frame, row: number, figure: number): void {
  const values = culture.values
  const phase = cellOf(frame, starts.phase, row)
  const progress = cellOf(frame, starts.progress, row)
  const inService = cellOf(frame, starts.inService, row)
  const leaving = phase === draining
  const starting = isStarting(phase)
  values.seen[figure] = culture.reading
  values.starting[figure] = starting ? 1 : 0
  values.draining[figure] = leaving ? 1 : 0
  values.genome[figure] = genomeOf(frame, row)
  values.loadGoal[figure] = leaving ? 0 : cellOf(frame, starts.load, row)
  values.vesiclesGoal[figure] = Math.min(8, inService)
  values.overloadGoal[figure] = leaving
    ? 0
    : overloadOf(cellOf(frame, starts.waiting, row), inService)
  values.readyGoal[figure] = cellOf(frame, starts.ready, row)
  values.witherGoal[figure] = leaving ? witherOf(progress, inService) : 0
  values.sizeGoal[figure] = starting ? 0.46 + 0.16 * divisionOf(phase, progress) : 1
  if (starting) values.pulled[figure] = divisionOf(phase, progress)
}

/** Marks of images, of which the next one is the colour of danger. */
const marks = 6

// Every service has an image of its own, so that its nuclei say whose a cell is.
function genomeOf(frame: Frame, row: number): number {
  return cellOf(frame, starts.genome, row) % marks
}

// One request in line is a ripple; as many as are being served, a full ruffle.
function overloadOf(waiting: number, inService: number): number {
  return waiting > 0 ? 0.25 + 0.75 * Math.min(1, waiting / Math.max(1, inService)) : 0
}

function leave(culture: Culture, row: number): void {
  const { going, starting } = culture.values
  going[row] = at(starting, row) > 0 ? departures.faded : departures.cleared
}

function cellOf(frame: Frame, start: number, row: number): number {
  return frame.values[start + row] ?? 0
}
