import { sampleColumns } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { diagnose, type Diagnosis, type Question } from './diagnosis.ts'
import { explanationOf, type Explanation } from './explanation.ts'
import type { Measure } from './measure.ts'
import { beginMeasure, beginPlay, type Making } from './play.ts'

/** Explains an incident in one go: for tests, the command line and lessons. Null where the service has lost nothing. */
export function explain(recording: Recording, question: Question): Result<Explanation | null> {
  const diagnosing = beginDiagnosis(recording, question)
  if (!diagnosing.ok) return diagnosing
  const diagnosed = made(diagnosing.value)
  if (!diagnosed.ok || diagnosed.value === null) return diagnosed as Result<null>
  const diagnosis = diagnosed.value
  const measures: Measure[] = []
  for (const planned of diagnosis.plan) {
    const begun = beginMeasure(planned.recording, question.service, diagnosis.incident.stretch)
    if (!begun.ok) return begun
    measures.push(made(begun.value))
  }
  return { ok: true, value: explanationOf(diagnosis, measures) }
}

/** Runs a recording to its end and finds the incident that is asked for. */
export function beginDiagnosis(
  recording: Recording,
  question: Question,
): Result<Making<Result<Diagnosis | null>>> {
  const begun = beginPlay(recording)
  if (!begun.ok) return begun
  const { run, advance, share } = begun.value
  if (question.service >= run.services.length) {
    return refuse(`There is no service ${question.service}; this run has ${run.services.length}.`)
  }
  return {
    ok: true,
    value: {
      advance: (limit) => advance(Infinity, limit),
      share,
      value() {
        const { entries, present } = run.causes()
        const { attempts, retries } = run.figures(question.service)
        const retried = attempts.sent > 0 ? retries.sent / attempts.sent : 0
        const losses = {
          entries: [...entries, ...present],
          missed: missedAt(run.history(question.service)),
          end: run.now(),
        }
        const decisions = run.decisions().entries
        return diagnose(recording, { ...losses, decisions, retried }, question)
      },
    },
  }
}

/** When the windows ended that missed the objective. */
function missedAt({ rows, count }: ReturnType<Run['history']>): ReadonlySet<number> {
  const times = new Set<number>()
  for (let row = 0; row < count; row++) {
    const at = row * sampleColumns.length
    if (rows[at + missed] === 1) times.add(rows[at] ?? 0)
  }
  return times
}

const missed = sampleColumns.indexOf('missed')

const slice = 1_000_000

function made<Value>(making: Making<Value>): Value {
  while (!making.advance(slice));
  return making.value()
}
