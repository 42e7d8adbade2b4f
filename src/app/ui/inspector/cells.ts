import {
  cellValue,
  phases,
  serviceValue,
  type CellNote,
  type Frame,
  type Phase,
} from '#worker/frame.ts'
import type { SessionState } from '#app/store/session-state.ts'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import type { cellsText } from '#text/en/cells.ts'
import type { TextsOf } from '#text/messages.ts'

/** One cell as the panels name it; all of it read from one frame. */
export interface CellFacts {
  readonly id: number
  readonly service: number
  readonly phase: Phase
  readonly isReady: boolean
  readonly load: number
  readonly inService: number
  readonly waiting: number
  readonly mother: number
  readonly daughters: number
  readonly genome: number
  readonly bornAt: number
  readonly phaseEndsAt: number
  readonly restarts: number
  /** Its container has crashed and is to be started again. */
  readonly waits: boolean
}

/** Every living cell of a frame, in order of birth. */
export function cellsOf(frame: Frame): readonly CellFacts[] {
  return Array.from({ length: frame.cellCount }, (_, row) => cellAt(frame, row))
}

/** One cell of a frame; null when it is not there. */
export function cellOf(frame: Frame, id: number): CellFacts | null {
  for (let row = 0; row < frame.cellCount; row++) {
    if (cellValue(frame, 'id', row) === id) return cellAt(frame, row)
  }
  return null
}

/** Whether the journal has a cell as alive; null where it has forgotten all of it. */
export function isAliveBy(notes: readonly CellNote[], id: number): boolean | null {
  const last = notes.findLast((note) => note.id === id)
  return last === undefined ? null : last.kind !== 'dead' && last.kind !== 'killed'
}

/** How many cells each one of a frame stands for, where that may be why a cell is not in it; else 1. */
export function sampleWithout(frame: Frame, id: number): number {
  const each = Array.from({ length: frame.serviceCount }, (_, service) =>
    serviceValue(frame, 'cellsEach', service),
  )
  const most = Math.max(1, ...each)
  return id % most === 0 ? 1 : most
}

/** The cell that another is dividing into: her first daughter that does not serve yet; null for none. */
export function daughterOf(frame: Frame, mother: number): CellFacts | null {
  return (
    cellsOf(frame).find((cell) => cell.mother === mother && starting.includes(cell.phase)) ?? null
  )
}

const starting: readonly Phase[] = ['scheduled', 'pulling', 'booting', 'probing']

function cellAt(frame: Frame, row: number): CellFacts {
  return {
    id: cellValue(frame, 'id', row),
    service: cellValue(frame, 'service', row),
    phase: phases[cellValue(frame, 'phase', row)] ?? 'dead',
    isReady: cellValue(frame, 'ready', row) === 1,
    load: cellValue(frame, 'load', row),
    inService: cellValue(frame, 'inService', row),
    waiting: cellValue(frame, 'waiting', row),
    mother: cellValue(frame, 'mother', row),
    daughters: cellValue(frame, 'daughters', row),
    genome: cellValue(frame, 'genome', row),
    bornAt: cellValue(frame, 'bornAt', row),
    phaseEndsAt: cellValue(frame, 'phaseEndsAt', row),
    restarts: cellValue(frame, 'restarts', row),
    waits: cellValue(frame, 'waits', row) === 1,
  }
}

/** A cell's phase in one or two words, with its readiness. */
export function stateOf(cell: CellFacts, text: TextsOf<typeof cellsText>): string {
  if (cell.waits) return text.waits
  if (cell.phase !== 'serving') return text.phases[cell.phase]
  return cell.isReady ? text.ready : text.notReady
}

/** The exact time of something in a cell's life; the frame's columns are rounded. */
export function noteTime(
  notes: readonly CellNote[],
  id: number,
  kind: CellNote['kind'],
): number | null {
  return notes.findLast((note) => note.id === id && note.kind === kind)?.time ?? null
}

/** What brought a cell about, or ends it. */
export type CellCause =
  | { readonly kind: 'decision'; readonly decision: ServiceDecision }
  /** It takes the place of a cell that was killed. */
  | { readonly kind: 'replaces'; readonly cell: number }
  /** A rollout has gone on one step. */
  | { readonly kind: 'rollout' }

/**
 * Why a cell was born, or told to go, at a moment: the ReplicaSet acts at the very moment of a decision of its service, or of a kill; a server
 * of another size is born when the one that a decision told to go has gone; at other moments only a rollout acts. Null where none of them is
 * remembered.
 */
export function causeOf(
  { decisions, notes, recording }: Pick<SessionState, 'decisions' | 'notes' | 'recording'>,
  of: number,
  at: number | null,
): CellCause | null {
  if (at === null || at <= 0) return null
  const ended = (as: CellNote['kind']) =>
    notes.findLast(({ kind, service, time }) => kind === as && service === of && time === at)
  const killed = ended('killed')
  const toldAt = noteTime(notes, ended('dead')?.id ?? 0, 'draining')
  const decision = decisions.findLast(
    ({ kind, service, time }) =>
      service === of && (time === at || (kind === 'vertical' && time === toldAt)),
  )
  // A kill at the moment of a decision leaves one cell fewer than that has asked for, so it comes first.
  if (killed !== undefined) return { kind: 'replaces', cell: killed.id }
  if (decision !== undefined) return { kind: 'decision', decision }
  const isRolledOut = recording.log.some(
    ({ time, change }) => change.type === 'rollout' && change.service === of && time <= at,
  )
  return isRolledOut ? { kind: 'rollout' } : null
}
