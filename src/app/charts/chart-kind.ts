import type { chartsText } from '#text/en/charts.ts'
import type { TextsOf } from '#text/messages.ts'
import type { Words } from '#text/words.ts'
import type { ChartLabel } from './plot-labels.ts'
import type { Plot } from './plot.ts'
import type { RowRange, Samples } from './samples.ts'
import type { TimeWindow } from './time-window.ts'

/** The promise to users: this percentile of the requests is answered within this time. */
export interface Objective {
  /** Seconds. */
  readonly latency: number
  /** Percent, 50 to 99.9. */
  readonly percentile: number
}

/** What all charts show at one moment. */
export interface ChartScene {
  readonly words: Words
  readonly samples: Samples
  readonly window: TimeWindow
  readonly rows: RowRange
  /** The row whose values stand beside the lines: the one under the cursor, else the last; −1 without rows. */
  readonly readRow: number
  readonly time: number
  readonly duration: number
  readonly objective: Objective
  /** Money spent so far, $; null while the time cursor reads an earlier row. */
  readonly costTotal: number | null
}

/** One column of the table that repeats a chart in text. */
export interface ChartColumn {
  readonly name: keyof ChartTexts['columns']
  readonly text: (samples: Samples, row: number, words: Words) => string
}

/** What the charts say, in the language in force. */
export type ChartTexts = TextsOf<typeof chartsText>

/** What is particular to one of the charts. */
export interface ChartKind {
  readonly name: keyof ChartTexts['titles']
  /** Room at the left for the values of the axis and at the right for the labels, px. */
  readonly margin: { readonly left: number; readonly right: number }
  /** Draws axis, areas and lines and returns the labels of the row that is read. */
  readonly draw: (
    plot: Plot,
    scene: ChartScene,
    x: (time: number) => number,
  ) => readonly ChartLabel[]
  /** The values of a row as a sentence, without the time. */
  readonly describe: (scene: ChartScene, row: number) => string
  readonly columns: readonly ChartColumn[]
}
