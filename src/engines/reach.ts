import { models } from '#core/organisms/models.ts'
import { digestOf } from '#core/kernel/digest.ts'
import {
  cellColumns,
  edgeColumns,
  sampleColumns,
  serviceColumns,
} from '#core/organisms/observation.ts'
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
export function reach({ id, organism, seed, settings, log, meets }: EngineCase): Reached {
  const stop = (sentence: string): never => {
    throw new Error(`“${id}”: ${sentence}`)
  }
  const begun = models[organism].begin(settings, seed)
  if (!begun.ok) return stop(begun.problem)
  const half: Replay = { run: begun.value, log, applied: 0 }
  while (!replayTo(half, begun.value.duration() / 2, stop));
  const whole: Replay = { ...half, run: half.run.fork() }
  while (!replayTo(whole, whole.run.duration(), stop));
  if (whole.applied < log.length) return stop('its log goes on after its end.')
  const broken = whole.run.brokenInvariant()
  if (broken !== null) return stop(`it does not hold that ${broken}`)
  const figures = whole.run.services.map((_, service) => whole.run.figures(service))
  const missed = meets.find((what) => figures.every((one) => counts[what](one) === 0))
  if (missed !== undefined) return stop(`nothing of “${missed}” came up. Change the case.`)
  const shownBy = organism === 'microservices' ? shownByMany : shownByOne
  const shown = digestOf([half.run, whole.run].flatMap(shownBy))
  const attempts = figures.reduce((sum, one) => sum + one.attempts.sent, 0)
  return { digest: whole.run.digest(), shown, attempts }
}

/** The latest of long lists alone: text is the slowest thing to digest. */
const latest = 300

function shownByOne(run: Run): readonly (ArrayBuffer | string)[] {
  // The edges are left out: of one service they say what its columns say.
  const { rows, count } = run.history()
  const history = rows.slice(0, count * sampleColumns.length)
  const notes = run.notes().entries.slice(-latest)
  // Nor does a decision say whose it is.
  const decisions = run.decisions().entries.slice(-latest)
  const made = decisions.map((decision) => ({ ...decision, service: undefined }))
  const told = [run.figures(), run.latencyQuantile(0.999), notes, made]
  const frame = frameOf(run, 0)
  // Nor is the last column: whether a service misses its objective stands in its history.
  const columns = frame.slice(0, frame.byteLength - 4 * run.services.length)
  return [columns, history.buffer, JSON.stringify(told)]
}

function shownByMany(run: Run): readonly (ArrayBuffer | string)[] {
  const histories = run.services.map((_, service) => {
    const { rows, count } = run.history(service)
    return rows.slice(0, count * sampleColumns.length).buffer
  })
  const notes = run.notes().entries.slice(-latest)
  const decisions = run.decisions().entries.slice(-latest)
  const figures = run.services.map((_, service) => run.figures(service))
  const slowest = run.services.map((_, service) => run.latencyQuantile(0.999, service))
  const told = [run.services, run.edges, figures, slowest, notes, decisions]
  return [frameOf(run, run.frameSize().edges), ...histories, JSON.stringify(told)]
}

/** The columns of a frame, with those of so many edges. What only crashes bring is left out where there were none. */
function frameOf(run: Run, edges: number): ArrayBuffer {
  const { cells, services } = run.frameSize()
  const frame = new Float32Array(
    cellColumns.length * cells + serviceColumns.length * services + edgeColumns.length * edges,
  )
  run.fillFrame(frame, cells, services, edges)
  const from = cells * cellColumns.indexOf('restarts')
  const to = cells * cellColumns.length
  if (frame.subarray(from, to).some((value) => value > 0)) return frame.buffer
  const without = new Float32Array(frame.length - (to - from))
  without.set(frame.subarray(0, from))
  without.set(frame.subarray(to), from)
  return without.buffer
}
