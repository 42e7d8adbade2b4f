import { sampleColumns } from '#core/organisms/observation.ts'

/** Percentiles of a window in which nothing finished are stored as −1; in a table they are absent. */
const absentBelowZero = new Set<string>(['p50', 'p99'])

/** The history as CSV: the names of its columns, then a row a window. Decimal points, commas between. */
export function historyCsv({
  rows,
  count,
}: {
  readonly rows: Float64Array
  readonly count: number
}): string {
  const lines = [sampleColumns.join(',')]
  for (let row = 0; row < count; row++) {
    const cells = sampleColumns.map((name, i) => {
      const value = rows[row * sampleColumns.length + i] ?? 0
      return value < 0 && absentBelowZero.has(name) ? '' : String(value)
    })
    lines.push(cells.join(','))
  }
  return `${lines.join('\n')}\n`
}
