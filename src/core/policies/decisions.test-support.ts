/** What the tests of every policy ask of a decision. */

/** The same value, with all that is in it frozen: what changes it throws. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const each of Object.values(value)) frozen(each)
  }
  return value
}

/** The first place in a value that JSON would lose: NaN, Infinity, −0, undefined, a function; null where there is none. */
export function lostInJson(value: unknown, path = 'it'): string | null {
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0) ? null : `${path} is ${value}`
  }
  if (typeof value !== 'object' || value === null) {
    return ['string', 'boolean'].includes(typeof value) || value === null
      ? null
      : `${path} is ${typeof value}`
  }
  for (const [key, each] of Object.entries(value)) {
    const lost = lostInJson(each, `${path}.${key}`)
    if (lost !== null) return lost
  }
  return null
}

/** Collects the words of a decision that say which way was taken. */
export function waysOf(decision: unknown, ways: Set<string>): void {
  JSON.stringify(decision, (key, value: unknown) => {
    const tells = ['reason', 'route', 'rule', 'step'].includes(key)
    if (tells && typeof value === 'string') ways.add(value)
    return value
  })
}
