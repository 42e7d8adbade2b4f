import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { readDuration } from './durations.ts'
import type { Place, Written } from './literal.ts'

/** An object of a script by its name, whose fields are read one by one: what nobody asks for may be anything. */
export interface Block extends Place {
  readonly name: string
  readonly fields: ReadonlyMap<string, Written>
}

/** A duration in µs; `start` where the field is absent, which refuses without one. */
export function readTime(block: Block, name: string, start: number | null): Result<number> {
  return read(block, name, { start, wanted: 'a duration such as 30s or 1m30s', take: readDuration })
}

/** A number that is finite and not negative. */
export function readCount(block: Block, name: string, start: number | null): Result<number> {
  const take = (value: unknown) =>
    typeof value === 'number' && value >= 0 && value < Infinity ? value : null
  return read(block, name, { start, wanted: 'a number, 0 or more', take })
}

/** A text. */
export function readText(block: Block, name: string): Result<string> {
  const take = (value: unknown) => (typeof value === 'string' ? value : null)
  return read(block, name, { start: null, wanted: 'a text', take })
}

interface Wanted<Value> {
  readonly start: Value | null
  readonly wanted: string
  readonly take: (value: unknown) => Value | null
}

function read<Value>(
  block: Block,
  name: string,
  { start, wanted, take }: Wanted<Value>,
): Result<Value> {
  const { fields, line, column } = block
  const written = fields.get(name)
  if (written === undefined) {
    return start === null
      ? refuse(`Line ${line}, column ${column}: “${block.name}” has no “${name}”; write it out.`)
      : { ok: true, value: start }
  }
  const value = written.kind === 'value' ? take(written.value) : null
  return value === null ? refuse(wrongValue(written, name, wanted)) : { ok: true, value }
}

/** Why a value is not what it should be, with its place. */
export function wrongValue(written: Written, name: string, wanted: string): string {
  if (written.kind === 'computed') return computedSentence(written, written.source)
  const { line, column, kind } = written
  const what = kind === 'value' ? shown(written.value) : kind === 'list' ? 'a list' : 'an object'
  return `Line ${line}, column ${column}: “${name.slice(0, 60)}” must be ${wanted}, not ${what}.`
}

/** Why what only running a script would tell is not taken. */
export function computedSentence({ line, column }: Place, source: string): string {
  return `Line ${line}, column ${column}: “${source}” would have to be computed, and nothing of a script is run here; write its value out.`
}
