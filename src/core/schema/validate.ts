import type { Field, NumberBounds, Result, Schema, Settings } from './schema.ts'
import { startSettings, refuse } from './schema.ts'

/** Checks one value against its field; the sentence names the field, what came and what is allowed. */
export function checkField(field: Field, value: unknown): Result<unknown> {
  switch (field.kind) {
    case 'number':
      return checkNumber(field, value)
    case 'flag':
      return typeof value === 'boolean'
        ? { ok: true, value }
        : refuse(`“${field.label}” must be true or false, not ${shown(value)}.`)
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.options, value)
        ? { ok: true, value }
        : refuse(
            `“${field.label}” must be one of ${Object.keys(field.options).join(', ')}, not ${shown(value)}.`,
          )
    case 'document':
      return field.check(value)
  }
}

/**
 * Settings from a plain object of overrides: absent names take the start value, unknown names and
 * wrong values are refused by name.
 */
export function checkSettings<S extends Schema>(
  schema: S,
  overrides: unknown,
): Result<Settings<S>> {
  if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides)) {
    return refuse(`The settings must be an object of named values, not ${shown(overrides)}.`)
  }
  const settings: Record<string, unknown> = { ...startSettings(schema) }
  for (const [name, value] of Object.entries(overrides)) {
    const field = Object.hasOwn(schema, name) ? schema[name] : undefined
    if (field === undefined) return refuse(`There is no setting called “${name.slice(0, 60)}”.`)
    const checked = checkField(field, value)
    if (!checked.ok) return checked
    settings[name] = checked.value
  }
  // Every field has been checked against its own kind above.
  return { ok: true, value: settings as Settings<S> }
}

function checkNumber(field: Extract<Field, { kind: 'number' }>, value: unknown): Result<number> {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return refuse(`“${field.label}” must be a number, not ${shown(value)}.`)
  }
  if (field.integer === true && !Number.isInteger(value)) {
    return refuse(`“${field.label}” must be a whole number, not ${value}.`)
  }
  if (!isWithin(value, field)) {
    const unit = field.unit === '' ? '' : ` ${field.unit}`
    return refuse(
      `“${field.label}” must lie between ${field.min} and ${field.max}${unit}, not ${value}.`,
    )
  }
  // −0 and 0 would give two digests for one setting.
  return { ok: true, value: value === 0 ? 0 : value }
}

/** True for a number that bounds allow. */
export function isWithin(value: number, { min, max, integer }: NumberBounds): boolean {
  return value >= min && value <= max && (integer !== true || Number.isInteger(value))
}

/** A short, harmless rendering of anything for a sentence. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `“${value.slice(0, 40)}”`
  if (typeof value === 'number' || typeof value === 'boolean' || value === null)
    return String(value)
  if (value === undefined) return 'nothing'
  return Array.isArray(value) ? 'a list' : 'an object'
}
