import { organismOf } from '#core/organisms/models.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { LogEntry, Recording } from '#core/organisms/recording.ts'
import type { RunRequest } from './arguments.ts'
import { historyCsv } from './history-csv.ts'
import { openMeantRun } from './meant-run.ts'
import { createProgress, type Progress } from './progress.ts'
import { summaryJson, summaryOf } from './summary.ts'
import { summaryTable } from './summary-table.ts'
import type { Target } from './target.ts'
import type { Terminal } from './terminal.ts'

/** What the shell is told. */
export const exitCode = {
  done: 0,
  /** The run broke a rule of the model, or differs from what its sender saw. */
  failed: 1,
  /** The question was wrong: an option, a file, a setting. */
  refused: 2,
  /** Ctrl+C. */
  stopped: 130,
} as const

/** Steps of work between two looks at the clock and at signals: some milliseconds. */
const slice = 100_000

/** Carries out `mitosis run` and answers the exit code. */
export async function runCommand(request: RunRequest, terminal: Terminal): Promise<number> {
  const meant = openMeantRun(request, terminal)
  if (!meant.ok) return refuse(terminal, meant.problem)
  const { target, recording } = meant.value
  const begun = organismOf(recording.organism)?.begin(recording.settings, recording.seed)
  if (begun === undefined) return refuse(terminal, `There is no system “${recording.organism}”.`)
  if (!begun.ok) return refuse(terminal, begun.problem)
  const run = begun.value
  const progress = createProgress(terminal)
  const began = terminal.nowMs()
  const played = await play(run, recording, { request, target, terminal, progress })
  const wallSeconds = (terminal.nowMs() - began) / 1000
  progress.clear()
  if (played.isStopped) {
    terminal.tell(`Stopped at ${run.now().toFixed(1)} s of simulated time; nothing was written.`)
    return exitCode.stopped
  }
  for (const notice of played.notices) terminal.tell(notice)
  const broken = run.brokenInvariant()
  if (broken !== null) {
    terminal.tell(`The run broke a rule of its model, please report it: “${broken}” does not hold.`)
    return exitCode.failed
  }
  const { name } = target
  const summary = summaryOf(run, recording, { name, wallSeconds, verified: played.verified })
  terminal.print(request.json ? summaryJson(summary) : summaryTable(summary))
  if (request.csv !== null) {
    const written = terminal.write(request.csv, historyCsv(run))
    if (!written.ok) return refuse(terminal, written.problem)
  }
  return played.verified === false ? exitCode.failed : exitCode.done
}

interface Played {
  readonly isStopped: boolean
  readonly notices: readonly string[]
  /** Whether the digest is the sender's; null where there is nothing to compare. */
  readonly verified: boolean | null
}

interface Surroundings {
  readonly request: RunRequest
  readonly target: Target
  readonly terminal: Terminal
  readonly progress: Progress
}

/** Runs to the end, through the log, and past the moment that the sender has seen. */
async function play(
  run: Run,
  { log }: Recording,
  { request, target, terminal, progress }: Surroundings,
): Promise<Played> {
  const until = (): number => Math.min(request.until ?? Infinity, run.duration())
  const notices: string[] = []
  let verified: boolean | null = null
  const sentAt = isUnchanged(request) && target.digest !== null ? target.time : null
  // At equal times the sender saw the change as made.
  const stops: readonly (LogEntry | number)[] = [...log, ...(sentAt === null ? [] : [sentAt])]
  const timeOf = (stop: LogEntry | number): number => (typeof stop === 'number' ? stop : stop.time)
  for (const stop of stops.toSorted((a, b) => timeOf(a) - timeOf(b))) {
    if (timeOf(stop) > until()) break
    if (await reach(timeOf(stop))) return { isStopped: true, notices, verified }
    if (typeof stop === 'number') {
      verified = run.digest() === target.digest
      if (!verified) notices.push(`The digest at ${stop} s is not the one in “${target.name}”.`)
      continue
    }
    const applied = run.apply(stop.change)
    if (!applied.ok) notices.push(`The change at ${stop.time} s was refused: ${applied.problem}`)
  }
  const isStopped = await reach(until())
  if (request.until !== null && request.until > run.duration()) {
    notices.push(`The run ends at ${run.duration()} s, before the time of --until.`)
  }
  return { isStopped, notices, verified }

  async function reach(time: number): Promise<boolean> {
    while (!run.advanceTo(time, slice)) {
      progress.show(run.now(), until())
      if (await terminal.breathe()) return true
    }
    return false
  }
}

/** Whether the run is the one that was sent: no option has put anything else into it. */
function isUnchanged({ manifest, load, set, seed }: RunRequest): boolean {
  return manifest === null && load === null && set.length === 0 && seed === null
}

function refuse({ tell }: Terminal, problem: string): number {
  tell(problem)
  return exitCode.refused
}
