import type { LogEntry } from '#core/organisms/recording.ts'
import { memorySeconds } from './frame.ts'
import {
  createLoadMemory,
  forgetLoads,
  knowsLoads,
  nextNote,
  noteLoads,
  type LoadMemory,
} from './loads.ts'
import { beginPast, forgetOther, goTo, keep, saveBefore, type Kept, type Past } from './past.ts'
import { replayTo, stepsPerLook, type Replay } from './replay.ts'
import { saveLimits, type SaveLimits } from './spacing.ts'

/** A run that can be brought to any of its times: by the nearest save before it, and a replay of the rest. */
export interface Traveller extends Replay {
  readonly past: Past
  readonly loads: LoadMemory
}

/** A run at its beginning, before anything of its log has taken effect. */
export function beginTravel(replay: Replay, limits: SaveLimits = saveLimits): Traveller {
  const loads = createLoadMemory(replay.run.duration())
  return { ...replay, past: beginPast(replay, limits), loads }
}

/**
 * One look's worth of work forward, through the entries of the log that lie on the way; true when `until` was
 * reached. What it leaves behind, saves and loads of cells, leaves no trace in the run.
 */
export function walk(
  traveller: Traveller,
  until: number,
  refuse: (sentence: string) => void,
): boolean {
  const { run, past, loads } = traveller
  const began = run.worked()
  for (;;) {
    const stop = Math.min(until, nextNote(loads, run.now()))
    const left = stepsPerLook - (run.worked() - began)
    if (left <= 0) return false
    const isThere = replayTo(traveller, stop, refuse, left)
    noteLoads(loads, run)
    keep(past, traveller)
    // Its work is done, whether or not the run counts it.
    if (!isThere) return false
    if (stop === until || run.now() >= run.duration()) return true
  }
}

/** Brings the run to the save from which `time` is to be replayed. */
export function takeUp(traveller: Traveller, time: number): void {
  const { past, loads, run } = traveller
  goTo(past, traveller, saveFor(traveller, time))
  noteLoads(loads, run)
}

/** The same, where that is a way forward. */
export function jumpAhead(traveller: Traveller, time: number): void {
  const { past, run } = traveller
  const kept = saveFor(traveller, time)
  if (kept.time > run.now()) goTo(past, traveller, kept)
}

// Two minutes before the time have to be known, or replayed.
function saveFor({ past, loads }: Traveller, time: number): Kept {
  const from = time - memorySeconds
  return saveBefore(past, time, (kept) => kept.time <= from || knowsLoads(loads, from, kept.time))
}

/** The log of the run becomes another one: what it did not lead to is forgotten. */
export function rewrite(traveller: Traveller, log: readonly LogEntry[]): void {
  const changedAt = forgetOther(traveller.past, traveller.log, log)
  forgetLoads(traveller.loads, changedAt)
  traveller.log = log
}
