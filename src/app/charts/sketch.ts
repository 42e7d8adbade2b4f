import type { Words } from '#text/words.ts'
import type { ChartKind, ChartScene } from './chart-kind.ts'
import type { Plot } from './plot.ts'

/** A line that is drawn by hand over one of the charts, ahead of the run; how it is drawn comes with who asks for it. */
export interface Sketch {
  readonly over: ChartKind['name']
  /** The span that it is about, s: all charts show it, and some of what was before. */
  readonly from: number
  readonly to: number
  /** The axis of its chart reaches so high. */
  readonly most: number
  readonly draw: (plot: Plot, scene: ChartScene, scale: SketchScale) => void
  /** Puts what draws it over its chart; the same function as long as it is the same question. Returns the way to take it away. */
  readonly mount: (figure: HTMLElement, words: Words) => () => void
}

/** Where times and values lie in a chart, px. */
export interface SketchScale {
  readonly x: (time: number) => number
  readonly y: (value: number) => number
}

/** Of the charts' width so much is what was before the span. */
const before = 0.35

/** What the charts show where a line is drawn: the span, whatever the run's window would be. */
export function sketchWindow({ from, to }: Pick<Sketch, 'from' | 'to'>): {
  readonly from: number
  readonly to: number
} {
  return { from: Math.max(0, from - (to - from) * before), to }
}

/** Whether what a line is drawn for is still to come. */
export function isBefore({ sketch, time }: Pick<ChartScene, 'sketch' | 'time'>): boolean {
  return sketch ? time <= sketch.from : false
}
