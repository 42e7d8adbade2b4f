import type { Run } from '#core/organisms/organism.ts'
import type { LogEntry } from '#core/organisms/recording.ts'
import { whole, type Dice } from './dice.ts'
import { addExactly, type ExactSum } from './exact-sum.ts'
import { replay } from './play.ts'
import type { Attempt } from './traced-run.ts'

/** What a check of Little's law has seen. */
export interface LittleCheck {
  readonly problem: string | null
  /** Instants at which cells were counted. */
  readonly instants: number
  /** Attempts of the spans from empty to empty. */
  readonly attempts: number
}

/** So many instants of a run are looked at, in a row, each at it and just before it. */
const instantsMost = 100

/**
 * Little's law from empty to empty, exactly: ∫ N dt, with N counted in the cells at every instant at which it may change, is the
 * sum of the times that the attempts spent there, as they were written down when they were sent. Both sides are sums of
 * doubles without rounding. The same for those on slots. Where a run is not empty, N is compared instant by instant.
 * `run` stands at its begin; `end` is where it ends.
 */
export function checkLittle(
  run: Run,
  log: readonly LogEntry[],
  attempts: readonly Attempt[],
  { dice, end }: { readonly dice: Dice; readonly end: number },
): LittleCheck {
  const times = attempts.flatMap(({ sent, start, leave }) => [sent, start, leave])
  const stops = instantsAround(times, end, { dice, most: instantsMost })
  const inside = openAccount(attempts.map(({ sent, leave }) => [sent, leave]))
  const served = openAccount(attempts.map(({ start, leave }) => [start, leave]))
  let problem: string | null = null
  const visit = (at: Run): void => {
    const { waiting, inService } = at.figures().attempts
    problem ??= enter(inside, at.now(), waiting + inService) ?? enter(served, at.now(), inService)
  }
  replay(run, log, { stops, visit, limit: Infinity })
  return { problem, instants: stops.length, attempts: inside.settled }
}

/** The double before a time; 0 before 0. */
function justBefore(time: number): number {
  if (time <= 0) return 0
  const bits = new BigUint64Array([0n])
  const value = new Float64Array(bits.buffer)
  value[0] = time
  bits[0] = (bits[0] ?? 1n) - 1n
  return value[0]
}

/**
 * Some of these times up to `end`, in a row and in their order, each with the double before it: that pins whoever leaves to this
 * very instant.
 */
export function instantsAround(
  times: readonly number[],
  end: number,
  { dice, most }: { readonly dice: Dice; readonly most: number },
): readonly number[] {
  const all = [...new Set(times)].filter((time) => time <= end).toSorted((a, b) => a - b)
  const from = whole(dice, 0, Math.max(0, all.length - most))
  const some = all.slice(from, from + most)
  return [...new Set(some.flatMap((time) => [justBefore(time), time]))]
}

/** Stays, from their begin to their end, beside how many were seen at a time. */
export interface Account {
  readonly begins: readonly number[]
  readonly ends: readonly number[]
  begun: number
  ended: number
  /** How many were seen last; null before the first look. */
  seen: number | null
  /** Σ ends − Σ begins − ∫ N dt since N was 0; null where it was not yet. */
  difference: ExactSum | null
  /** Stays between two moments at which N was 0. */
  settled: number
  since: number
}

/** An account of stays of which none has been seen yet. */
export function openAccount(stays: readonly (readonly [begin: number, end: number])[]): Account {
  const sorted = (side: 0 | 1): readonly number[] =>
    stays.map((stay) => stay[side]).toSorted((a, b) => a - b)
  return {
    begins: sorted(0),
    ends: sorted(1),
    begun: 0,
    ended: 0,
    seen: null,
    difference: null,
    settled: 0,
    since: 0,
  }
}

/** Enters that `count` were seen at a time; the first sentence that does not hold, or null. */
export function enter(account: Account, time: number, count: number): string | null {
  const { begins, ends, difference } = account
  for (; (begins[account.begun] ?? Infinity) <= time; account.begun++) {
    if (difference !== null) addExactly(difference, -(begins[account.begun] ?? 0))
  }
  for (; (ends[account.ended] ?? Infinity) <= time; account.ended++) {
    if (difference !== null) addExactly(difference, ends[account.ended] ?? 0)
  }
  // ∫ N dt = −Σ t·ΔN where N is 0 at both ends.
  const change = count - (account.seen ?? 0)
  if (difference !== null) {
    for (let i = 0; i < Math.abs(change); i++) addExactly(difference, Math.sign(change) * time)
  }
  account.seen = count
  const expected = account.begun - account.ended
  if (count !== expected) {
    return `at ${time} s there are ${count}, and ${expected} came and have not left`
  }
  if (count > 0) return null
  if (difference !== null && difference.length > 0) {
    return `Little's law does not hold from empty to empty at ${time} s`
  }
  if (difference !== null) account.settled += account.begun - account.since
  account.since = account.begun
  account.difference = []
  return null
}
