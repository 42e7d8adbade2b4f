import {
  decidedSeries,
  type Comparison,
  type Measure,
  type Moment,
  type Operand,
  type Reduction,
  type SeriesName,
} from '#core/organisms/lesson.ts'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import { rowsOf, timesOf, type Point } from './events.ts'
import type { Witness } from './witness.ts'

/** Where a step stands in a run: when it begins, and the ends of the steps before it, its own last. */
export interface Place {
  readonly witness: Witness
  readonly service: number
  readonly settings: object
  readonly begin: number
  readonly ends: readonly number[]
  /** What the steps before it have measured. */
  readonly earlier: readonly Values[]
}

/** The measures of a step by name; one that has nothing to measure, such as the time of an event that never came, is NaN. */
export type Values = Readonly<Record<string, number>>

/** All measures of a step. */
export function measureAll(measures: Readonly<Record<string, Measure>>, place: Place): Values {
  const values: Record<string, number> = {}
  for (const [name, measure] of Object.entries(measures)) {
    values[name] = valueOf(measure, place, values)
  }
  return values
}

/** Whether a comparison holds; with anything that could not be measured none does. */
export function holds([left, sign, right, within]: Comparison, values: Values): boolean {
  const [a, b] = [operand(left, values), operand(right, values)]
  switch (sign) {
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '=':
      return a === b
    case '>=':
      return a >= b
    case '>':
      return a > b
    case '~':
      return Math.abs(a - b) <= (within ?? 0)
  }
}

/** When a moment is, s. */
export function timeOf(
  { of, plus = 0 }: Moment,
  { begin, ends }: Pick<Place, 'begin' | 'ends'>,
): number {
  if (of === 'start') return plus
  if (of === 'end') return (ends.at(-1) ?? 0) + plus
  return (of === 'begin' ? begin : (ends[of - 1] ?? Number.NaN)) + plus
}

function operand(given: Operand, values: Values): number {
  if (typeof given === 'number') return given
  return Object.hasOwn(values, given) ? (values[given] ?? Number.NaN) : Number.NaN
}

function valueOf(measure: Measure, place: Place, known: Values): number {
  if ('op' in measure) return compute(measure, known)
  if ('setting' in measure) return settingOf(place.settings, measure.setting)
  if ('step' in measure) return operand(measure.name, place.earlier[measure.step - 1] ?? {})
  // Only an answer gives it (curve.ts).
  if ('gap' in measure) return Number.NaN
  const from = timeOf(measure.from ?? { of: 'begin' }, place)
  const to = timeOf(measure.to ?? { of: 'end' }, place)
  if ('event' in measure) {
    const times = timesOf(place.witness, measure.event, place.service)
    const within = times.filter((time) => time > from && time <= to)
    if (measure.how === 'count') return within.length
    return (within[(measure.nth ?? 1) - 1] ?? Number.NaN) - from
  }
  if (!('of' in measure)) return to - from
  const points = [...seriesOf(place, measure.of)].filter(({ time }) => time > from && time <= to)
  const than = measure.than === undefined ? Number.NaN : operand(measure.than, known)
  return reduce(measure.how, { points, from, than })
}

/** A number that is made of two. */
export function compute(
  { op, a: left, b: right }: Extract<Measure, { readonly op: string }>,
  known: Values,
): number {
  const [a, b] = [operand(left, known), operand(right, known)]
  if (op === '+') return a + b
  if (op === '-') return a - b
  return op === '*' ? a * b : a / b
}

function settingOf(settings: object, path: readonly (string | number)[]): number {
  let value: unknown = settings
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return Number.NaN
    value = Reflect.get(value, name)
  }
  return typeof value === 'number' ? value : Number.NaN
}

/** A latency is −1 where nothing was answered; such a window measures nothing. */
function* seriesOf({ witness, service }: Place, name: SeriesName): Generator<Point> {
  if (isDecided(name)) {
    for (const decision of witness.decisions) {
      if (decision.service !== service) continue
      const value = toldBy[name](decision)
      if (value !== null) yield { time: decision.time, since: decision.time, value }
    }
    return
  }
  for (const point of rowsOf(witness, name)) {
    if (point.value >= 0) yield point
  }
}

type DecidedName = (typeof decidedSeries)[number]

function isDecided(name: SeriesName): name is DecidedName {
  return decidedSeries.some((one) => one === name)
}

const toldBy: Readonly<Record<DecidedName, (decision: ServiceDecision) => number | null>> = {
  measured: measuredBy,
  recommended: (decision) => (decision.kind === 'hpa' ? decision.record.raw : decision.desired),
  asked: ({ desired }) => desired,
}

/** The mean CPU of its cells that an HPA has read, as a share of what they request. */
function measuredBy(decision: ServiceDecision): number | null {
  if (decision.kind !== 'hpa') return null
  const proposal = decision.record.proposals[decision.record.leading ?? 0]
  if (proposal?.formula !== 'utilization') return null
  const { utilization } = proposal.measured
  return utilization === null ? null : utilization / 100
}

interface Reduced {
  readonly points: readonly Point[]
  readonly from: number
  readonly than: number
}

function reduce(how: Reduction, { points, from, than }: Reduced): number {
  const values = points.map(({ value }) => value)
  const since = (point: Point | undefined) => (point?.time ?? Number.NaN) - from
  switch (how) {
    case 'first':
      return values[0] ?? Number.NaN
    case 'last':
      return values.at(-1) ?? Number.NaN
    case 'min':
      return values.length === 0 ? Number.NaN : Math.min(...values)
    case 'max':
      return values.length === 0 ? Number.NaN : Math.max(...values)
    case 'mean':
      return values.reduce((sum, value) => sum + value, 0) / values.length
    case 'total':
      // Whole windows: requests are counted, not cut.
      return points.reduce((sum, { time, since, value }) => sum + value * (time - since), 0)
    case 'time-above':
      return spent(points, from, (value) => value > than)
    case 'time-below':
      return spent(points, from, (value) => value < than)
    case 'when-above':
      return since(points.find(({ value }) => value > than))
    case 'when-below':
      return since(points.find(({ value }) => value < than))
    case 'when-max': {
      const most = Math.max(...values)
      return since(points.find(({ value }) => value === most))
    }
  }
}

function spent(points: readonly Point[], from: number, is: (value: number) => boolean): number {
  return points.reduce((sum, point) => sum + (is(point.value) ? spellOf(point, from) : 0), 0)
}

/** How much of the window of a value lies after `from`, s. */
function spellOf({ time, since }: Point, from: number): number {
  return time - Math.max(since, from)
}
