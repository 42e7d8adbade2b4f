import type { ChartScene, Drawn, Stretch } from './chart-kind.ts'
import { decimate, highestOf, lowestOf, toPixels, type LinePoints } from './decimate.ts'
import { strokeLine, type Plot, type Stroke } from './plot.ts'
import { sampleAt, sampleOffset, type Samples } from './samples.ts'

/** One value over time: as it was, as it will be if nothing changes, and as it was in a file beside. */
export interface Series {
  readonly past: LinePoints
  readonly ahead: LinePoints
  readonly beside: LinePoints
}

const time = sampleOffset('time')
const nothing: LinePoints = new Float64Array()

/** A value of every row that a scene shows, thinned to the pixels; its y are values still. */
export function seriesOf(
  scene: ChartScene,
  x: (time: number) => number,
  value: (samples: Samples, row: number) => number,
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

/** Strokes a series: its past as told, its future dotted, and a file's beside it pale. */
export function strokeSeries(plot: Plot, series: Series, stroke: Stroke): void {
  strokeLine(plot, series.beside, { ...stroke, dash: [], width: 1, opacity: 0.38 })
  strokeLine(plot, series.ahead, { ...stroke, ...dotted })
  strokeLine(plot, series.past, stroke)
}

/** What no text may hide of some series. */
export function drawnLines(...all: readonly Series[]): Drawn {
  return {
    labels: [],
    past: all.map(({ past }) => past),
    ahead: all.map(({ ahead }) => ahead),
    texts: [],
  }
}

function lines({ past, ahead, beside }: Series): readonly LinePoints[] {
  return [past, ahead, beside]
}
