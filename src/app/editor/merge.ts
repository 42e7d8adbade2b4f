import type { Plain } from '#core/schema/schema.ts'
import { isSame } from '#app/store/settings.ts'

/** One thing as it stands in two places, now or when both were last looked at. */
export interface Both {
  readonly text: Plain | undefined
  readonly run: Plain | undefined
}

/**
 * Brings a text and a run together that have gone on from where they last agreed: what the text has changed goes to the
 * run, what only the run has changed goes to the text, and what neither has changed stays as it is in each. The last is
 * why two ways to write one value, such as a rounded quantity, are never handed to and fro.
 */
export function merge(last: Both, now: Both): Both {
  const textChanged = !isSame(last.text, now.text)
  if (!textChanged && isSame(last.run, now.run)) return now
  const parts = [last.text, last.run, now.text, now.run]
  if (parts.every(isRecord)) return mergeFields(last, now)
  const lengths = new Set(parts.map((part) => (Array.isArray(part) ? part.length : -1)))
  if (lengths.size === 1 && !lengths.has(-1)) {
    const { text, run } = mergeFields(last, now)
    return { text: Object.values(text ?? {}), run: Object.values(run ?? {}) }
  }
  return textChanged ? { text: now.text, run: now.text } : { text: now.run, run: now.run }
}

function mergeFields(last: Both, now: Both): Both {
  const names = new Set([...Object.keys(now.run ?? {}), ...Object.keys(now.text ?? {})])
  const text: Record<string, Plain> = {}
  const run: Record<string, Plain> = {}
  for (const name of names) {
    const part = (both: Both): Both => ({ text: at(both.text, name), run: at(both.run, name) })
    const merged = merge(part(last), part(now))
    if (merged.text !== undefined) text[name] = merged.text
    if (merged.run !== undefined) run[name] = merged.run
  }
  return { text, run }
}

// The parts of plain data are plain data.
function at(value: Plain | undefined, name: string): Plain | undefined {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (Reflect.get(value, name) as Plain)
    : undefined
}

function isRecord(value: Plain | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
