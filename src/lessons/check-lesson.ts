import {
  eventNames,
  focusTargets,
  type Lesson,
  type LessonStep,
  type Measure,
  type Prompt,
  type Trigger,
} from '#core/organisms/lesson.ts'
import { engineVersion, type Change, type Recording } from '#core/organisms/recording.ts'
import { scenarios } from '#core/organisms/scenarios.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { isList, isRecord } from '#share/plain.ts'
import { canonicalRecording } from '#share/recording-check.ts'
import { checkAgain, isTooLong, longestRun, type StepPlace } from './check-again.ts'
import { checkGaps, readCurvePrompt, readDecisive } from './check-curve.ts'
import {
  checkComparisons,
  checkMeasures,
  isIndex,
  isNumber,
  only,
  type Steps,
} from './check-measure.ts'
import { checkTexts } from './check-text.ts'

/** What a lesson may hold: it has to be read in a moment, and played in some seconds. */
export const lessonLimits = { steps: 8, changes: 12, options: 4, duration: longestRun } as const

/**
 * A lesson from anything, such as a link. Whatever is wrong is said in one sentence; nothing of a wrong lesson is used. That its
 * events come and its cells live is known only when it is played (planStep).
 */
export function checkLesson(value: unknown): Result<Lesson> {
  if (!isRecord(value)) return refuse(`A lesson must be an object, not ${shown(value)}.`)
  if (!only(value, ['id', 'base', 'service', 'steps', 'texts'])) {
    return refuse('The lesson has a field that is not known here.')
  }
  const { id, service = 0, steps: given } = value
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/u.test(id)) {
    return refuse(`A lesson is named by small letters, digits and hyphens, not by ${shown(id)}.`)
  }
  if (!isIndex(service)) return refuse(`There is no service ${shown(service)} to watch.`)
  if (!isList(given) || given.length === 0 || given.length > lessonLimits.steps) {
    return refuse(`A lesson has 1 to ${lessonLimits.steps} steps.`)
  }
  const base = checkBase(value.base, service)
  if (!base.ok) return base
  const steps: LessonStep[] = []
  for (const [index, one] of given.entries()) {
    const step = checkStep(one, { number: index + 1, base: base.value, steps })
    if (!step.ok) return step
    steps.push(step.value)
  }
  const asked = steps.map(({ prompt = null, measures = {} }) => ({ prompt, measures }))
  const texts = checkTexts(value.texts, asked)
  if (!texts.ok) return texts
  return { ok: true, value: { id, base: base.value, service, steps, texts: texts.value } }
}

/** The run that a lesson begins with: a system with settings and a seed, or a built-in scenario by its name. */
function checkBase(value: unknown, service: number): Result<Lesson['base']> {
  if (!isRecord(value)) return refuse(`The run of a lesson must be an object, not ${shown(value)}.`)
  const { scenario, seed } = value
  const known = new Map(Object.entries(scenarios))
  const built = typeof scenario === 'string' ? known.get(scenario) : undefined
  if (scenario !== undefined && built === undefined) {
    return refuse(
      `There is no scenario called ${shown(scenario)} here; there are ${[...known.keys()].join(', ')}.`,
    )
  }
  const checked = canonicalRecording({ ...value, ...built, seed, engine: engineVersion, log: [] })
  if (!checked.ok) return refuse(`The run of the lesson is not possible: ${checked.problem}`)
  const { organism, settings } = checked.value
  if (isTooLong(settings)) return refuse('The run of a lesson may last four hours at most.')
  if (service > 0 && organism === 'autoscaled-service') {
    return refuse(`There is no service ${service} to watch: the run of the lesson has one.`)
  }
  return { ok: true, value: { organism, seed: checked.value.seed, settings } }
}

function checkStep(value: unknown, place: StepPlace): Result<LessonStep> {
  const { number, steps } = place
  if (!isRecord(value)) return refuse(`Step ${number} must be an object, not ${shown(value)}.`)
  if (
    !only(value, [
      'focus',
      'again',
      'changes',
      'speed',
      'until',
      'prompt',
      'decisive',
      'measures',
      'claims',
    ])
  ) {
    return refuse(`Step ${number} has a field that is not known here.`)
  }
  const focus = focusTargets.find((one) => one === value.focus)
  if (focus === undefined) {
    return refuse(
      `Step ${number} points at one of ${focusTargets.join(', ')}, not at ${shown(value.focus)}.`,
    )
  }
  const { speed } = value
  if (speed !== undefined && !(isNumber(speed) && speed >= 0.1 && speed <= 600)) {
    return refuse(
      `The speed of step ${number} must be a number from 0.1 to 600, not ${shown(speed)}.`,
    )
  }
  const until = readTrigger(value.until)
  if (until === null)
    return refuse(
      `Step ${number} does not say when it ends: at a time, after a time, or at an event.`,
    )
  const again = checkAgain(value.again, place)
  if (!again.ok) return again
  const changes = checkChanges(value.changes ?? [], number, again.value.base)
  if (!changes.ok) return changes
  const { first } = again.value
  const earlier = steps.map((step) => step.measures ?? {})
  const around = { number, first, earlier }
  const measures = checkMeasures(value.measures ?? {}, around)
  if (!measures.ok) return measures
  const names = Object.keys(measures.value)
  const claims = checkComparisons(value.claims ?? [], `the claims of step ${number}`, names)
  if (!claims.ok) return claims
  const prompt =
    value.prompt === undefined ? null : checkPrompt(value.prompt, around, measures.value)
  if (prompt?.ok === false) return prompt
  const decisive = value.decisive === undefined ? undefined : readDecisive(value.decisive, around)
  if (decisive === null)
    return refuse(`The decisive seconds of step ${number} have no two moments.`)
  const step = {
    focus,
    changes: changes.value,
    until,
    measures: measures.value,
    claims: claims.value,
  }
  const whole: LessonStep = {
    ...step,
    ...(again.value.again === null ? {} : { again: again.value.again }),
    ...(speed === undefined ? {} : { speed }),
    ...(prompt === null ? {} : { prompt: prompt.value }),
    ...(decisive === undefined ? {} : { decisive }),
  }
  const gaps = checkGaps(whole, number)
  return gaps.ok ? { ok: true, value: whole } : gaps
}

function readTrigger(value: unknown): Trigger | null {
  if (!isRecord(value)) return null
  const { at, after, event, nth, within } = value
  const isTime = (time: unknown): time is number =>
    isNumber(time) && time >= 0 && time <= lessonLimits.duration
  if (at !== undefined) return isTime(at) && only(value, ['at']) ? { at: at + 0 } : null
  if (after !== undefined)
    return isTime(after) && only(value, ['after']) ? { after: after + 0 } : null
  const name = eventNames.find((one) => one === event)
  if (name === undefined || !only(value, ['event', 'nth', 'within'])) return null
  if (nth !== undefined && !(isIndex(nth) && nth >= 1)) return null
  if (within !== undefined && !(isTime(within) && within > 0)) return null
  return {
    event: name,
    ...(nth === undefined ? {} : { nth }),
    ...(within === undefined ? {} : { within }),
  }
}

/** Changes go by the rules of the log; when they are made is for the step to say. */
function checkChanges(
  value: unknown,
  number: number,
  base: Lesson['base'],
): Result<readonly Change[]> {
  if (!isList(value) || value.length > lessonLimits.changes) {
    return refuse(`Step ${number} makes a list of at most ${lessonLimits.changes} changes.`)
  }
  const log = value.map((change) => ({ time: 0, change }))
  const checked: Result<Recording> = canonicalRecording({ ...base, engine: engineVersion, log })
  return checked.ok
    ? { ok: true, value: checked.value.log.map(({ change }) => change) }
    : refuse(`A change of step ${number} is not possible: ${checked.problem}`)
}

function checkPrompt(
  value: unknown,
  steps: Steps,
  measures: Readonly<Record<string, Measure>>,
): Result<Prompt> {
  const { number } = steps
  if (isRecord(value) && value.kind === 'choice' && only(value, ['kind', 'options'])) {
    const { options: given } = value
    if (!isList(given) || given.length < 2 || given.length > lessonLimits.options) {
      return refuse(`The choice of step ${number} has 2 to ${lessonLimits.options} options.`)
    }
    const options = []
    for (const one of given) {
      const option = checkComparisons(one, `an option of step ${number}`, Object.keys(measures))
      if (!option.ok) return option
      options.push(option.value)
    }
    return { ok: true, value: { kind: 'choice', options } }
  }
  const asked =
    isRecord(value) && value.kind === 'curve'
      ? readCurvePrompt(value, steps, Object.keys(measures))
      : readNumberPrompt(value, measures)
  return asked === null
    ? refuse(
        `What step ${number} asks is neither a number that it measures nor a choice, nor a curve of a chart.`,
      )
    : { ok: true, value: asked }
}

function readNumberPrompt(
  value: unknown,
  measures: Readonly<Record<string, Measure>>,
): Prompt | null {
  if (!isRecord(value) || value.kind !== 'number') return null
  if (!only(value, ['kind', 'truth', 'min', 'max', 'step', 'near'])) return null
  const { truth, min, max, step, near } = value
  if (typeof truth !== 'string' || !Object.hasOwn(measures, truth)) return null
  if (![min, max, step, near].every(isNumber)) return null
  const scale = { min: Number(min), max: Number(max), step: Number(step), near: Number(near) }
  const isScale = scale.min < scale.max && scale.step > 0 && scale.near >= 0
  return isScale && (scale.max - scale.min) / scale.step <= 10_000
    ? { kind: 'number', truth, ...scale }
    : null
}
