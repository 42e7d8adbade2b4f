import type { CauseEntry } from '#core/organisms/causes.ts'

/** At least one. */
type Some<Entry> = readonly [Entry, ...Entry[]]

/** Entries by a key, each group and all of them in the order in which they came. */
export function grouped<Entry, Key>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => Key,
): ReadonlyMap<Key, Some<Entry>> {
  const groups = new Map<Key, [Entry, ...Entry[]]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  return groups
}

/** How many attempts some entries of the ledger are. */
export function countOf(entries: readonly Pick<CauseEntry, 'count'>[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0)
}
