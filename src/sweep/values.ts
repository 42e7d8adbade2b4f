import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { numberOf } from '#share/scenario-link.ts'
import { wordAt } from './paths.ts'
import { sweepLimits, type Axis } from './sweep.ts'

/**
 * The values of a path as they are written: `hpa.min=1..5`, `hpa.cpu=50,65,80`,
 * `failureShare=0..0.2:0.05`, `routing=random,power-of-d`, or any of it between commas.
 */
export function readAxis(organism: string, text: string): Result<Axis> {
  const equals = text.indexOf('=')
  const path = text.slice(0, Math.max(0, equals))
  if (equals < 1 || equals === text.length - 1) {
    return refuse(`${shown(text)} is not PATH=VALUES, such as slots=1..4 or hpa.cpu=50,65,80.`)
  }
  const words = readWords(text.slice(equals + 1))
  if (!words.ok) return refuse(`“${path.slice(0, 60)}”: ${words.problem}`)
  const values: Plain[] = []
  for (const word of words.value) {
    const value = wordAt(organism, path, word)
    if (!value.ok) return value
    if (values.includes(value.value)) return refuse(`“${path}” has the value ${shown(word)} twice.`)
    values.push(value.value)
  }
  return { ok: true, value: { path, values } }
}

/** A comma list with ranges in it as its words. */
function readWords(text: string): Result<readonly string[]> {
  const words: string[] = []
  for (const part of text.split(',')) {
    if (part === '') return refuse('between two commas stands nothing.')
    const range = part.includes('..') ? readRange(part) : { ok: true as const, value: [part] }
    if (!range.ok) return range
    words.push(...range.value)
    if (words.length > sweepLimits.combinations) {
      return refuse(`more than ${sweepLimits.combinations} values are too many for one sweep.`)
    }
  }
  return { ok: true, value: words }
}

/** `from..to` in steps of 1, or `from..to:step`; the end belongs to it where a step meets it. */
function readRange(text: string): Result<readonly string[]> {
  const match = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)(?::(\d+(?:\.\d+)?))?$/.exec(text)
  const [, from = '', to = '', given] = match ?? []
  if (match === null) {
    return refuse(`a range is FROM..TO or FROM..TO:STEP in plain decimals, not ${shown(text)}.`)
  }
  const digits = Math.max(...[from, to, given ?? ''].map((word) => word.split('.')[1]?.length ?? 0))
  if (given === undefined && digits > 0) {
    return refuse(`the range ${text} needs a step, such as ${text}:0.1.`)
  }
  // Counted in whole units of the last digit, so that 0.5..0.9:0.1 holds 0.8 and no 0.7999….
  const units = (word: string): number => Math.round(numberOf(word) * Number(`1e${digits}`))
  const [first, last, step] = [units(from), units(to), units(given ?? '1')]
  if (![first, last, step].every((whole) => Number.isSafeInteger(whole))) {
    return refuse(`the range ${text} has more digits than a number holds.`)
  }
  if (step === 0) return refuse(`the range ${text} has no step.`)
  if (first > last) return refuse(`the range ${text} runs backwards; write ${to}..${from}.`)
  const count = Math.floor((last - first) / step) + 1
  if (count > sweepLimits.combinations) {
    return refuse(
      `the range ${text} holds ${count} values; ${sweepLimits.combinations} are the limit.`,
    )
  }
  return {
    ok: true,
    value: Array.from({ length: count }, (_, i) =>
      String(Number(`${first + i * step}e-${digits}`)),
    ),
  }
}
