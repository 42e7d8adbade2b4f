import {
  curveSeries,
  type Comparison,
  type CurvePrompt,
  type LessonStep,
  type Span,
  type Trigger,
} from '#core/organisms/lesson.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { isList } from '#share/plain.ts'
import { checkComparisons, isNumber, only, readMoment, type Steps } from './check-measure.ts'
import { namesOfGaps } from './curve.ts'

type Fields = Readonly<Record<string, unknown>>

/** A curve that is asked for from anything, and the names of what its step measures; null where it is none. */
export function readCurvePrompt(
  value: Fields,
  steps: Steps,
  measures: readonly string[],
): CurvePrompt | null {
  if (!only(value, ['kind', 'series', 'from', 'to', 'min', 'max', 'step', 'near', 'why']))
    return null
  const series = curveSeries.find((one) => one === value.series)
  const [from, to] = [readMoment(value.from, steps), readMoment(value.to, steps)]
  const { min, max, step, near } = value
  if (series === undefined || from === null || to === null) return null
  if (!isNumber(min) || !isNumber(max) || !isNumber(step) || !isNumber(near)) return null
  // What the charts draw is never below nothing.
  const isScale = min >= 0 && min < max && max <= 1e6 && step > 0 && near >= 0
  if (!isScale || (max - min) / step > 1000) return null
  const why = value.why === undefined ? null : readCauses(value.why, measures)
  if (value.why !== undefined && why === null) return null
  const span = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const scale = { min: min + 0, max, step, near: near + 0 }
  return { kind: 'curve', series, ...span, ...scale, ...(why === null ? {} : { why }) }
}

/** What must hold for each of two to four causes; null where it is something else. */
function readCauses(
  value: unknown,
  measures: readonly string[],
): readonly (readonly Comparison[])[] | null {
  if (!isList(value) || value.length < 2 || value.length > 4) return null
  const causes: (readonly Comparison[])[] = []
  for (const one of value) {
    const cause = checkComparisons(one, 'a cause', measures)
    if (!cause.ok) return null
    causes.push(cause.value)
  }
  return causes
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
  const options =
    (prompt?.kind === 'choice'
      ? prompt.options
      : prompt?.kind === 'curve'
        ? prompt.why
        : []
    )?.flat() ?? []
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
