import {
  happenings,
  type Cause,
  type CauseEntry,
  type Causes,
  type Happening,
} from '#core/organisms/causes.ts'
import { lossNames } from './data-plane.ts'

/**
 * The ledger of causes: how many attempts came to nothing, or late, for which cause, by windows of the history. It follows from the rest
 * of the run and lies beside it, like the journal; whoever changes it puts new lists into the place of the old ones or adds at the end.
 */
export interface Ledger {
  /** Of windows that are over. Entries never change. */
  entries: CauseEntry[]
  dropped: number
  present: readonly CauseEntry[]
  forgotten: readonly CauseEntry[]
  /** What was lost of each service until it was last looked at, in the order of `lossNames`. */
  readonly seen: Float64Array
  /** By service: what its attempts could have met so far; see `everMet`. */
  readonly ever: Uint8Array
  /** By service: no cell with a lower number than this starts. No part of the state: it is found again. */
  readonly leaders: Float64Array
  /** By service: when a cell of it last went down with attempts in it, −1 before. No part of the state either: it saves looks within one instant. */
  readonly lostAt: Float64Array
}

/** The ledger keeps this many entries; the oldest half goes when it is full, and leaves its sums. */
export const ledgerLimit = 8192

/** Bits of `ever`: the service has answered with errors; its clients have given up. */
export const everMet = { errors: 1, impatience: 2 } as const

export function emptyLedger(services: number): Ledger {
  return {
    entries: [],
    dropped: 0,
    present: [],
    forgotten: [],
    seen: new Float64Array(services * lossNames.length),
    ever: new Uint8Array(services),
    leaders: new Float64Array(services),
    lostAt: new Float64Array(services).fill(-1),
  }
}

/** What is written down: which attempts, and when. */
type Line = Pick<CauseEntry, 'from' | 'to' | 'service' | 'happening' | 'count' | 'cause'>

/** A list of the present window with one more line in it. The line that was met last stands last, as `lastShortage` asks. */
export function withLine(present: readonly CauseEntry[], line: Line): readonly CauseEntry[] {
  const at = present.findIndex(
    ({ service, happening, cause }) =>
      service === line.service && happening === line.happening && isSameCause(cause, line.cause),
  )
  if (at < 0) return [...present, line]
  const met = { ...line, count: present[at].count + line.count }
  return at === present.length - 1 ? present.with(at, met) : [...present.toSpliced(at, 1), met]
}

function isSameCause(one: Cause, other: Cause): boolean {
  return (
    one.reason === other.reason &&
    one.phase === other.phase &&
    one.cell === other.cell &&
    one.decision === other.decision &&
    one.replaces === other.replaces &&
    one.nextLook === other.nextLook &&
    (one.former === other.former ||
      (one.former !== null && other.former !== null && isSameCause(one.former, other.former)))
  )
}

/** The present window is over at `to`. */
export function closeWindow(ledger: Ledger, to: number): void {
  if (ledger.present.length === 0) return
  for (const entry of ledger.present) ledger.entries.push({ ...entry, to })
  ledger.present = []
  if (ledger.entries.length < ledgerLimit) return
  const half = Math.floor(ledger.entries.length / 2)
  for (const entry of ledger.entries.slice(0, half)) forget(ledger, entry)
  ledger.entries = ledger.entries.slice(half)
  ledger.dropped += half
}

const forgottenCause: Cause = causeOf('forgotten')

function forget(ledger: Ledger, { to, service, happening, count }: CauseEntry): void {
  ledger.forgotten = withLine(ledger.forgotten, {
    from: 0,
    to,
    service,
    happening,
    count,
    cause: forgottenCause,
  })
}

/** A cause of which only what is said here is known. */
export function causeOf(reason: Cause['reason'], known: Partial<Cause> = {}): Cause {
  return {
    reason,
    phase: null,
    cell: 0,
    decision: null,
    replaces: 0,
    nextLook: null,
    former: null,
    ...known,
  }
}

/** Reasons that say that there were too few ready cells. */
const shortages: readonly Cause['reason'][] = [
  'starting',
  'rolling',
  'restarting',
  'resizing',
  'no-room',
  'at-maximum',
  'at-ceiling',
  'by-hand',
  'not-decided',
  'decided',
]

/** The latest shortage of a service that lasted beyond `since`; null where none did. */
export function lastShortage(
  { entries, present }: Pick<Ledger, 'entries' | 'present'>,
  service: number,
  since: number,
): Cause | null {
  const isOne = ({ service: of, cause }: CauseEntry): boolean =>
    of === service && shortages.includes(cause.reason)
  const now = present.findLast(isOne)
  if (now !== undefined) return now.cause
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at]
    if (entry.to < since) return null
    if (isOne(entry)) return entry.cause
  }
  return null
}

/** A copy that shares what never changes. */
export function copyLedger(ledger: Ledger): Ledger {
  const { entries, seen, ever } = ledger
  return {
    ...ledger,
    entries: entries.slice(),
    seen: seen.slice(),
    ever: ever.slice(),
    leaders: new Float64Array(ever.length),
    lostAt: new Float64Array(ever.length).fill(-1),
  }
}

/** A ledger as JSON knows it. */
export type LedgerWords = Omit<Ledger, 'seen' | 'ever' | 'leaders' | 'lostAt'> & {
  readonly seen: readonly number[]
  readonly ever: readonly number[]
}

export function wordsOf(ledger: Ledger): LedgerWords {
  const { entries, dropped, present, forgotten, seen, ever } = ledger
  return { entries, dropped, present, forgotten, seen: [...seen], ever: [...ever] }
}

export function ledgerOf({ seen, ever, ...rest }: LedgerWords): Ledger {
  const leaders = new Float64Array(ever.length)
  const lostAt = new Float64Array(ever.length).fill(-1)
  return { ...rest, seen: Float64Array.from(seen), ever: Uint8Array.from(ever), leaders, lostAt }
}

export function shownLedger(ledger: Ledger, present: readonly CauseEntry[]): Causes {
  const { entries, dropped, forgotten } = ledger
  return { entries, dropped, present, forgotten }
}

/** All that a run knows, one list. */
export function allCauses({
  entries,
  present,
  forgotten,
}: Pick<Causes, 'entries' | 'present' | 'forgotten'>): readonly CauseEntry[] {
  return [...forgotten, ...entries, ...present]
}

/** How many met what, by service. */
export function sumsOf(
  entries: readonly CauseEntry[],
  services: number,
): Readonly<Record<Happening, readonly number[]>> {
  const sums = happenings.map((happening) => [happening, Array<number>(services).fill(0)] as const)
  const by = new Map(sums)
  for (const { happening, service, count } of entries) {
    const own = by.get(happening)
    if (own !== undefined) own[service] += count
  }
  // One entry a happening.
  return Object.fromEntries(sums) as unknown as Readonly<Record<Happening, readonly number[]>>
}
