import type { ChartScene, Drawn, Stretch } from './chart-kind.ts'
import { decimate, highestOf, lowestOf, toPixels, type LinePoints } from './decimate.ts'
import { strokeLine, type Plot, type Stroke } from './plot.ts'
import { sampleAt, sampleOffset, type Samples } from './samples.ts'

/** One value over time: as it was, as it will be if nothing changes, as it was in a file beside, and in another run. */
export interface Series {
  readonly past: LinePoints
  readonly ahead: LinePoints
  readonly beside: LinePoints
  readonly other: LinePoints
}

const time = sampleOffset('time')
const nothing: LinePoints = new Float64Array()

/**
 * A value of every row that a scene shows, thinned to the pixels; its y are values still. Of another run only what is compared has a
 * line, or there would be too many.
 */
export function seriesOf(
  scene: ChartScene,
  x: (time: number) => number,
  value: (samples: Samples, row: number) => number,
  isCompared = false,
): Series {
  const pointsOf = (stretch: Stretch | null): LinePoints =>
    stretch === null
      ? nothing
      : decimate(
          stretch.rows,
          (row) => x(sampleAt(stretch.samples, time, row)),
          (row) => value(stretch.samples, row),
        )
  return {
    past: pointsOf(scene),
    ahead: pointsOf(scene.future),
    beside: pointsOf(scene.reference),
    other: pointsOf(isCompared ? (scene.other ?? null) : null),
  }
}

/** The highest value of some series, 0 where there is none. */
export function highestOfAll(...all: readonly Series[]): number {
  return Math.max(0, ...all.flatMap((one) => lines(one).map(highestOf)))
}

/** The lowest value above 0 of some series; Infinity where there is none. */
export function lowestOfAll(...all: readonly Series[]): number {
  return Math.min(...all.flatMap((one) => lines(one).map(lowestOf)))
}

/** Turns the values of series into pixels, in place. */
export function placeAll(y: (value: number) => number, ...all: readonly Series[]): void {
  for (const one of all) for (const line of lines(one)) toPixels(line, y)
}

/** How the future is drawn: dots, dimmed, wherever a line would go on. */
const dotted = { dash: [0.1, 3.4], round: true, width: 1.7, opacity: 0.45 } as const

/** How the line of another run is drawn. */
const dashed = { dash: [7, 4] } as const

/** Strokes a series: its past as told, its future dotted, a file's beside it pale, and that of another run dashed. */
export function strokeSeries(plot: Plot, series: Series, stroke: Stroke): void {
  strokeLine(plot, series.beside, { ...stroke, dash: [], width: 1, opacity: 0.38 })
  strokeLine(plot, series.ahead, { ...stroke, ...dotted })
  strokeLine(plot, series.other, { ...stroke, ...dashed, width: stroke.width + 0.4 })
  strokeLine(plot, series.past, stroke)
}

/** What no text may hide of some series. */
export function drawnLines(...all: readonly Series[]): Drawn {
  return {
    labels: [],
    past: all.flatMap(({ past, other }) => [past, other]),
    ahead: all.map(({ ahead }) => ahead),
    texts: [],
  }
}

function lines({ past, ahead, beside, other }: Series): readonly LinePoints[] {
  return [past, ahead, beside, other]
}
