import { holdsLevels } from '#core/organisms/approximate.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'

/** Percentiles of a window in which nothing finished are stored as −1; in a table they are absent. */
const absentBelowZero = new Set<string>(['p50', 'p99'])

/**
 * The history as CSV: the names of its columns, then a row a window; of several services one after another, with the
 * name of the service in front. Where some of the run was counted by level a last column says of each row whether its window holds some of it.
 * Decimal points, commas between.
 */
export function historyCsv({
  services,
  history,
  approximation,
}: Pick<Run, 'services' | 'history' | 'approximation'>): string {
  const isOne = services.length === 1
  const spans = approximation()?.spans ?? []
  const ends = spans.length === 0 ? [] : ['approximate']
  const lines = [[...(isOne ? [] : ['service']), ...sampleColumns, ...ends].join(',')]
  for (const [service, name] of services.entries()) {
    const { rows, count } = history(service)
    let before = 0
    for (let row = 0; row < count; row++) {
      const cells = sampleColumns.map((column, i) => {
        const value = rows[row * sampleColumns.length + i] ?? 0
        return value < 0 && absentBelowZero.has(column) ? '' : String(value)
      })
      const time = Number(cells[0])
      const mark = spans.length === 0 ? [] : [holdsLevels(spans, before, time) ? '1' : '0']
      before = time
      lines.push([...(isOne ? [] : [name]), ...cells, ...mark].join(','))
    }
  }
  return `${lines.join('\n')}\n`
}
