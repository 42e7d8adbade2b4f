import { beginDiagnosis } from '#incidents/explain.ts'
import { explanationOf, type Explanation } from '#incidents/explanation.ts'
import type { Measure } from '#incidents/measure.ts'
import { beginMeasure, type Making } from '#incidents/play.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { servicesAlone } from '#share/service-path.ts'
import type { ExplainRequest } from './arguments.ts'
import { explanationTable } from './explanation-table.ts'
import { openMeantRun } from './meant-run.ts'
import { createProgress } from './progress.ts'
import { exitCode } from './run-command.ts'
import type { Terminal } from './terminal.ts'

/** Steps of work between two looks at signals. */
const slice = 100_000

/** Carries out `mitosis explain` and answers the exit code. */
export async function explainCommand(request: ExplainRequest, terminal: Terminal): Promise<number> {
  const meant = openMeantRun(request, terminal)
  if (!meant.ok) return told(terminal, meant.problem)
  const { recording } = meant.value
  const names = servicesAlone(recording.organism, recording.settings).map(({ name }) => name)
  const service = placeOf(request.of, names)
  if (!service.ok) return told(terminal, service.problem)
  const explained = await explainIn(
    recording,
    { service: service.value, time: request.at },
    terminal,
  )
  if (explained === 'stopped') return exitCode.stopped
  if (!explained.ok) return told(terminal, explained.problem)
  const found = explained.value
  terminal.print(request.json ? JSON.stringify(found, null, 2) : explanationTable(found, names))
  return exitCode.done
}

/** Makes all its runs one after another. */
async function explainIn(
  recording: Recording,
  question: { readonly service: number; readonly time: number | null },
  terminal: Terminal,
): Promise<Result<Explanation | null> | 'stopped'> {
  const progress = createProgress(terminal)
  const begun = beginDiagnosis(recording, question)
  if (!begun.ok) return begun
  let made = 0
  let all = 1
  const finish = async <Value>(making: Making<Value>): Promise<Value | 'stopped'> => {
    while (!making.advance(slice)) {
      progress.show(made + making.share(), all)
      if (await terminal.breathe()) return 'stopped'
    }
    made++
    return making.value()
  }
  const found = await finish(begun.value)
  if (found === 'stopped' || !found.ok || found.value === null) {
    progress.clear()
    return found === 'stopped' || !found.ok ? found : { ok: true, value: null }
  }
  const diagnosis = found.value
  all = 1 + diagnosis.plan.length
  const measures: Measure[] = []
  for (const planned of diagnosis.plan) {
    const measuring = beginMeasure(planned.recording, question.service, diagnosis.incident.stretch)
    if (!measuring.ok) return measuring
    const measure = await finish(measuring.value)
    if (measure === 'stopped') return measure
    measures.push(measure)
  }
  progress.clear()
  return { ok: true, value: explanationOf(diagnosis, measures) }
}

/** The place of a service by its name; the first where none is said. */
function placeOf(name: string | null, names: readonly string[]): Result<number> {
  if (name === null) return { ok: true, value: 0 }
  const place = names.indexOf(name)
  if (place >= 0) return { ok: true, value: place }
  return refuse(
    names.length === 0
      ? 'This run has one service: leave --of out.'
      : `There is no service ${shown(name)} in this run; there are ${names.join(', ')}.`,
  )
}

function told({ tell }: Terminal, problem: string): number {
  tell(problem)
  return exitCode.refused
}
