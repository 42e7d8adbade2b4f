import type {
  CurvePrompt,
  CurveSeries,
  GapReading,
  LessonStep,
  Measure,
  Moment,
  Operand,
} from '#core/organisms/lesson.ts'
import { rowsOf, type Point } from './events.ts'
import { compute, timeOf, type Place, type Values } from './measure.ts'

/** What is asked of a curve: the span that is drawn, and what the run's line is there. */
export interface Curve {
  readonly series: CurveSeries
  /** s of simulated time. */
  readonly from: number
  readonly to: number
  /** Seconds between two points that are drawn. */
  readonly spacing: number
  /** So many points are drawn, the first one a spacing after `from`. */
  readonly count: number
  /** The value where the span begins; what is drawn goes on from there. NaN where nothing has been measured yet. */
  readonly start: number
  /** The run's line, by windows of the history that end in the span. */
  readonly points: readonly Point[]
}

/** The answer to a curve: a value of each point, in order. */
export type Drawn = readonly number[]

/** More points than these are no prediction, and none that fingers could set. */
export const curvePoints = 24

const spacings = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900] as const

/** What is asked of a curve in a run that was played to the end of the step. */
export function curveOf(prompt: CurvePrompt, place: Place): Curve {
  const at = (moment: Moment) => timeOf(moment, place)
  const [from, to] = [at(prompt.from ?? { of: 'begin' }), at(prompt.to ?? { of: 'end' })]
  const points: Point[] = []
  let start = Number.NaN
  for (const point of rowsOf(place.witness, prompt.series)) {
    // A latency is −1 where nothing was answered.
    if (point.value < 0) continue
    if (point.time <= from) start = point.value
    else if (point.time <= to) points.push(point)
  }
  const spacing = spacings.find((one) => (to - from) / one <= curvePoints) ?? (to - from) / 24
  const count = Math.floor((to - from) / spacing)
  return { series: prompt.series, from, to, spacing, count, start, points }
}

/** Whether a series counts cells: then it holds a value until the next one. */
export function isStepped(series: CurveSeries): boolean {
  return series === 'ready' || series === 'desired'
}

/** When a point stands that is drawn, from 0, s. */
export function timeOfPoint({ from, spacing }: Curve, index: number): number {
  return from + (index + 1) * spacing
}

/** What was drawn for a time of the span. */
export function drawnAt(curve: Curve, drawn: Drawn, time: number): number {
  const { from, spacing, start, series } = curve
  const place = (time - from) / spacing
  const index = Math.floor(place)
  const [before, after] = [index < 1 ? start : at(drawn, index - 1), at(drawn, index)]
  if (isStepped(series)) return before
  return before + (after - before) * Math.min(1, place - index)
}

/** Behind the last point the line goes on as it is. */
function at(drawn: Drawn, index: number): number {
  return drawn[Math.min(index, drawn.length - 1)] ?? Number.NaN
}

/** What a drawn line and the run's have to do with each other. */
export function readGap(curve: Curve, drawn: Drawn, reading: GapReading, than?: number): number {
  const { from, points, start } = curve
  const gap = ({ time, value }: Point) => Math.abs(drawnAt(curve, drawn, time) - value)
  const most = Math.max(...points.map(gap))
  switch (reading) {
    case 'mean':
      return average(curve, gap)
    case 'most':
      return most
    case 'when-most':
      return (points.find((point) => gap(point) === most)?.time ?? Number.NaN) - from
    case 'drawn-max':
      return Math.max(start, ...drawn)
    case 'true-max':
      return Math.max(start, ...points.map(({ value }) => value))
    case 'drawn-when':
      return whenDrawn(curve, drawn, than ?? halfWay(curve))
    case 'true-when':
      return whenTrue(curve, than ?? halfWay(curve))
    case 'lag': {
      const level = than ?? halfWay(curve)
      return whenTrue(curve, level) - whenDrawn(curve, drawn, level)
    }
  }
}

/** Every second counts alike, however long the windows are. */
function average({ points, from }: Curve, of: (point: Point) => number): number {
  const spell = ({ time, since }: Point) => time - Math.max(since, from)
  const whole = points.reduce((sum, point) => sum + spell(point), 0)
  return points.reduce((sum, point) => sum + of(point) * spell(point), 0) / whole
}

/** Half of the way that the run's line goes from where it begins. */
function halfWay({ points, start }: Curve): number {
  const furthest = points.reduce(
    (found, { value }) => (Math.abs(value - start) > Math.abs(found - start) ? value : found),
    start,
  )
  return (start + furthest) / 2
}

function whenTrue({ points, start, from }: Curve, level: number): number {
  const passing = points.find(({ value }) => isBeyond(value, level, start))
  return (passing?.time ?? Number.NaN) - from
}

function whenDrawn(curve: Curve, drawn: Drawn, level: number): number {
  const { start, spacing, series } = curve
  const index = drawn.findIndex((value) => isBeyond(value, level, start))
  if (index < 0) return Number.NaN
  if (isStepped(series)) return (index + 1) * spacing
  const [before, after] = [index === 0 ? start : at(drawn, index - 1), at(drawn, index)]
  return (index + (level - before) / (after - before)) * spacing
}

/** Whether a value has passed a level, seen from where the line begins: up or down. */
function isBeyond(value: number, level: number, start: number): boolean {
  return start < level ? value > level : value < level
}

/** The measures of a step once it has been answered: those that need the answer have a value now, and what is made of them. */
export function withAnswer(
  { measures = {} }: LessonStep,
  values: Values,
  curve: Curve,
  drawn: Drawn,
): Values {
  const all: Record<string, number> = { ...values }
  for (const [name, measure] of Object.entries(measures)) {
    if ('gap' in measure) all[name] = readGap(curve, drawn, measure.gap, measure.than)
    else if ('op' in measure) all[name] = compute(measure, all)
  }
  return all
}

/** The measures that need an answer; `unsure` are those that some answers do not have, as where a line never rises. */
export function namesOfGaps(measures: Readonly<Record<string, Measure>>): {
  readonly all: ReadonlySet<string>
  readonly unsure: ReadonlySet<string>
} {
  const [all, unsure] = [new Set<string>(), new Set<string>()]
  for (const [name, measure] of Object.entries(measures)) {
    const made: readonly Operand[] = 'op' in measure ? [measure.a, measure.b] : []
    const isOf = (set: ReadonlySet<string>) =>
      made.some((one) => typeof one === 'string' && set.has(one))
    const isGap = 'gap' in measure
    if (isGap || isOf(all)) all.add(name)
    const isUnsure = isGap && /lag|-when/u.test(measure.gap)
    // A quotient may be one by nothing.
    const isQuotient = 'op' in measure && measure.op === '/' && isOf(all)
    if (isUnsure || isQuotient || isOf(unsure)) unsure.add(name)
  }
  return { all, unsure }
}
