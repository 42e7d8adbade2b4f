import type { Plain } from '#core/schema/schema.ts'
import { isList, isRecord } from './plain.ts'

/**
 * A load curve for a link. Lines become one flat list of times and rates. Steps become whole counts
 * where every rate is exactly a count ÷ `per`, as measured loads are; `changes` are the same counts
 * as differences to the one before, where that is shorter.
 */
export function compactLoad(load: Plain): Plain {
  if (!isRecord(load)) return load
  if (load.form === 'linear') return listOf(load.points).flatMap(numbersOf)
  const every = load.every
  const rates = numbersOf(load.rates)
  if (typeof every !== 'number') return load
  const per = [1, every, 10, 100, 1000, 10_000].find((scale) =>
    rates.every((rate) => isCount(rate, scale)),
  )
  if (per === undefined) return { every, rates }
  const counts = rates.map((rate) => Math.round(rate * per))
  const changes = counts.map((count, i) => count - (counts[i - 1] ?? 0))
  return JSON.stringify(changes).length < JSON.stringify(counts).length
    ? { every, per, changes }
    : { every, per, counts }
}

/** The load curve in its compact form; anything else is left as it is for the checker. */
export function expandLoad(load: unknown): unknown {
  if (isList(load)) {
    const points: unknown[] = []
    for (let i = 0; i < load.length; i += 2) points.push([load[i], load[i + 1]])
    return { form: 'linear', points }
  }
  if (!isRecord(load) || 'form' in load) return load
  const { every, rates, per, counts, changes } = load
  if (typeof per !== 'number') return { form: 'steps', every, rates }
  return { form: 'steps', every, rates: countsOf(counts, changes).map((count) => count / per) }
}

function countsOf(counts: unknown, changes: unknown): readonly number[] {
  if (!isList(changes)) return numbersOf(counts)
  let count = 0
  return numbersOf(changes).map((change) => (count += change))
}

function isCount(rate: number, per: number): boolean {
  const count = Math.round(rate * per)
  return count <= Number.MAX_SAFE_INTEGER / 4 && count / per === rate
}

function numbersOf(list: unknown): readonly number[] {
  return listOf(list).filter((item) => typeof item === 'number')
}

function listOf(value: unknown): readonly unknown[] {
  return isList(value) ? value : []
}
