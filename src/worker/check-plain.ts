import { refuse, type Plain, type Result } from '#core/schema/schema.ts'

/** How much a message may carry: the longest load has 20,000 values, everything else is small. */
export const plainLimits = { depth: 12, nodes: 100_000, nameLength: 60, textLength: 4000 } as const

/** True for an object that is neither a list nor null; its properties are still unknown. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for a whole number within [min, max]. */
export function isWhole(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
}

/** True for a finite number that is not negative, such as a time in seconds. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

/** A copy of plain data: finite numbers, short texts, bounded depth and size, no inherited names. */
export function checkPlain(value: unknown, what: string): Result<Plain> {
  const budget = { nodes: plainLimits.nodes }
  return copyPlain(value, { what, depth: 0, budget })
}

interface Place {
  readonly what: string
  readonly depth: number
  readonly budget: { nodes: number }
}

function copyPlain(value: unknown, place: Place): Result<Plain> {
  place.budget.nodes -= 1
  if (place.budget.nodes < 0) return refuse(`${place.what} holds too many values.`)
  if (place.depth > plainLimits.depth) return refuse(`${place.what} is nested too deeply.`)
  if (value === null || typeof value === 'boolean') return { ok: true, value }
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? { ok: true, value }
      : refuse(`${place.what} holds a number that is not finite.`)
  }
  if (typeof value === 'string') {
    return value.length <= plainLimits.textLength
      ? { ok: true, value }
      : refuse(`${place.what} holds a text that is too long.`)
  }
  if (Array.isArray(value)) return copyList(value, place)
  if (isRecord(value)) return copyRecord(value, place)
  return refuse(`${place.what} holds something that is not plain data.`)
}

function copyList(values: readonly unknown[], place: Place): Result<Plain> {
  const copy: Plain[] = []
  for (const value of values) {
    const item = copyPlain(value, { ...place, depth: place.depth + 1 })
    if (!item.ok) return item
    copy.push(item.value)
  }
  return { ok: true, value: copy }
}

function copyRecord(record: Readonly<Record<string, unknown>>, place: Place): Result<Plain> {
  const copy: Record<string, Plain> = {}
  for (const [name, value] of Object.entries(record)) {
    // Assigning this name would change the prototype of the copy instead of its properties.
    if (name === '__proto__' || name.length > plainLimits.nameLength) {
      return refuse(`${place.what} holds a name that is not allowed.`)
    }
    const item = copyPlain(value, { ...place, depth: place.depth + 1 })
    if (!item.ok) return item
    copy[name] = item.value
  }
  return { ok: true, value: copy }
}
