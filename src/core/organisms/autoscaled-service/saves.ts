import { assert } from '#core/kernel/assert.ts'
import { compact, expand } from '#core/kernel/compact.ts'
import { digestOf } from '#core/kernel/digest.ts'
import { sampleColumns, type CellNote, type ServiceDecision } from '#core/organisms/observation.ts'
import type { Journal, Keyframe, Save } from '#core/organisms/organism.ts'
import type { HpaMemory } from '#core/policies/hpa.ts'
import { countLeft } from '#core/traffic/roll.ts'
import type { AutoscaledServiceSettings } from './parameters.ts'
import { rulesOf } from './rules.ts'
import { register, type ServiceState } from './state.ts'

/**
 * Copies of a run: what is alive in its columns, the history so far, and what lies beside the buffer. Before one is
 * made, what has left the cells is counted, so that a state has one form whenever it was last counted.
 */

/** What a save holds beside the columns. */
interface Saved {
  readonly capacity: number
  readonly settings: AutoscaledServiceSettings
  readonly hpa: HpaMemory
  /** Rows of the history: whole blocks, which later saves share, and the rows of the last one. */
  readonly blocks: readonly Float64Array[]
  readonly rest: Float64Array
  readonly notes: readonly CellNote[]
  readonly decisions: readonly ServiceDecision[]
  readonly notesDropped: number
  readonly decisionsDropped: number
}

const width = sampleColumns.length
/** Rows of the history in one block. */
const blockRows = 64
const blockLength = blockRows * width

export function save(state: ServiceState, before?: Save): Save {
  const { beside, history, memory } = state
  const former = before === undefined ? null : savedOf(before)
  const columns = columnsOf(state)
  const samples = state.registers[register.samples]
  const blocks = (former?.blocks ?? []).slice(0, Math.floor(samples / blockRows))
  const shared = blocks.length
  for (let at = shared * blockLength; at + blockLength <= samples * width; at += blockLength) {
    blocks.push(history.slice(at, at + blockLength))
  }
  const rest = history.slice(blocks.length * blockLength, samples * width)
  const notes = sameOr(former?.notes, beside.notes)
  const decisions = sameOr(former?.decisions, beside.decisions)
  const saved: Saved = {
    capacity: memory.buffer.byteLength,
    settings: beside.settings,
    hpa: beside.hpa,
    blocks,
    rest,
    notes,
    decisions,
    notesDropped: beside.notesDropped,
    decisionsDropped: beside.decisionsDropped,
  }
  // Notes and decisions themselves are the run's own; a list of them takes eight bytes each.
  const bytes =
    columns.byteLength +
    8 * blockLength * (blocks.length - shared) +
    rest.byteLength +
    (notes === former?.notes ? 0 : 8 * notes.length) +
    (decisions === former?.decisions ? 0 : 8 * decisions.length)
  return { state: columns, beside: saved, bytes }
}

// A journal only grows at its end, and loses its oldest half at once: equal ends are equal lists.
function sameOr<Entry>(
  former: readonly Entry[] | undefined,
  now: readonly Entry[],
): readonly Entry[] {
  const isSame =
    former?.length === now.length && former[0] === now[0] && former.at(-1) === now.at(-1)
  return former !== undefined && isSame ? former : now.slice()
}

export function restore(state: ServiceState, { state: columns, beside }: Save): void {
  const saved = savedOf({ beside })
  assert(
    saved.capacity === state.memory.buffer.byteLength,
    'a save is restored into memory of its own capacity',
  )
  expand(state.parts, columns)
  saved.blocks.forEach((block, index) => state.history.set(block, index * blockLength))
  state.history.set(saved.rest, saved.blocks.length * blockLength)
  const { settings, hpa, notes, decisions, notesDropped, decisionsDropped } = saved
  Object.assign(state.beside, {
    settings,
    hpa,
    notes: notes.slice(),
    decisions: decisions.slice(),
    notesDropped,
    decisionsDropped,
  })
  state.plane.rules = [rulesOf(settings)]
}

function savedOf({ beside }: Pick<Save, 'beside'>): Saved {
  // Only saves of this organism reach it: a run restores what it saved.
  return beside as Saved
}

export function digest(state: ServiceState): string {
  const columns = columnsOf(state)
  return digestOf([columns, historyOf(state), JSON.stringify(state.beside.hpa)])
}

function columnsOf(state: ServiceState): ArrayBuffer {
  countLeft(state.plane)
  return compact(state.parts)
}

function historyOf({ history, registers }: ServiceState): ArrayBuffer {
  return history.slice(0, registers[register.samples] * width).buffer
}

/** What a keyframe says in words: lengths, settings and the memory of the autoscaler. */
interface Words {
  readonly rows: number
  readonly settings: AutoscaledServiceSettings
  readonly hpa: HpaMemory
  readonly notes: number
  readonly decisions: number
}

export function keyframe(state: ServiceState): Keyframe {
  const { beside, registers } = state
  const columns = new Uint8Array(columnsOf(state))
  const history = new Uint8Array(historyOf(state))
  const both = new Uint8Array(columns.length + history.length)
  both.set(columns)
  both.set(history, columns.length)
  const words: Words = {
    rows: registers[register.samples],
    settings: beside.settings,
    hpa: beside.hpa,
    notes: beside.notesDropped + beside.notes.length,
    decisions: beside.decisionsDropped + beside.decisions.length,
  }
  return { state: both.buffer, beside: JSON.stringify(words) }
}

export function resume(state: ServiceState, from: Keyframe, { notes, decisions }: Journal): void {
  // A keyframe is compared with its digest before it is given to a run.
  const words = JSON.parse(from.beside) as Words
  const end = from.state.byteLength - words.rows * width * 8
  restore(state, {
    state: from.state.slice(0, end),
    bytes: 0,
    beside: {
      capacity: state.memory.buffer.byteLength,
      settings: words.settings,
      hpa: words.hpa,
      blocks: [],
      rest: new Float64Array(from.state.slice(end)),
      notes,
      decisions,
      notesDropped: Math.max(0, words.notes - notes.length),
      decisionsDropped: Math.max(0, words.decisions - decisions.length),
    } satisfies Saved,
  })
}
