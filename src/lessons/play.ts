import type { Lesson } from '#core/organisms/lesson.ts'
import { organismOf } from '#core/organisms/models.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { planStep, recordingAt, runOf, type PlannedStep } from './plan.ts'
import type { Reach, Witness } from './witness.ts'

/** Plays a whole lesson without a page. */
export async function playLesson(lesson: Lesson): Promise<Result<readonly PlannedStep[]>> {
  const reach = reachBy(reacher())
  let steps: readonly PlannedStep[] = []
  while (steps.length < lesson.steps.length) {
    const next = await planStep(lesson, steps, reach)
    if (!next.ok) return next
    steps = [...steps, next.value]
  }
  return { ok: true, value: steps }
}

/** The digests where each step begins, its changes made, and where the last one ends. */
export function digestsOf(
  lesson: Lesson,
  steps: readonly PlannedStep[],
): Result<readonly string[]> {
  const runTo = reacher()
  const digests: string[] = []
  for (const index of [...steps.keys(), steps.length]) {
    const before = steps.slice(0, index)
    // After its last step a lesson changes nothing.
    const recording = recordingAt(lesson, index < steps.length ? before : before.slice(0, -1))
    const run = runTo(recording, steps[index]?.begin ?? before.at(-1)?.end ?? 0)
    if (!run.ok) return run
    digests.push(run.value.digest())
  }
  return { ok: true, value: digests }
}

/** One of the runs of a lesson, and the steps of it, from 0. */
export interface PlayedRun {
  readonly first: number
  readonly last: number
  /** What was seen of it up to the end of its last step. */
  readonly witness: Witness
}

/** The runs of a lesson that has been played: one, unless a step begins it again. */
export async function runsOf(
  lesson: Lesson,
  steps: readonly PlannedStep[],
): Promise<Result<readonly PlayedRun[]>> {
  const runs: PlayedRun[] = []
  for (const [last, { end }] of steps.entries()) {
    const first = runOf(lesson.steps, last)
    if (last + 1 < steps.length && runOf(lesson.steps, last + 1) === first) continue
    const seen = await reachBy(reacher())(
      recordingAt(lesson, steps.slice(0, last)),
      end,
      lesson.service ?? 0,
    )
    if (!seen.ok) return seen
    runs.push({ first, last, witness: seen.value })
  }
  return { ok: true, value: runs }
}

/** Reaches a moment of a run. */
type Reacher = (recording: Recording, time: number) => Result<Run>

/** Goes on with the run that was reached last, where that is on the way; else it begins at the start. */
function reacher(): Reacher {
  let last: { readonly recording: Recording; readonly time: number; readonly run: Run } | null =
    null
  return (recording, time) => {
    const from = last !== null && last.time <= time && leadsTo(last, recording) ? last : null
    const begun: Result<Run> = from === null ? begin(recording) : { ok: true, value: from.run }
    if (!begun.ok) return begun
    const run = begun.value
    const done = from?.recording.log.length ?? 0
    last = null
    for (const entry of recording.log.slice(done)) {
      advance(run, entry.time)
      const applied = run.apply(entry.change)
      if (!applied.ok) return applied
    }
    advance(run, time)
    last = { recording, time, run }
    return begun
  }
}

/** Whether a run that was played up to a time is a beginning of another recording. */
function leadsTo(
  { recording, time }: { readonly recording: Recording; readonly time: number },
  other: Recording,
): boolean {
  const { log, ...base } = recording
  const { log: later, ...otherBase } = other
  const done = later.slice(0, log.length)
  const next = later[log.length]
  return (
    JSON.stringify([base, log]) === JSON.stringify([otherBase, done]) &&
    (next === undefined || next.time >= time)
  )
}

function reachBy(runTo: Reacher): Reach {
  return async (recording, until, service) => {
    const played = runTo(recording, until)
    if (!played.ok) return played
    const run = played.value
    const [notes, decisions] = [run.notes(), run.decisions()]
    if (notes.dropped + decisions.dropped > 0) {
      return refuse('More happens in this run than a lesson can look back upon.')
    }
    const value = {
      history: run.history(service),
      notes: notes.entries,
      decisions: decisions.entries,
    }
    return Promise.resolve({ ok: true, value })
  }
}

function begin({ organism, settings, seed }: Recording): Result<Run> {
  return (
    organismOf(organism)?.begin(settings, seed) ??
    refuse('The lesson is about a system that is not known here.')
  )
}

function advance(run: Run, time: number): void {
  while (!run.advanceTo(time, 1_000_000));
}
