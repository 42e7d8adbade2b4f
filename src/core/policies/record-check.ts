import { refuse, type NumberBounds, type Result } from '#core/schema/schema.ts'
import { isWithin, shown } from '#core/schema/validate.ts'

/** Turns anything into an exact value, or says in one sentence which path holds what wrong value. */
export type Check<Value> = (value: unknown, path: string) => Result<Value>

/** Whole numbers from `min` to `max`. */
export function counts(min: number, max: number): NumberBounds {
  return { min, max, integer: true }
}

/** Numbers from `min` to `max`. */
export function span(min: number, max: number): NumberBounds {
  return { min, max }
}

/** A number within bounds. */
export function within(bounds: NumberBounds): Check<number> {
  const { min, max, integer } = bounds
  return (value, path) =>
    typeof value === 'number' && isWithin(value, bounds)
      ? // −0 and 0 would give two digests for one rule.
        { ok: true, value: value + 0 }
      : refuse(
          integer === true
            ? `“${path}” must be a whole number from ${min} to ${max}, not ${shown(value)}.`
            : `“${path}” must be a number from ${min} to ${max}, not ${shown(value)}.`,
        )
}

/** True or false. */
export const flag: Check<boolean> = (value, path) =>
  typeof value === 'boolean'
    ? { ok: true, value }
    : refuse(`“${path}” must be true or false, not ${shown(value)}.`)

/** One of a short list of names. */
export function oneOf<Option extends string>(options: readonly Option[]): Check<Option> {
  return (value, path) => {
    const found = options.find((option) => option === value)
    return found === undefined
      ? refuse(`“${path}” must be ${options.join(' or ')}, not ${shown(value)}.`)
      : { ok: true, value: found }
  }
}

/** A name as Kubernetes allows it, without characters that would be invisible on screen. */
export const visibleName: Check<string> = (value, path) =>
  typeof value === 'string' && /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,253}$/u.test(value)
    ? { ok: true, value }
    : refuse(`“${path}” must be a name of 1 to 253 visible characters, not ${shown(value)}.`)

/** A value that may be null where nothing is said. */
export function nullable<Value>(check: Check<Value>): Check<Value | null> {
  return (value, path) => (value === null ? { ok: true, value: null } : check(value, path))
}

/** A list of min to max values of one kind. */
export function listOf<Value>(
  check: Check<Value>,
  min: number,
  max: number,
): Check<readonly Value[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) {
      const what = Array.isArray(value) ? `a list of ${value.length}` : shown(value)
      return refuse(`“${path}” must be a list of ${min} to ${max} entries, not ${what}.`)
    }
    const copy: Value[] = []
    for (let i = 0; i < value.length; i++) {
      const item = check(value[i], `${path}[${i}]`)
      if (!item.ok) return item
      copy.push(item.value)
    }
    return { ok: true, value: copy }
  }
}

/** An object with exactly these fields, in this order; `absent` fills in what may be left out. */
export function record<Shape extends object>(
  fields: { readonly [Name in keyof Shape]: Check<Shape[Name]> },
  absent: Partial<Shape> = {},
): Check<Shape> {
  const checks: [string, Check<unknown>][] = Object.entries(fields)
  const filled = new Map<string, unknown>(Object.entries(absent))
  return (value, path) => {
    if (!isRecord(value)) return refuse(`“${path}” must be an object, not ${shown(value)}.`)
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(fields, name))
    if (unknown !== undefined) {
      return refuse(`“${path}” has a field “${unknown.slice(0, 60)}”, which is not known here.`)
    }
    const copy: Record<string, unknown> = {}
    for (const [name, check] of checks) {
      const given = Object.hasOwn(value, name) ? value[name] : filled.get(name)
      const checked = check(given, `${path}.${name}`)
      if (!checked.ok) return checked
      copy[name] = checked.value
    }
    // Every field has been checked by the check of its own type above.
    return { ok: true, value: copy as Shape }
  }
}

/** An object whose field `by` tells which of several shapes it has. */
export function variant<Value>(
  by: string,
  shapes: Readonly<Record<string, Check<Value>>>,
): Check<Value> {
  const names = oneOf(Object.keys(shapes))
  return (value, path) => {
    if (!isRecord(value)) return refuse(`“${path}” must be an object, not ${shown(value)}.`)
    const name = names(Object.hasOwn(value, by) ? value[by] : undefined, `${path}.${by}`)
    return name.ok ? shapes[name.value](value, path) : name
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Bounds of which the lower does not exceed the upper, and two thresholds between which nothing is done. */
export function checkBand<Spec extends Readonly<Record<'min' | 'max' | 'above' | 'below', number>>>(
  spec: Spec,
  path: string,
): Result<Spec> {
  const { min, max, above, below } = spec
  if (min > max) {
    return refuse(
      `“${path}.min” is ${min}, above “${path}.max” (${max}); the minimum cannot exceed the maximum.`,
    )
  }
  return below > above
    ? refuse(
        `“${path}.below” is ${below}, above “${path}.above” (${above}); between them nothing is done, so it must not be larger.`,
      )
    : { ok: true, value: spec }
}
