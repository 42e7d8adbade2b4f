import type { Lesson } from '#core/organisms/lesson.ts'
import { organismOf } from '#core/organisms/models.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { planStep, recordingAt, runOf, type PlannedStep } from './plan.ts'
import type { Witness } from './witness.ts'

/** Plays a whole lesson without a page. */
export async function playLesson(lesson: Lesson): Promise<Result<readonly PlannedStep[]>> {
  let steps: readonly PlannedStep[] = []
  while (steps.length < lesson.steps.length) {
    const next = await planStep(lesson, steps, reachHere)
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
    const seen = await reachHere(
      recordingAt(lesson, steps.slice(0, last)),
      end,
      lesson.service ?? 0,
    )
    if (!seen.ok) return seen
    runs.push({ first, last, witness: seen.value })
  }
  return { ok: true, value: runs }
}

async function reachHere(
  recording: Recording,
  until: number,
  service: number,
): Promise<Result<Witness>> {
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

function runTo({ organism, settings, seed, log }: Recording, time: number): Result<Run> {
  const begun = organismOf(organism)?.begin(settings, seed)
  if (begun === undefined) return refuse('The lesson is about a system that is not known here.')
  if (!begun.ok) return begun
  const run = begun.value
  for (const entry of log) {
    advance(run, entry.time)
    const done = run.apply(entry.change)
    if (!done.ok) return done
  }
  advance(run, time)
  return { ok: true, value: run }
}

function advance(run: Run, time: number): void {
  while (!run.advanceTo(time, 1_000_000));
}
