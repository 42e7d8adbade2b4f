/**
 * What keeps an answer from being the expected one, or null. Of the answer as a whole only the keys
 * that the vector names are held; everything below must be equal, where null and an absent key are
 * the same. Keys below that are `ignored` by name are not held, as the upstream test does not.
 */
export function difference(
  expected: unknown,
  actual: unknown,
  ignored: readonly unknown[] = [],
): string | null {
  if (!isRecord(expected)) return 'the case expects nothing that could be compared'
  const keys = Object.keys(expected)
  if (keys.length === 0) return 'the case expects nothing that could be compared'
  if (!isRecord(actual)) return `expected ${shown(expected)}, got ${shown(actual)}`
  for (const key of keys) {
    const found = unequal(expected[key], actual[key], key, ignored)
    if (found !== null) return found
  }
  return null
}

function unequal(
  expected: unknown,
  actual: unknown,
  path: string,
  ignored: readonly unknown[],
): string | null {
  const known = expected ?? null
  const got = actual ?? null
  if (known === got) return null
  if (Array.isArray(known) && Array.isArray(got)) {
    if (known.length !== got.length) {
      return `${path} has ${got.length} entries (${shown(got)}) instead of ${known.length}`
    }
    return firstOf(known.map((item, i) => () => unequal(item, got[i], `${path}[${i}]`, ignored)))
  }
  if (isRecord(known) && isRecord(got)) {
    const all = [...new Set([...Object.keys(known), ...Object.keys(got)])]
    const keys = all.filter((key) => !ignored.includes(key))
    if (keys.length === 0 && all.length > 0) return `all of ${path} is ignored`
    return firstOf(
      keys.map((key) => () => unequal(known[key], got[key], `${path}.${key}`, ignored)),
    )
  }
  return `${path} is ${shown(got)} instead of ${shown(known)}`
}

function firstOf(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const found = check()
    if (found !== null) return found
  }
  return null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
