import type { Run, Save } from '#core/organisms/organism.ts'
import type { LogEntry } from '#core/organisms/recording.ts'
import type { Replay } from './replay.ts'
import { limitsFor, thinned, type SaveLimits, type Spaced } from './spacing.ts'

/** A save of a run, and how far it had come. */
export interface Kept extends Spaced {
  readonly time: number
  /** How many entries of the log had taken effect. */
  readonly applied: number
  readonly save: Save
}

/** The saves of a run. New ones join at the end only. */
export interface Past {
  readonly limits: SaveLimits
  /** That of its beginning. */
  readonly first: Kept
  /** The others, oldest first. */
  later: readonly Kept[]
  /** Steps of work from the beginning of the run to where `Run.worked` counts from. */
  origin: number
  /** The position from which on the next save is taken. */
  due: number
}

/** The past of a run at its beginning. */
export function beginPast({ run, applied }: Replay, limits: SaveLimits): Past {
  const save = run.save()
  const first = { position: 0, bytes: save.bytes, time: run.now(), applied, save }
  const past = { limits, first, later: [], origin: -run.worked(), due: 0 }
  return { ...past, due: dueAfter(past, first) }
}

/** Steps of work from the beginning of the run to where it stands. */
export function positionOf({ origin }: Past, run: Run): number {
  return origin + run.worked()
}

/** Takes a save where one is due. */
export function keep(past: Past, replay: Replay): void {
  const isDue = positionOf(past, replay.run) >= past.due
  if (isDue && replay.run.now() > newestOf(past).time) add(past, replay)
}

/** The run, which stood at its beginning, was brought to a position that its past does not know. */
export function arriveFrom(past: Past, replay: Replay, position: number): void {
  past.origin = position - replay.run.worked()
  if (replay.run.now() > newestOf(past).time) add(past, replay)
}

function add(past: Past, { run, applied }: Replay): void {
  const position = positionOf(past, run)
  const newest = newestOf(past)
  const save = run.save(newest.save)
  const kept = { position, bytes: save.bytes, time: run.now(), applied, save }
  past.later = thinned(past.first, [...past.later, kept], limitsAt(past, kept))
  // Also where it was too large to be kept: it will hardly be smaller a moment later.
  past.due = dueAfter(past, kept)
}

function limitsAt({ limits, first }: Pick<Past, 'limits' | 'first'>, { bytes }: Kept): SaveLimits {
  return limitsFor(limits, first.bytes, bytes)
}

/** The position from which on the next save after this one is taken. */
function dueAfter(past: Pick<Past, 'limits' | 'first'>, newest: Kept): number {
  return newest.position + limitsAt(past, newest).spacing
}

/** Brings a run back, or forward, to one of its saves. */
export function goTo(past: Past, replay: Replay, { save, applied, position }: Kept): void {
  replay.run.restore(save)
  replay.applied = applied
  past.origin = position - replay.run.worked()
}

/** The newest save at or before a time that serves; else the first. */
export function saveBefore(
  { first, later }: Past,
  time: number,
  serves: (kept: Kept) => boolean,
): Kept {
  return later.findLast((kept) => kept.time <= time && serves(kept)) ?? first
}

/**
 * The log has become another: drops the saves that it did not lead to, and says from when on the run is another
 * one, s; Infinity where it is the same.
 */
export function forgetOther(
  past: Past,
  before: readonly LogEntry[],
  after: readonly LogEntry[],
): number {
  let shared = 0
  while (shared < before.length && isSame(before[shared], after[shared])) shared += 1
  const changedAt = Math.min(before[shared]?.time ?? Infinity, after[shared]?.time ?? Infinity)
  // What is changed at the very moment of a save comes after it.
  past.later = past.later.filter((kept) => kept.applied <= shared && kept.time <= changedAt)
  past.due = dueAfter(past, newestOf(past))
  return changedAt
}

function isSame(one: LogEntry | undefined, other: LogEntry | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

function newestOf({ first, later }: Past): Kept {
  return later.at(-1) ?? first
}
