import type { TableRow } from './tables.ts'

/** Why a row without expectations has not passed. */
export const expectsNothing = 'the row expects nothing that could be compared'

/** A number of a row's `in`; a row without it is broken. */
export function numberIn(row: TableRow, name: string): number {
  const value = row.in[name]
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new Error(`“${name}” of the row is not a number`)
  }
  return value
}

/** A number of a row's `in` that is above 0. */
export function positiveIn(row: TableRow, name: string): number {
  const value = numberIn(row, name)
  if (value <= 0) throw new Error(`“${name}” of the row is ${value}, not a number above 0`)
  return value
}

/** A number of a row's `in` between 0 and 1, neither of them included. */
export function shareIn(row: TableRow, name: string): number {
  const value = numberIn(row, name)
  if (value <= 0 || value >= 1)
    throw new Error(`“${name}” of the row is ${value}, not between 0 and 1`)
  return value
}

/** A whole number of a row's `in` that is at least `min`. */
export function countIn(row: TableRow, name: string, min: number): number {
  const value = numberIn(row, name)
  if (!Number.isInteger(value) || value < min) {
    throw new Error(`“${name}” of the row is ${value}, not a whole number from ${min} on`)
  }
  return value
}

/** A text of a row's `in`. */
export function textIn(row: TableRow, name: string): string {
  const value = row.in[name]
  if (typeof value !== 'string') throw new Error(`“${name}” of the row is not a text`)
  return value
}

/** A list of numbers of a row's `in`. */
export function numbersIn(row: TableRow, name: string): readonly number[] {
  const value = row.in[name]
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'number')) {
    throw new Error(`“${name}” of the row is not a list of numbers`)
  }
  return value
}

/** A list of pairs of a row's `in`: a value, and how often it comes. */
export function runsIn(
  row: TableRow,
  name: string,
): readonly (readonly [value: number, count: number])[] {
  const given = row.in[name]
  const runs: readonly unknown[] = Array.isArray(given) ? given : []
  if (runs.length === 0) throw new Error(`“${name}” of the row is no list of runs`)
  return runs.map((run) => {
    const pair: readonly unknown[] = Array.isArray(run) ? run : []
    const [value, count] = pair
    if (typeof value !== 'number' || typeof count !== 'number' || !(value >= 0 && count > 0)) {
      throw new Error(`“${name}” of the row holds a run without a value or a count`)
    }
    return [value, count]
  })
}

/** The precision that a table asks of its simulations, and how far off they may be. */
export function simulationOf(
  sim: unknown,
  otherwise: number,
): { readonly precision: number; readonly zMax: number; readonly publishedTolerance: null } {
  const asked = typeof sim === 'object' && sim !== null ? sim : {}
  const read = (name: 'precision' | 'z_max', value: number): number =>
    name in asked ? Number((asked as Readonly<Record<string, unknown>>)[name]) : value
  return {
    precision: read('precision', otherwise),
    // No table may ask for less than the rules of acceptance do.
    zMax: Math.min(4, read('z_max', 4)),
    publishedTolerance: null,
  }
}
