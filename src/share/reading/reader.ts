import type { Result } from '#core/schema/schema.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import { readMetrics, type MetricsFile } from '../calibration/metrics.ts'
import { readChartsCsv, type ChartsCsv } from '../charts-csv.ts'
import type { ColumnChoice } from '../loads/columns.ts'
import { finishLoad, type LoadChoices } from '../loads/finish.ts'
import { previewLoad, type LoadPreview } from '../loads/preview.ts'
import type { Progress } from '../loads/progress.ts'
import { fileToRecording } from '../run-file.ts'

/** What is asked of a text; plain data. */
export type ReadingOrder =
  | { readonly kind: 'load'; readonly columns: ColumnChoice; readonly answers: LoadChoices }
  | { readonly kind: 'charts' }
  | { readonly kind: 'run' }
  | { readonly kind: 'metrics' }

/** What a text holds as a load: the preview without its intervals, and what the answers make of it. */
export interface LoadReading {
  readonly preview: Omit<LoadPreview, 'slots'>
  readonly load: Result<LoadCurve>
}

/** What a text holds as charts; the load of its arrivals where it has any. */
export interface ChartsReading {
  readonly file: ChartsCsv
  readonly arrivals: Result<LoadCurve> | null
}

/** The answer to each kind of order. */
export interface ReadingAnswers {
  readonly load: Result<LoadReading>
  readonly charts: Result<ChartsReading>
  readonly run: ReturnType<typeof fileToRecording>
  readonly metrics: Result<MetricsFile>
}

export type ReadingAnswer = ReadingAnswers[keyof ReadingAnswers]

/**
 * Reads one text as often as it is asked to; what does not change from order to order is read once.
 * Only the rows of a load are counted while they are read, so `tell` hears of nothing else.
 */
export function createReader(
  text: string,
  name: string,
): (order: ReadingOrder, tell: Progress) => ReadingAnswer {
  let columns: ColumnChoice | null = null
  let preview: Result<LoadPreview> | null = null
  return (order, tell) => {
    if (order.kind === 'run') return fileToRecording(text)
    if (order.kind === 'metrics') return readMetrics(text, tell)
    if (order.kind === 'charts') return readCharts(text, name)
    if (preview === null || JSON.stringify(columns) !== JSON.stringify(order.columns)) {
      columns = order.columns
      preview = previewLoad(text, name, columns, tell)
    }
    if (!preview.ok) return preview
    const { slots: _, ...shown } = preview.value
    return { ok: true, value: { preview: shown, load: finishLoad(preview.value, order.answers) } }
  }
}

function readCharts(text: string, name: string): Result<ChartsReading> {
  const read = readChartsCsv(text)
  if (!read.ok) return read
  if (!read.value.columns.includes('arrivals'))
    return { ok: true, value: { file: read.value, arrivals: null } }
  const preview = previewLoad(text, name)
  const arrivals = preview.ok ? finishLoad(preview.value) : preview
  return { ok: true, value: { file: read.value, arrivals } }
}
