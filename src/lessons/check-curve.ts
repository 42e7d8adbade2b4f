import {
  curveSeries,
  type CurvePrompt,
  type LessonStep,
  type Span,
  type Trigger,
} from '#core/organisms/lesson.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { isNumber, only, readMoment, type Steps } from './check-measure.ts'
import { namesOfGaps } from './curve.ts'

type Fields = Readonly<Record<string, unknown>>

/** A curve that is asked for from anything; null where it is none. */
export function readCurvePrompt(value: Fields, steps: Steps): CurvePrompt | null {
  if (!only(value, ['kind', 'series', 'from', 'to', 'min', 'max', 'step', 'near'])) return null
  const series = curveSeries.find((one) => one === value.series)
  const [from, to] = [readMoment(value.from, steps), readMoment(value.to, steps)]
  const { min, max, step, near } = value
  if (series === undefined || from === null || to === null) return null
  if (!isNumber(min) || !isNumber(max) || !isNumber(step) || !isNumber(near)) return null
  // What the charts draw is never below nothing.
  const isScale = min >= 0 && min < max && max <= 1e6 && step > 0 && near >= 0
  if (!isScale || (max - min) / step > 1000) return null
  const span = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  return { kind: 'curve', series, ...span, min: min + 0, max, step, near: near + 0 }
}

/** The decisive seconds from anything; null where they are none. */
export function readDecisive(value: unknown, steps: Steps): Span | null {
  if (typeof value !== 'object' || value === null || !only(value, ['from', 'to'])) return null
  const { from, to }: { from?: unknown; to?: unknown } = value
  const [begin, end] = [readMoment(from, steps), readMoment(to, steps)]
  return begin && end ? { from: begin, to: end } : null
}

/**
 * What is only known by an answer is compared with nothing, belongs to the curve that is asked for, and the span of that does
 * not give away when an event comes.
 */
export function checkGaps(
  { prompt, measures = {}, claims = [], until }: LessonStep,
  number: number,
): Result<null> {
  const { all } = namesOfGaps(measures)
  const series = prompt?.kind === 'curve' ? prompt.series : null
  if (Object.values(measures).some((one) => 'gap' in one && one.of !== series)) {
    return refuse(`Step ${number} measures a curve that it does not ask for.`)
  }
  const options = prompt?.kind === 'choice' ? prompt.options.flat() : []
  const compared = [...claims, ...options].flatMap(([a, , b]) => [a, b])
  if (compared.some((one) => typeof one === 'string' && all.has(one))) {
    return refuse(`Step ${number} compares what only an answer gives.`)
  }
  if (prompt?.kind === 'curve' && endsByEvent(until) && (prompt.to?.of ?? 'end') === 'end') {
    return refuse(
      `The curve of step ${number} would tell when its event comes; end the step at a time.`,
    )
  }
  return { ok: true, value: null }
}

function endsByEvent(until: Trigger): boolean {
  return 'event' in until
}
