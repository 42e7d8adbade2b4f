import { models } from '#core/organisms/models.ts'
import {
  cellColumns,
  edgeColumns,
  serviceColumns,
  type Figures,
} from '#core/organisms/observation.ts'
import type { Run, Save } from '#core/organisms/organism.ts'
import {
  engineVersion,
  type Change,
  type LogEntry,
  type Recording,
} from '#core/organisms/recording.ts'
import type { SystemName } from '#core/organisms/systems.ts'
import type { Values } from './scenario.ts'
import type { Ask, Wish } from './wishes.ts'

/** A run with its visitor, played once from begin to end. */
export interface Played {
  /** What a page would share: the changes that were accepted. */
  readonly recording: Recording
  /** The run at its end, and what brings it back to its begin. */
  readonly run: Run
  readonly begun: Save
  readonly end: number
  readonly figures: Figures
  readonly digest: string
  /** Of each wish that a moment came for: whether it was accepted. */
  readonly answers: readonly Answer[]
  /** What must not be, in words. */
  readonly problems: readonly string[]
}

/** What became of a wish, and when it was asked, s. */
export interface Answer {
  readonly wish: Wish
  readonly at: number
  readonly isAccepted: boolean
}

/** More than any run of the swarm takes. */
const noLimit = 1e12

/** A run of settings that were checked, of one service where no other system is named. */
export function beginRun(
  settings: Values,
  seed: number,
  organism: SystemName = 'autoscaled-service',
): Run {
  const begun = models[organism].begin(settings, seed)
  if (!begun.ok) throw new Error(`settings that were checked are refused: ${begun.problem}`)
  return begun.value
}

/** Plays from begin to end, and asks each wish at its time; `log` takes what is accepted, also of a run that stops. */
export function play(
  settings: Values,
  seed: number,
  wishes: readonly Wish[],
  log: LogEntry[],
  organism?: SystemName,
): Played {
  const run = beginRun(settings, seed, organism)
  const begun = run.save()
  const answers: Answer[] = []
  const problems: string[] = []
  for (const wish of wishes) {
    if (wish.time > run.duration()) break
    run.advanceTo(wish.time, wish.limit)
    const changes = wish.asks.flatMap((ask) => resolve(ask, run, wish))
    if (changes.length === 0) continue
    const before = run.digest()
    const answer = run.apply(...changes)
    answers.push({ wish, at: run.now(), isAccepted: answer.ok })
    if (answer.ok) log.push(...changes.map((change) => ({ time: run.now(), change })))
    else if (run.digest() !== before) problems.push(`refused, but not left as it was: ${wish.kind}`)
    if (answer.ok && wish.isWrong) problems.push(`accepted, but wrong: ${wish.kind}`)
  }
  run.advanceTo(run.duration(), noLimit)
  const recording = recordingOf(settings, seed, log, organism)
  const end = run.duration()
  const figures = run.figures()
  return { recording, run, begun, end, figures, digest: run.digest(), answers, problems }
}

/** What a page would share of a run. */
export function recordingOf(
  settings: Values,
  seed: number,
  log: readonly LogEntry[],
  organism: SystemName = 'autoscaled-service',
): Recording {
  return { engine: engineVersion, organism, seed, settings, log }
}

/** The change that is asked for, now that it is known which cells live; none where there is no such cell. */
function resolve(ask: Ask, run: Run, wish: Wish): readonly Change[] {
  if (ask.type !== 'kill living') return [ask]
  const ids = livingIds(run)
  const cell = ids[wish.isWrong && ids.length > 0 ? ask.place % ids.length : ask.place]
  if (cell !== undefined) return [{ type: 'kill', cell }]
  return wish.isWrong ? [{ type: 'kill', cell: 1_000_000 }] : []
}

/** Ids of the living cells in the order of their birth. */
export function livingIds(run: Run): readonly number[] {
  const { values, cells } = frameOf(run)
  return [...values.subarray(0, cells)]
}

/** A frame that holds exactly what there is: its columns of cells, then of services, then of edges. */
export function frameOf(run: Run): { readonly values: Float32Array; readonly cells: number } {
  const { cells, services, edges } = run.frameSize()
  const values = new Float32Array(
    cellColumns.length * cells + serviceColumns.length * services + edgeColumns.length * edges,
  )
  run.fillFrame(values, cells, services, edges)
  return { values, cells }
}

/** How a recording is played again. */
export interface Way {
  /** Times at which the run stops and is looked at, after the changes of that time; in their order. */
  readonly stops: readonly number[]
  readonly visit: (run: Run) => void
  /** Steps of work in one call. */
  readonly limit: number
}

export const straight: Way = { stops: [], visit: () => undefined, limit: noLimit }

/** Plays the changes of a log that are ahead of a run, as a link does, to its end. */
export function replay(run: Run, log: readonly LogEntry[], { stops, visit, limit }: Way): void {
  let next = 0
  const reach = (time: number): void => {
    while (!run.advanceTo(time, limit));
  }
  const changeUpTo = (time: number): void => {
    for (let entry = log[next]; entry !== undefined && entry.time <= time; entry = log[++next]) {
      reach(entry.time)
      const answer = run.apply(entry.change)
      if (!answer.ok) throw new Error(`a change is refused in a replay: ${answer.problem}`)
    }
  }
  for (const time of stops) {
    changeUpTo(time)
    reach(time)
    visit(run)
  }
  changeUpTo(Infinity)
  reach(run.duration())
}
