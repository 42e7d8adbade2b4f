import { assert } from '#core/kernel/assert.ts'
import { compact, expand, type LivePart } from '#core/kernel/compact.ts'
import { digestOf } from '#core/kernel/digest.ts'
import {
  sampleColumns,
  type CellNote,
  type ServiceDecision,
  type Span,
} from '#core/organisms/observation.ts'
import type { Journal, Keyframe, Save } from '#core/organisms/organism.ts'
import type { PolicyMemory } from './autoscalers/autoscaler.ts'
import { copyLedger, ledgerOf, wordsOf, type Ledger, type LedgerWords } from './ledger.ts'
import type { Deployment } from './deployment.ts'
import { register, type Control } from './control.ts'

/**
 * Copies of a run: what is alive in its columns, the history so far, and what lies beside the buffer. Before one is
 * made, the state is put into one form, so that it does not hang on how the run came to it.
 */

/** A state that can be copied. `Settings` are those of the organism, plain data. */
export interface Stored<Settings> {
  readonly control: Control
  /** Its columns and what of them is alive, the history aside. */
  readonly parts: readonly LivePart[]
  /** Length of all columns in bytes: a save fits memory of the same one. */
  readonly bytes: number
  readonly settings: () => Settings
  /** Brings settings into force, or back: whatever follows from them is made anew. */
  readonly adopt: (settings: Settings) => void
  /** Puts what lies differently in equal states into one form. */
  readonly tidy: () => void
  /** After columns were read back: makes anew what follows from them. */
  readonly revive: () => void
}

/** What a save holds beside the columns. */
interface Saved<Settings> {
  readonly capacity: number
  readonly settings: Settings
  readonly memories: readonly PolicyMemory[]
  readonly deployments: readonly (Deployment | null)[]
  readonly sizes: readonly (number | null)[]
  /** Rows of the history: whole blocks, which later saves share, and the rows of the last one. */
  readonly blocks: readonly Float64Array[]
  readonly rest: Float64Array
  readonly notes: readonly CellNote[]
  readonly decisions: readonly ServiceDecision[]
  readonly notesDropped: number
  readonly decisionsDropped: number
  /** When the data plane was counted by level. */
  readonly spans: readonly Span[]
  readonly ledger: Ledger
}

/** Rows of the history in one block. */
const blockRows = 64

/** Numbers of a row of the history, of all services. */
function widthOf({ names }: Control): number {
  return names.length * sampleColumns.length
}

export function save<Settings>(stored: Stored<Settings>, before?: Save): Save {
  const { beside, history, registers } = stored.control
  const former = before === undefined ? null : savedOf<Settings>(before)
  const columns = columnsOf(stored)
  const length = registers[register.samples] * widthOf(stored.control)
  const block = blockRows * widthOf(stored.control)
  const blocks = (former?.blocks ?? []).slice(0, Math.floor(length / block))
  const shared = blocks.length
  for (let at = shared * block; at + block <= length; at += block) {
    blocks.push(history.slice(at, at + block))
  }
  const rest = history.slice(blocks.length * block, length)
  const notes = sameOr(former?.notes, beside.notes)
  const decisions = sameOr(former?.decisions, beside.decisions)
  const saved: Saved<Settings> = {
    capacity: stored.bytes,
    settings: stored.settings(),
    memories: beside.memories,
    deployments: beside.deployments,
    sizes: beside.sizes,
    blocks,
    rest,
    notes,
    decisions,
    notesDropped: beside.notesDropped,
    decisionsDropped: beside.decisionsDropped,
    spans: spansOf(stored),
    ledger: copyLedger(beside.ledger),
  }
  // Notes, decisions and causes themselves are the run's own; a list of them takes eight bytes each.
  const bytes =
    columns.byteLength +
    8 * block * (blocks.length - shared) +
    rest.byteLength +
    (notes === former?.notes ? 0 : 8 * notes.length) +
    (decisions === former?.decisions ? 0 : 8 * decisions.length) +
    8 * beside.ledger.entries.length
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

export function restore<Settings>(
  stored: Stored<Settings>,
  { state: columns, beside }: Pick<Save, 'state' | 'beside'>,
): void {
  const saved = savedOf<Settings>({ beside })
  const { control } = stored
  assert(saved.capacity === stored.bytes, 'a save is restored into memory of its own capacity')
  expand(stored.parts, columns)
  const block = blockRows * widthOf(control)
  saved.blocks.forEach((rows, index) => control.history.set(rows, index * block))
  control.history.set(saved.rest, saved.blocks.length * block)
  const { memories, deployments, sizes, notes, decisions, notesDropped, decisionsDropped } = saved
  Object.assign(control.beside, {
    memories,
    deployments,
    sizes,
    notes: notes.slice(),
    decisions: decisions.slice(),
    notesDropped,
    decisionsDropped,
    ledger: copyLedger(saved.ledger),
  })
  if (control.data.levels !== undefined) control.data.levels.spans = saved.spans
  stored.adopt(saved.settings)
  stored.revive()
}

function spansOf<Settings>({ control }: Stored<Settings>): readonly Span[] {
  return control.data.levels?.spans ?? []
}

function savedOf<Settings>({ beside }: Pick<Save, 'beside'>): Saved<Settings> {
  // Only saves of this organism reach it: a run restores what it saved.
  return beside as Saved<Settings>
}

export function digest<Settings>(stored: Stored<Settings>): string {
  const columns = columnsOf(stored)
  const { memories, deployments, sizes } = stored.control.beside
  // What most runs have nothing of leaves no word.
  const others = [...deployments, ...sizes].filter((each) => each !== null)
  const words: readonly unknown[] = [...memories, ...others]
  const text = words.map((word) => JSON.stringify(word)).join('\n')
  return digestOf([columns, rowsOf(stored.control), text])
}

function columnsOf<Settings>({ parts, tidy }: Stored<Settings>): ArrayBuffer {
  tidy()
  return compact(parts)
}

function rowsOf(control: Control): ArrayBuffer {
  const { history, registers } = control
  return history.slice(0, registers[register.samples] * widthOf(control)).buffer
}

/** What a keyframe says in words: lengths, settings, the memory of the autoscalers and the revisions. */
interface Words<Settings> {
  readonly rows: number
  readonly settings: Settings
  readonly memories: readonly PolicyMemory[]
  readonly deployments: readonly (Deployment | null)[]
  readonly sizes: readonly (number | null)[]
  readonly notes: number
  readonly decisions: number
  readonly spans: readonly Span[]
  readonly ledger: LedgerWords
}

export function keyframe<Settings>(stored: Stored<Settings>): Keyframe {
  const { beside, registers } = stored.control
  const columns = new Uint8Array(columnsOf(stored))
  const history = new Uint8Array(rowsOf(stored.control))
  const both = new Uint8Array(columns.length + history.length)
  both.set(columns)
  both.set(history, columns.length)
  const words: Words<Settings> = {
    rows: registers[register.samples],
    settings: stored.settings(),
    memories: beside.memories,
    deployments: beside.deployments,
    sizes: beside.sizes,
    notes: beside.notesDropped + beside.notes.length,
    decisions: beside.decisionsDropped + beside.decisions.length,
    spans: spansOf(stored),
    ledger: wordsOf(beside.ledger),
  }
  return { state: both.buffer, beside: JSON.stringify(words) }
}

export function resume<Settings>(
  stored: Stored<Settings>,
  from: Keyframe,
  { notes, decisions }: Journal,
): void {
  // A keyframe is compared with its digest before it is given to a run.
  const words = JSON.parse(from.beside) as Words<Settings>
  const end = from.state.byteLength - words.rows * widthOf(stored.control) * 8
  restore(stored, {
    state: from.state.slice(0, end),
    beside: {
      capacity: stored.bytes,
      settings: words.settings,
      memories: words.memories,
      deployments: words.deployments,
      sizes: words.sizes,
      blocks: [],
      rest: new Float64Array(from.state.slice(end)),
      notes,
      decisions,
      notesDropped: Math.max(0, words.notes - notes.length),
      decisionsDropped: Math.max(0, words.decisions - decisions.length),
      spans: words.spans,
      ledger: ledgerOf(words.ledger),
    } satisfies Saved<Settings>,
  })
}
