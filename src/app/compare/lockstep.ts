import type { Change, LogEntry } from '#core/organisms/recording.ts'
import type { AdvanceWish, Arrival, Client, ClientListeners } from '#worker/client.ts'

/**
 * Holds two runs to one clock. It stands between two sessions and their workers: the first run asks for time, both
 * get it, and a frame is shown only when both have come to it. So the faster one waits for the slower, and no frame is ever
 * painted beside one of another moment (docs/spec/compare.md).
 */
export interface Lockstep {
  /** What the two sessions have in place of their workers' clients. */
  readonly a: Client
  readonly b: Client
  /** Where the two workers stand, s; NaN on the way to a start. */
  times(): readonly [a: number, b: number]
  isLevel(): boolean
  /** What the second worker has logged since its start, if anything; null while it owes an answer to a change. */
  loggedByB(): readonly LogEntry[] | undefined | null
}

export interface LockstepParts {
  readonly a: Client
  /** Where the first run stands, s; NaN where its worker has not begun it. */
  readonly at: number
  readonly b: Client
  /** Where the second run ends, s: the first may be longer. */
  readonly endOfB: () => number
  /** Both have come to one moment and have been told of it. */
  readonly onLevel: () => void
  /** Both stand, at different moments: somebody has to bring the second to where the first is. */
  readonly onApart: () => void
}

interface Journey {
  readonly wish: AdvanceWish
  slices: number
}

interface Side {
  readonly plain: Client
  listeners: ClientListeners | null
  time: number
  /** A credit on its way, renewed until it has come to where it goes. */
  journey: Journey | null
  /** The newest frame that its session has not been given. */
  held: Arrival | null
  /** Changes wished for on the way: they are made where both have come to. */
  readonly changes: (readonly Change[])[]
  /** Changes that its worker has not answered. */
  unanswered: number
  /** The log as its worker has told it last, which may be before its session's store is. */
  logged: readonly LogEntry[] | undefined
}

interface Lock extends Pick<LockstepParts, 'endOfB' | 'onLevel' | 'onApart'> {
  readonly a: Side
  readonly b: Side
  /** What the second has still to be asked for in the step that goes on. */
  owed: AdvanceWish | null
}

/** Ties two clients together; the second one's session only seeks by itself. */
export function createLockstep({ a, at, b, ...parts }: LockstepParts): Lockstep {
  const lock: Lock = { ...parts, a: sideOf(a, at), b: sideOf(b), owed: null }
  return {
    a: clientOf(lock, lock.a, (wish) => lead(lock, wish)),
    b: clientOf(lock, lock.b, (wish) => wish.stop === 'there' && travel(lock.b, wish)),
    times: () => [lock.a.time, lock.b.time],
    isLevel: () => isLevel(lock),
    loggedByB: () => (lock.b.unanswered > 0 || lock.b.changes.length > 0 ? null : lock.b.logged),
  }
}

function sideOf(plain: Client, time = Number.NaN): Side {
  return {
    plain,
    listeners: null,
    time,
    journey: null,
    held: null,
    changes: [],
    unanswered: 0,
    logged: undefined,
  }
}

function clientOf(lock: Lock, side: Side, advance: Client['advance']): Client {
  const { plain } = side
  return {
    advance,
    start(...run) {
      forget(lock, side)
      side.unanswered = 0
      side.changes.length = 0
      side.logged = undefined
      return plain.start(...run)
    },
    change(changes) {
      side.changes.push(changes)
      if (isLevel(lock)) makeChanges(side)
    },
    foresee: (budgetMs) => plain.foresee(budgetMs),
    requestDigest: () => plain.requestDigest(),
    watch: (service) => plain.watch(service),
    listen(listeners) {
      side.listeners = listeners
      plain.listen(listenersOf(lock, side))
    },
    destroy() {
      side.listeners = null
      plain.destroy()
    },
  }
}

function listenersOf(lock: Lock, side: Side): ClientListeners {
  return {
    onFrame: (arrival) => take(lock, side, arrival),
    onReport(report) {
      const isRefusal = report.type === 'fault' && report.fault.kind === 'refused'
      if (report.type === 'logged' || isRefusal) side.unanswered = Math.max(0, side.unanswered - 1)
      if (report.type === 'logged') side.logged = report.log
      side.listeners?.onReport(report)
    },
    onLost(...why) {
      forget(lock, side)
      side.listeners?.onLost(...why)
    },
  }
}

/** What was under way on a side is not any more, nor what the other one does for its sake. */
function forget(lock: Lock, side: Side): void {
  Object.assign(side, { time: Number.NaN, journey: null, held: null })
  lock.owed = null
}

/** One credit for both; a time that is gone to is gone to by each on its own. */
function lead(lock: Lock, wish: AdvanceWish): boolean {
  const { a, b } = lock
  if (wish.stop === 'there') return travel(a, wish)
  payOwed(lock)
  if (!isLevel(lock) || a.unanswered > 0 || b.unanswered > 0 || !travel(a, wish)) return false
  // Where the next decision falls, the first has to tell.
  if (wish.stop === undefined) owe(lock, wish)
  return true
}

function owe(lock: Lock, { until, budgetMs }: AdvanceWish): void {
  lock.owed = { until: Math.min(until, lock.endOfB()), budgetMs }
  payOwed(lock)
}

function payOwed(lock: Lock): void {
  const { b, owed } = lock
  if (owed !== null && (b.time >= owed.until || travel(b, owed))) lock.owed = null
}

function travel(side: Side, wish: AdvanceWish): boolean {
  // One that is there waits for the other, unless it is to go on from there.
  const isThere = side.held !== null && side.held.paidBy !== null && side.time === wish.until
  if (side.journey !== null || isThere || !side.plain.advance(wish)) return false
  side.journey = { wish, slices: 1 }
  return true
}

function take(lock: Lock, side: Side, arrival: Arrival): void {
  const { journey, held } = side
  side.time = arrival.frame.time
  const isPaid = journey !== null && arrival.paidBy !== null
  if (isPaid && !arrival.reached && !arrival.finished && side.plain.advance(journey.wish)) {
    journey.slices += 1
    return
  }
  // What a change shows takes the place of the frame before it, which may have been paid for.
  const paidBy = (isPaid ? journey.wish : arrival.paidBy) ?? held?.paidBy ?? null
  const isInTime = journey?.wish.stop !== undefined || (journey?.slices ?? 1) === 1
  side.held = { ...arrival, paidBy, reached: isPaid ? isInTime : arrival.reached }
  if (isPaid) side.journey = null
  if (side === lock.a && isPaid && journey.wish.stop === 'decision')
    owe(lock, { ...journey.wish, until: side.time })
  settle(lock)
}

function settle(lock: Lock): void {
  const { a, b } = lock
  payOwed(lock)
  if (a.journey !== null || b.journey !== null || lock.owed !== null) return
  if (Number.isNaN(a.time) || Number.isNaN(b.time)) return
  if (!isLevel(lock)) return lock.onApart()
  show(a)
  show(b)
  makeChanges(a)
  makeChanges(b)
  lock.onLevel()
}

function isLevel({ a, b, owed, endOfB }: Lock): boolean {
  const isIdle = a.journey === null && b.journey === null && owed === null
  return isIdle && (a.time === b.time || (b.time < a.time && b.time >= endOfB()))
}

/** Gives a session its frame: in memory of its own, for it may be read while the next ones are held back. */
function show(side: Side): void {
  const { held } = side
  if (held === null) return
  side.held = null
  const { frame } = held
  side.listeners?.onFrame({ ...held, frame: { ...frame, values: frame.values.slice() } })
}

function makeChanges(side: Side): void {
  for (const changes of side.changes.splice(0)) {
    side.unanswered += 1
    side.plain.change(changes)
  }
}
