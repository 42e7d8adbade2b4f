import type { Lesson, LessonStep, Prompt, Trigger } from '#core/organisms/lesson.ts'
import { engineVersion, type LogEntry, type Recording } from '#core/organisms/recording.ts'
import { checkRunSettings, systemOf, type RunSettings } from '#core/organisms/systems.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { loadDuration } from '#core/traffic/load.ts'
import { curveOf, type Curve } from './curve.ts'
import { timesOf } from './events.ts'
import { holds, measureAll, timeOf, type Place, type Values } from './measure.ts'
import type { Reach, Witness } from './witness.ts'

/** A step of a lesson as it comes out: a pure function of the lesson, whoever plays it and however. */
export interface PlannedStep {
  /** When it begins and ends, s of simulated time. */
  readonly begin: number
  readonly end: number
  /** Whether the event that ends it came within its bound; true for a step that ends at a time. */
  readonly came: boolean
  /** Its measures. */
  readonly values: Values
  /** What is asked of a curve, where one is. */
  readonly curve?: Curve
  /** The seconds that decide it, where the step says which. */
  readonly decisive?: Stretch
}

/** From one simulated time to another, s. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * The run as it is in a step, counted from 0: the changes of all steps of this run so far stand in its log, each at the beginning of
 * its step. `before` are the steps that come before it.
 */
export function recordingAt(
  lesson: Lesson,
  before: readonly Pick<PlannedStep, 'end'>[],
): Recording {
  const { base, steps } = lesson
  const first = runOf(steps, before.length)
  const log = steps.slice(first, before.length + 1).flatMap(({ changes = [] }, index) => {
    const time = beginOf(lesson, before.slice(0, first + index))
    return changes.map((change): LogEntry => ({ time, change }))
  })
  const settings = { ...base.settings, ...steps[first]?.again }
  return { engine: engineVersion, ...base, settings, log }
}

/** Which step has begun the run that a step belongs to, both counted from 0. */
export function runOf(steps: readonly Pick<LessonStep, 'again'>[], step: number): number {
  const first = steps.slice(0, step + 1).findLastIndex(({ again }) => again !== undefined)
  return Math.max(0, first)
}

/** When the step that follows on `before` begins, s: where the last one ends, or at the start of a run of its own. */
function beginOf({ steps }: Lesson, before: readonly Pick<PlannedStep, 'end'>[]): number {
  return steps[before.length]?.again === undefined ? (before.at(-1)?.end ?? 0) : 0
}

/** Plays the step that follows on `before` to its end, and measures it. */
export async function planStep(
  lesson: Lesson,
  before: readonly PlannedStep[],
  reach: Reach,
): Promise<Result<PlannedStep>> {
  const step = lesson.steps[before.length]
  const number = before.length + 1
  if (step === undefined) return refuse(`The lesson has no step ${number}.`)
  const { service = 0 } = lesson
  const recording = recordingAt(lesson, before)
  const settings = settingsOf(recording, service)
  if (!settings.ok) return settings
  const begin = beginOf(lesson, before)
  const duration = loadDuration(settings.value.load)
  const bound = boundOf(step.until, begin, duration)
  const possible = checkBound(bound, { number, begin, duration })
  if (!possible.ok) return possible
  const played = await reach(recording, bound, service)
  if (!played.ok) return refuse(`Step ${number} cannot be played: ${played.problem}`)
  const came = eventIn(step.until, played.value, { begin, bound, service })
  if (came === null && !isBounded(step.until)) {
    return refuse(`Step ${number} waits for something that never comes in this run.`)
  }
  const end = came ?? bound
  const ends = [...before.map((one) => one.end), end]
  const place = {
    witness: played.value,
    service,
    settings: settings.value,
    begin,
    ends,
    earlier: before.map((one) => one.values),
  }
  const values = measureAll(step.measures ?? {}, place)
  const shown = shownOf(step, number, place)
  if (!shown.ok) return shown
  const asked = checkAnswer(step, number, values)
  return asked.ok
    ? { ok: true, value: { begin, end, came: came !== null, values, ...shown.value } }
    : asked
}

/** What of a step is drawn, and what is seen once more; both lie within it. */
function shownOf(
  { prompt, decisive }: LessonStep,
  number: number,
  place: Place,
): Result<Pick<PlannedStep, 'curve' | 'decisive'>> {
  const { begin } = place
  const end = place.ends.at(-1) ?? 0
  const isWithin = ({ from, to }: Stretch) => begin <= from && from < to && to <= end
  const curve = prompt?.kind === 'curve' ? curveOf(prompt, place) : null
  if (curve !== null && !(isWithin(curve) && curve.count > 1 && curve.points.length > 1)) {
    return refuse(`Step ${number} asks for a curve over a span that is not within it.`)
  }
  if (curve !== null && Number.isNaN(curve.start)) {
    return refuse(`Step ${number} asks for a curve that begins where nothing has been measured.`)
  }
  const again =
    decisive === undefined
      ? null
      : { from: timeOf(decisive.from, place), to: timeOf(decisive.to, place) }
  if (again !== null && !isWithin(again)) {
    return refuse(`The decisive seconds of step ${number} are not within it.`)
  }
  const value = {
    ...(curve === null ? {} : { curve }),
    ...(again === null ? {} : { decisive: again }),
  }
  return { ok: true, value }
}

/** The settings in force at the end of a log. */
function settingsOf({ organism, settings, log }: Recording, service: number): Result<RunSettings> {
  const system = systemOf(organism)
  if (system === null) return refuse('The lesson is about a system that is not known here.')
  const overrides = { ...settings }
  for (const { change } of log) {
    if (change.type !== 'set' || (change.service ?? service) !== service) continue
    overrides[change.name] = change.value
  }
  return checkRunSettings(system, overrides)
}

/** The latest that a step can end, s. */
function boundOf(until: Trigger, begin: number, duration: number): number {
  if ('at' in until) return until.at
  if ('after' in until) return begin + until.after
  return Math.min(begin + (until.within ?? Number.POSITIVE_INFINITY), duration)
}

function isBounded(until: Trigger): boolean {
  return !('event' in until) || until.within !== undefined
}

interface Frame {
  readonly number: number
  readonly begin: number
  readonly duration: number
}

function checkBound(bound: number, { number, begin, duration }: Frame): Result<null> {
  if (bound < begin) {
    return refuse(`Step ${number} ends at ${bound} s, but it begins at ${begin} s.`)
  }
  return bound > duration
    ? refuse(`Step ${number} ends at ${bound} s, but the run ends at ${duration} s.`)
    : { ok: true, value: null }
}

/** When a step ends, s; null where its event does not come within the bound. */
function eventIn(
  until: Trigger,
  witness: Witness,
  { begin, bound, service }: { begin: number; bound: number; service: number },
): number | null {
  if (!('event' in until)) return bound
  // What happens at the very moment at which the step begins has led to it.
  const times = timesOf(witness, until.event, service).filter((time) => time > begin)
  const time = times[(until.nth ?? 1) - 1]
  return time === undefined || time > bound ? null : time
}

/** A question that has no answer, or several, is not asked. */
export function checkAnswer({ prompt }: LessonStep, number: number, values: Values): Result<null> {
  if (prompt === undefined) return { ok: true, value: null }
  // Whatever is drawn, the run's line is there; why it went so may be asked for.
  if (prompt.kind === 'curve') {
    const { why } = prompt
    const count = why === undefined ? 1 : trueOptions({ options: why }, values).length
    return count === 1
      ? { ok: true, value: null }
      : refuse(
          `Of the causes of step ${number} exactly one must be true in this run, not ${count}.`,
        )
  }
  if (prompt.kind === 'number') {
    return Number.isFinite(values[prompt.truth])
      ? { ok: true, value: null }
      : refuse(`Step ${number} asks for a number that this run does not have.`)
  }
  const count = trueOptions(prompt, values).length
  return count === 1
    ? { ok: true, value: null }
    : refuse(`Of the answers of step ${number} exactly one must be true in this run, not ${count}.`)
}

/** The indices of the options that hold. */
export function trueOptions(
  { options }: Pick<Extract<Prompt, { kind: 'choice' }>, 'options'>,
  values: Values,
): readonly number[] {
  return [...options.keys()].filter((index) => options[index]?.every((one) => holds(one, values)))
}
