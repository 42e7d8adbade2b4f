import type { Plain } from '#core/schema/schema.ts'

/** True for an object that is neither a list nor null; its properties are still unknown. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for a list; its entries are still unknown. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

/** True for plain data that is an object, neither a list nor null. */
export function isPlainRecord(value: Plain): value is { readonly [name: string]: Plain } {
  return isRecord(value)
}

/** True for plain data that is a list. */
export function isPlainList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value)
}

/** A copy of something that is plain data by its definition, such as the start value of a field, as a type that says so. */
export function plainCopy(value: unknown): Plain {
  if (isList(value)) return value.map(plainCopy)
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plainCopy(item)]))
  }
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
    ? value
    : null
}
