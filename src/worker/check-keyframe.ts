import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import { checkPlain, isRecord, isTime, isWhole } from './check-plain.ts'
import { isDecision, isMoment, isNote } from './check-journal.ts'
import type { Resumption, RunKeyframe } from './messages.ts'

/** Limits of what a run is taken up from; a load has up to 20,000 values in its words. */
const limits = {
  stateBytes: 64 * 1024 * 1024,
  words: 4_000_000,
  entries: 40_000,
  moments: 64,
} as const

/** Whether everything is there that the page or the worker reads of a keyframe; its digest is compared later. */
export function isKeyframe(value: unknown): value is RunKeyframe {
  if (!isRecord(value)) return false
  const { time, applied, position, state, words, digest, loads } = value
  return (
    isTime(time) &&
    isTime(position) &&
    isWhole(applied, 0, 1_000_000) &&
    state instanceof ArrayBuffer &&
    state.byteLength <= limits.stateBytes &&
    state.byteLength % 8 === 0 &&
    typeof words === 'string' &&
    words.length <= limits.words &&
    typeof digest === 'string' &&
    Array.isArray(loads) &&
    loads.length <= limits.moments &&
    loads.every((moment) => isMoment(moment))
  )
}

/** What a run is taken up from, from anything that reaches the worker. */
export function checkResumption(value: unknown): Result<Resumption> {
  if (!isRecord(value) || !isKeyframe(value.keyframe)) return refuse('The keyframe is incomplete.')
  const notes = copyList(value.notes, isNote, 'A note')
  if (!notes.ok) return notes
  const decisions = copyList(value.decisions, isDecision, 'A decision')
  if (!decisions.ok) return decisions
  const { time, applied, position, state, words, digest, loads } = value.keyframe
  const keyframe = { time, applied, position, state, words, digest, loads }
  return { ok: true, value: { keyframe, notes: notes.value, decisions: decisions.value } }
}

function copyList<Entry>(
  value: unknown,
  isEntry: (entry: unknown) => entry is Entry,
  what: string,
): Result<readonly Entry[]> {
  if (!Array.isArray(value) || value.length > limits.entries) {
    return refuse('The journal of the keyframe is missing.')
  }
  const list: Entry[] = []
  for (const item of value) {
    const copy: Result<Plain> = checkPlain(item, `${what} of the keyframe`)
    if (!copy.ok) return copy
    const entry: unknown = copy.value
    if (!isEntry(entry)) return refuse(`${what} of the keyframe is incomplete.`)
    list.push(entry)
  }
  return { ok: true, value: list }
}
