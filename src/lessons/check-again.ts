import type { Lesson, LessonStep } from '#core/organisms/lesson.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { systemOf } from '#core/organisms/systems.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import { loadDuration, type LoadCurve } from '#core/traffic/load.ts'
import { canonicalRecording } from '#share/recording-check.ts'
import { runOf } from './plan.ts'

/** A run from its start takes some seconds, in a page that also draws. */
export const longestRun = 4 * 3600

/** A step of a lesson, by its number from 1, and those before it. */
export interface StepPlace {
  readonly number: number
  readonly base: Lesson['base']
  readonly steps: readonly LessonStep[]
}

/** The run that a step belongs to. */
export interface StepRun {
  /** What the step itself says of it; null where it goes on with the run of the step before. */
  readonly again: Recording['settings'] | null
  readonly base: Lesson['base']
  /** The number of the step that began it. */
  readonly first: number
}

/** Whether a run with these settings, which have passed their checks, is longer than one of a lesson may be. */
export function isTooLong({ load = parameters.load.start }: Recording['settings']): boolean {
  // The field of the load has been checked with the others.
  return loadDuration(load as LoadCurve) > longestRun
}

/** The settings with which a step begins the run anew, from anything; none where it goes on. */
export function checkAgain(value: unknown, { number, base, steps }: StepPlace): Result<StepRun> {
  if (value === undefined) {
    const first = runOf(steps, steps.length)
    const settings = { ...base.settings, ...steps[first]?.again }
    return { ok: true, value: { again: null, base: { ...base, settings }, first: first + 1 } }
  }
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  const merged = isRecord ? { ...base.settings, ...value } : value
  const checked = canonicalRecording({ ...base, settings: merged, engine: engineVersion, log: [] })
  if (!checked.ok) {
    return refuse(`The run that step ${number} begins is not possible: ${checked.problem}`)
  }
  const { settings } = checked.value
  if (isTooLong(settings)) return refuse('The run of a lesson may last four hours at most.')
  // What is set back to its start value stands in no canonical form, but takes the place of what the base says.
  const again: Record<string, Plain> = {}
  for (const name of Object.keys(value ?? {})) {
    const plain = settings[name] ?? startOf(base.organism, name)
    if (plain !== undefined) again[name] = plain
  }
  return { ok: true, value: { again, base: { ...base, settings }, first: number } }
}

function startOf(organism: string, name: string): Plain | undefined {
  const start = systemOf(organism)?.parameters[name]?.start
  // A start value is plain data, as every value of a schema.
  return start === undefined ? undefined : (JSON.parse(JSON.stringify(start)) as Plain)
}
