import {
  curveSeries,
  decidedSeries,
  eventNames,
  gapReadings,
  measureKinds,
  reductions,
  type Comparison,
  type Measure,
  type Moment,
  type Operand,
} from '#core/organisms/lesson.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { isList, isRecord } from '#share/plain.ts'
import { namesOfGaps } from './curve.ts'

/** How many measures, comparisons and parts of a path there may be. */
export const measureLimits = { measures: 24, comparisons: 16, path: 6 } as const

/** A step by its number from 1, that of the step which began its run, and what the steps before it measure. */
export interface Steps {
  readonly number: number
  readonly first: number
  readonly earlier: readonly Readonly<Record<string, Measure>>[]
}

/** The measures of a step from anything. Each may use those before it, so that none can use itself. */
export function checkMeasures(
  value: unknown,
  steps: Steps,
): Result<Readonly<Record<string, Measure>>> {
  const { number } = steps
  if (!isRecord(value))
    return refuse(`The measures of step ${number} must be an object, not ${shown(value)}.`)
  const entries = Object.entries(value)
  if (entries.length > measureLimits.measures) {
    return refuse(
      `Step ${number} has ${entries.length} measures; ${measureLimits.measures} are the limit.`,
    )
  }
  const measures = new Map<string, Measure>()
  for (const [name, given] of entries) {
    if (!/^[a-z][A-Za-z0-9]{0,23}$/u.test(name)) {
      return refuse(
        `“${name.slice(0, 40)}” is no name for a measure: small letters and digits are.`,
      )
    }
    const measure = readMeasure(given, { ...steps, known: [...measures.keys()] })
    if (measure === null)
      return refuse(`The measure “${name}” of step ${number} says nothing that can be measured.`)
    measures.set(name, measure)
  }
  return { ok: true, value: Object.fromEntries(measures) }
}

/** Comparisons from anything, of the measures of a step. */
export function checkComparisons(
  value: unknown,
  what: string,
  measures: readonly string[],
): Result<readonly Comparison[]> {
  if (!isList(value) || value.length > measureLimits.comparisons) {
    return refuse(
      `A list of at most ${measureLimits.comparisons} comparisons is needed for ${what}, not ${shown(value)}.`,
    )
  }
  const read = value.map((one) => readComparison(one, measures))
  const all = read.filter((one) => one !== null)
  return all.length === read.length
    ? { ok: true, value: all }
    : refuse(`One of the comparisons for ${what} compares nothing that the step measures.`)
}

function readComparison(value: unknown, known: readonly string[]): Comparison | null {
  if (!isList(value)) return null
  const [left, sign, right, within] = value
  const [a, b] = [readOperand(left, known), readOperand(right, known)]
  if (a === null || b === null) return null
  if (sign === '~') {
    return value.length === 4 && isNumber(within) && within >= 0 ? [a, sign, b, within] : null
  }
  const comparing = (['<', '<=', '=', '>=', '>'] as const).find((one) => one === sign)
  return comparing === undefined || value.length !== 3 ? null : [a, comparing, b]
}

interface Around extends Steps {
  readonly known: readonly string[]
}

function readMeasure(value: unknown, around: Around): Measure | null {
  if (!isRecord(value)) return null
  if (value.op !== undefined) return readArithmetic(value, around)
  if (value.gap !== undefined) return readGapMeasure(value)
  if (value.setting !== undefined) return readSetting(value)
  if (value.step !== undefined) return readEarlier(value, around)
  const span = readSpan(value, around)
  if (span === null) return null
  if (value.event !== undefined) return readCount(value, span)
  if (value.of !== undefined) return readSeries(value, span, around)
  const { from, to } = span
  return from === undefined || to === undefined || !only(value, ['from', 'to'])
    ? null
    : { from, to }
}

function readArithmetic(
  value: Readonly<Record<string, unknown>>,
  { known }: Around,
): Measure | null {
  const op = (['+', '-', '*', '/'] as const).find((one) => one === value.op)
  const [a, b] = [readOperand(value.a, known), readOperand(value.b, known)]
  return op === undefined || a === null || b === null || !only(value, ['op', 'a', 'b'])
    ? null
    : { op, a, b }
}

function readEarlier(
  value: Readonly<Record<string, unknown>>,
  { earlier }: Around,
): Measure | null {
  const { step, name } = value
  const as = measureKinds.find((one) => one === value.as)
  if (!isIndex(step) || typeof name !== 'string' || as === undefined) return null
  const measures = earlier[step - 1]
  return measures === undefined ||
    !Object.hasOwn(measures, name) ||
    // What only an answer gives is of its own step.
    namesOfGaps(measures).all.has(name) ||
    !only(value, ['step', 'name', 'as'])
    ? null
    : { step, name, as }
}

/** A number of a drawn line and the run's from anything; null where it is none. */
function readGapMeasure(value: Readonly<Record<string, unknown>>): Measure | null {
  if (!only(value, ['gap', 'of', 'than'])) return null
  const gap = gapReadings.find((one) => one === value.gap)
  const of = curveSeries.find((one) => one === value.of)
  const { than } = value
  if (gap === undefined || of === undefined) return null
  if (than === undefined) return { gap, of }
  return isNumber(than) && /when$|lag/u.test(gap) ? { gap, of, than: than + 0 } : null
}

function readSetting(value: Readonly<Record<string, unknown>>): Measure | null {
  const { setting } = value
  if (!isList(setting) || setting.length === 0 || setting.length > measureLimits.path) return null
  const path = setting.filter(isPathPart)
  return path.length === setting.length && only(value, ['setting']) ? { setting: path } : null
}

function isPathPart(part: unknown): part is string | number {
  return isIndex(part) || (typeof part === 'string' && /^[A-Za-z]{1,40}$/u.test(part))
}

interface Span {
  readonly from?: Moment
  readonly to?: Moment
}

function readSpan(value: Readonly<Record<string, unknown>>, steps: Steps): Span | null {
  const [from, to] = [readMoment(value.from, steps), readMoment(value.to, steps)]
  if (from === null || to === null) return null
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

/** What lies behind the end of a step has not been seen when it ends, and another run has other moments. */
export function readMoment(value: unknown, { number, first }: Steps): Moment | null | undefined {
  if (value === undefined) return undefined
  if (!isRecord(value) || !only(value, ['of', 'plus'])) return null
  const { of, plus } = value
  if (plus !== undefined && !(isNumber(plus) && Math.abs(plus) <= 1e6)) return null
  const shift = plus === undefined ? {} : { plus: plus + 0 }
  if (of === 'end') return plus !== undefined && plus > 0 ? null : { of, ...shift }
  if (of === 'start' || of === 'begin') return { of, ...shift }
  return isIndex(of) && of >= first && of < number ? { of, ...shift } : null
}

function readCount(value: Readonly<Record<string, unknown>>, span: Span): Measure | null {
  const event = eventNames.find((one) => one === value.event)
  const { how, nth } = value
  if (event === undefined || (how !== 'count' && how !== 'time')) return null
  if (!only(value, ['event', 'how', 'nth', 'from', 'to'])) return null
  if (nth === undefined) return { event, how, ...span }
  return isIndex(nth) && nth >= 1 ? { event, how, nth, ...span } : null
}

function readSeries(
  value: Readonly<Record<string, unknown>>,
  span: Span,
  { known }: Around,
): Measure | null {
  const of = [...sampleColumns, ...decidedSeries].find((one) => one === value.of)
  const how = reductions.find((one) => one === value.how)
  if (of === undefined || of === 'time' || how === undefined) return null
  if (!only(value, ['of', 'how', 'than', 'from', 'to'])) return null
  const needsThan = /above|below/u.test(how)
  if (!needsThan) return value.than === undefined ? { of, how, ...span } : null
  const than = readOperand(value.than, known)
  return than === null ? null : { of, how, than, ...span }
}

function readOperand(value: unknown, known: readonly string[]): Operand | null {
  if (isNumber(value)) return value + 0
  return typeof value === 'string' && known.includes(value) ? value : null
}

/** Whether there is no other field. */
export function only(value: object, names: readonly string[]): boolean {
  return Object.keys(value).every((name) => names.includes(name))
}

/** A number that can be reckoned with. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** A whole number from 0 that counts or points. */
export function isIndex(value: unknown): value is number {
  return isNumber(value) && Number.isInteger(value) && value >= 0 && value <= 10_000
}
