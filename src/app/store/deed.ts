import type { Change, Recording } from '#core/organisms/recording.ts'
import type { RunSettings } from '#core/organisms/systems.ts'
import type { Retraced } from './session-state.ts'
import { isSame, settingsAt } from './settings.ts'

/** What a visitor did between two runs as they are written down; words are made of it elsewhere. */
export type Deed =
  /** Another run was opened, or another seed chosen. */
  | { readonly kind: 'run' }
  | { readonly kind: 'seed'; readonly seed: number }
  /** Only the branches are others. */
  | { readonly kind: 'branches' }
  | DeedOfRun

/** Something was done at a time, s: at 0 also what a run begins with. */
export interface DeedOfRun {
  readonly kind: 'change'
  readonly time: number
  /** The first change of that moment; null where what the run begins with is other, or changes of the log were left out. */
  readonly change: Change | null
  /** The settings before and after that moment; null where they are not known. */
  readonly was: RunSettings | null
  readonly now: RunSettings | null
}

/** What was taken back, or made again. */
export function deedOf({ before, after, wished }: Retraced): Deed {
  const deed = deedBetween(before, after)
  // What was wished for on the way to a time is in no log yet.
  return deed.kind === 'branches' && wished !== null
    ? { kind: 'change', ...wished, was: null, now: null }
    : deed
}

/** What leads from one run to another: what the other has first that the one has not. */
export function deedBetween(before: Recording, after: Recording): Deed {
  if (before.organism !== after.organism) return { kind: 'run' }
  if (before.seed !== after.seed) return { kind: 'seed', seed: after.seed }
  if (!isSame(before.settings, after.settings)) {
    return { ...between(before, after, 0), change: null }
  }
  const index = after.log.findIndex((entry, i) => !isSame(entry, before.log[i]))
  const entry = after.log[index]
  if (entry !== undefined) {
    const { time, change } = entry
    const until = after.log.filter((one, i) => i < index || one.time === time)
    const was = { ...after, log: after.log.slice(0, index) }
    return { ...between(was, { ...after, log: until }, time), change }
  }
  const left = before.log[after.log.length]
  return left === undefined
    ? { kind: 'branches' }
    : { ...between(before, after, left.time), change: null }
}

function between(before: Recording, after: Recording, time: number): Omit<DeedOfRun, 'change'> {
  const [was, now] = [settingsAt(before, time), settingsAt(after, time)]
  return { kind: 'change', time, was: was.ok ? was.value : null, now: now.ok ? now.value : null }
}
