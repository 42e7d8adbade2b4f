import { brief } from '#text/brief.ts'
import { chartsText } from '#text/en/charts.ts'
import type { TextsOf } from '#text/messages.ts'
import type { Words } from '#text/words.ts'
import type { SampleColumn } from '#worker/frame.ts'
import type { DecidedDrawing } from './decided-window.ts'
import type { LinePoints } from './decimate.ts'
import type { Box } from './label-space.ts'
import type { OtherRun } from './other-run.ts'
import type { ChartLabel, Taken } from './plot-labels.ts'
import type { Plot } from './plot.ts'
import type { RowRange, Samples } from './samples.ts'
import type { Sketch } from './sketch.ts'
import type { TimeWindow } from './time-window.ts'

/** The promise to users: this percentile of the requests is answered within this time. */
export interface Objective {
  /** Seconds. */
  readonly latency: number
  /** Percent, 50 to 99.9. */
  readonly percentile: number
}

/** Some rows to draw. */
export interface Stretch {
  readonly samples: Samples
  readonly rows: RowRange
}

/** What will come if nothing changes, from the present on. */
export interface Ahead extends Stretch {
  /** Up to when it is known, s. */
  readonly until: number
}

/** The row whose values stand beside the lines: the one under the cursor, else the last. */
export interface Reading {
  readonly samples: Samples
  readonly row: number
}

/** Money spent so far, $. */
export interface Bill {
  readonly total: number
  /** The part for cells that did not serve. */
  readonly notServing: number
}

/** What all charts show at one moment. */
export interface ChartScene extends Stretch {
  readonly words: Words
  /** The service whose values these are, where there are several; null for the only one. */
  readonly service: string | null
  readonly window: TimeWindow
  /** The window keeps room for what is to come, known or not. */
  readonly isAhead: boolean
  readonly future: Ahead | null
  /** Rows of a file that are shown beside the run. */
  readonly reference: Stretch | null
  /** Another run on the same clock. */
  readonly other?: OtherRun | null
  /** Stretches of the window that were counted by level: what is read of them is marked ≈. */
  readonly approximate: readonly { readonly from: number; readonly to: number }[]
  /** Null without rows. */
  readonly read: Reading | null
  readonly time: number
  readonly duration: number
  readonly objective: Objective
  /** Null before the first figures. */
  readonly bill: Bill | null
  /** What the decision that is chosen looked back on; null where none is. */
  readonly decided: DecidedDrawing | null
  /** The line that is drawn ahead of the run, where one is. */
  readonly sketch?: Sketch | null
}

/** One column of the table that repeats a chart in text. */
export interface ChartColumn {
  readonly name: keyof ChartTexts['columns']
  readonly text: (samples: Samples, row: number, words: Words) => string
}

/** What the charts say, in the language in force. */
export type ChartTexts = TextsOf<typeof chartsText>

/** What a chart has drawn, and what is still to be written where there is room. */
export interface Drawn {
  /** The values of the row that is read. */
  readonly labels: readonly ChartLabel[]
  /** Lines that no text may hide: what was, and what may come. */
  readonly past: readonly LinePoints[]
  readonly ahead: readonly LinePoints[]
  /** Texts that stand already. */
  readonly texts: readonly Box[]
  /** Writes what names areas and limits, after the values have their places. */
  readonly name?: (taken: Taken, x: number) => void
}

/** What is particular to one of the charts. */
export interface ChartKind {
  readonly name: keyof ChartTexts['titles']
  /**
   * Room at the left for the values of the axis, at the right for the widest value beside its line, px
   * in letters of 10 px; a theme may ask for larger ones.
   */
  readonly margin: { readonly left: number; readonly labels: number }
  /** What is counted on the axis: from 10,000 on some languages write its values longer than the margin. */
  readonly counts?: readonly SampleColumn[]
  /** Draws axis, areas and lines. */
  readonly draw: (plot: Plot, scene: ChartScene, x: (time: number) => number) => Drawn
  /** The values of a row as a sentence, without the time. */
  readonly describe: (scene: ChartScene, reading: Reading) => string
  /** The columns of the history that it shows. */
  readonly shows: readonly SampleColumn[]
  readonly columns: readonly ChartColumn[]
}

/** The title of a chart, with the service whose values it shows. */
export function titleOf({ name }: Pick<ChartKind, 'name'>, scene: Titled): string {
  return scene.words.text(chartsText).titles[name] + serviceOf(scene)
}

type Titled = Pick<ChartScene, 'words' | 'service' | 'approximate'>

/** What stands behind a title: the service where there are several, and that some of what is shown is approximate. */
export function serviceOf({ words, service, approximate }: Titled): string {
  const whose = service === null ? '' : words.text(chartsText).ofService(brief(service))
  return approximate.length === 0 ? whose : `${whose} ≈`
}
