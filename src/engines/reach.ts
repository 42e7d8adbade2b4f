import { autoscaledService } from '#core/organisms/autoscaled-service/model.ts'
import { digestOf } from '#core/kernel/digest.ts'
import { cellColumns, sampleColumns, serviceColumns } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { replayTo, type Replay } from '#worker/replay.ts'
import { counts, type EngineCase } from './case.ts'

/** What came of a case. */
export interface Reached {
  /** The digest that a link would carry: over the state at the end. */
  readonly digest: string
  /** Over what the page would show half-way and at the end: frame, figures, history, journal, decisions. */
  readonly shown: string
  /** Attempts sent. */
  readonly attempts: number
}

/**
 * Runs a case to its end, the second half in a fork of the first. One that cannot run, or does not meet
 * what it is there for, stops with a sentence.
 */
export function reach({ id, seed, settings, log, meets }: EngineCase): Reached {
  const stop = (sentence: string): never => {
    throw new Error(`“${id}”: ${sentence}`)
  }
  const begun = autoscaledService.begin(settings, seed)
  if (!begun.ok) return stop(begun.problem)
  const half: Replay = { run: begun.value, log, applied: 0 }
  while (!replayTo(half, begun.value.duration() / 2, stop));
  const whole: Replay = { ...half, run: half.run.fork() }
  while (!replayTo(whole, whole.run.duration(), stop));
  if (whole.applied < log.length) return stop('its log goes on after its end.')
  const broken = whole.run.brokenInvariant()
  if (broken !== null) return stop(`it does not hold that ${broken}`)
  const figures = whole.run.figures()
  const missed = meets.find((what) => counts[what](figures) === 0)
  if (missed !== undefined) return stop(`nothing of “${missed}” came up. Change the case.`)
  const shown = digestOf([half.run, whole.run].flatMap(shownBy))
  return { digest: whole.run.digest(), shown, attempts: figures.attempts.sent }
}

/** The latest of long lists alone: text is the slowest thing to digest. */
const latest = 300

function shownBy(run: Run): readonly (ArrayBuffer | string)[] {
  const { cells, services } = run.frameSize()
  const frame = new Float32Array(cellColumns.length * cells + serviceColumns.length * services)
  // The edges are left out: of one service they say what its columns say.
  run.fillFrame(frame, cells, services, 0)
  const { rows, count } = run.history()
  const history = rows.slice(0, count * sampleColumns.length)
  const notes = run.notes().entries.slice(-latest)
  // Nor does a decision say whose it is.
  const decisions = run.decisions().entries.slice(-latest)
  const made = decisions.map((decision) => ({ ...decision, service: undefined }))
  const told = [run.figures(), run.latencyQuantile(0.999), notes, made]
  // Nor is the last column: whether a service misses its objective stands in its history.
  const columns = frame.buffer.slice(0, (frame.length - services) * 4)
  return [columns, history.buffer, JSON.stringify(told)]
}
