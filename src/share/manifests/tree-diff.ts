import { isList, isRecord } from '../plain.ts'
import type { Path } from './documents.ts'

/** One change of a tree of plain values. */
export type Change =
  /** Another value in a place; undefined for nothing at all. */
  | { readonly path: Path; readonly value: unknown }
  /** Another order or number of entries: those that stay by their index before, and new ones. */
  | { readonly path: Path; readonly entries: readonly Entry[] }

export type Entry = { readonly index: number } | { readonly made: unknown }

/** What makes one tree of another, as small as it gets; changes of entries that stay come before that of their list. */
export function changesOf(before: unknown, after: unknown, path: Path = []): readonly Change[] {
  if (isSame(before, after)) return []
  if (isRecord(before) && isRecord(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...names].flatMap((name) => changesOf(before[name], after[name], [...path, name]))
  }
  if (isList(before) && isList(after)) return listChanges(before, after, path)
  return [{ path, value: after }]
}

function listChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  path: Path,
): readonly Change[] {
  const entries = matched(before, after)
  const inside = entries.flatMap((entry, i) =>
    'index' in entry ? changesOf(before[entry.index], after[i], [...path, entry.index]) : [],
  )
  const stays =
    before.length === after.length &&
    entries.every((entry, i) => 'index' in entry && entry.index === i)
  return stays ? inside : [...inside, { path, entries }]
}

/** Which entry of before each entry of after was: an equal one, one that differs in numbers alone, or one in its place. */
function matched(before: readonly unknown[], after: readonly unknown[]): readonly Entry[] {
  if (before.length === after.length && before.every((value, i) => hasSameShape(value, after[i]))) {
    return after.map((_, index) => ({ index }))
  }
  const free = new Set(before.keys())
  const found = new Map<number, number>()
  const isAlike = [isSame, hasSameShape, () => before.length === after.length]
  for (const [round, alike] of isAlike.entries()) {
    for (const [i, value] of after.entries()) {
      if (found.has(i)) continue
      const places = round === 2 ? [i] : [i, ...free]
      const at = places.find((place) => free.has(place) && alike(before[place], value))
      if (at === undefined) continue
      free.delete(at)
      found.set(i, at)
    }
  }
  return after.map((made, i) => {
    const index = found.get(i)
    return index === undefined ? { made } : { index }
  })
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function hasSameShape(one: unknown, other: unknown): boolean {
  return shapeOf(one) === shapeOf(other)
}

// Quantities and durations are numbers with a unit behind them.
function shapeOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'number' || (typeof part === 'string' && /^-?\d/u.test(part)) ? 0 : part,
  )
}
