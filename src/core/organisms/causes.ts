import type { Phase } from '#core/cells/phases.ts'

/** Why attempts came to nothing and answers came late: what a run keeps of it, as plain data. */

/** What can happen to an attempt. The first two are those that were refused at once. */
export const happenings = [
  'none-ready', // refused: no cell was ready
  'queue-full', // refused: every queue that it could go to was full
  'gave-up', // left the queue when its client gave up
  'lost', // went down with its cell
  'in-vain', // served to its end, and was no success
  'late', // answered later than the objective
] as const
export type Happening = (typeof happenings)[number]

export const causeReasons = [
  'starting', // cells are on the way; the oldest of them is in `phase`
  'rolling', // as starting, of a cell that a rollout has begun
  'restarting', // the oldest of those on the way has crashed: it waits, or starts again
  'resizing', // the server is to go, so that one of another size takes its place
  'no-room', // more are wanted than the population has room for
  'at-maximum', // as many as the policy may have
  'at-ceiling', // one server, which is as large as it may be
  'by-hand', // nobody scales but the visitor, or autoscaling is off
  'not-decided', // the autoscaler has not decided yet
  'decided', // no cell is on the way, because `decision` wanted no more
  'backlog', // the ready cells are enough; who waits has waited since `former`
  'chance', // the ready cells are enough, and no shortage was before
  'work', // nobody waits: the work itself took so long
  'calls', // nobody waits: the work, or the services that it calls, took so long
  'errors', // the service answers with errors
  'errors-or-slow', // it answers with errors, and clients give up while it works: not told apart
  'killed', // somebody killed the cell
  'crashed', // its container crashed
  'grace-over', // its grace period was over before it was idle; `cell` is the first of those that `decision` told to go
  'forgotten', // too long ago: the ledger keeps the number alone
] as const
export type CauseReason = (typeof causeReasons)[number]

/** A cause and what stands behind it. Every link names a record of the same run. */
export interface Cause {
  readonly reason: CauseReason
  /** Where the oldest cell on the way is; null where none is on the way. */
  readonly phase: Phase | null
  /** The oldest cell on the way, or the one that went down; 0 where no cell is meant. */
  readonly cell: number
  /** The time of the decision of this service that stands behind it, to the last bit; null where none does. */
  readonly decision: number | null
  /** A cell that was killed, which the cell on the way is there for; 0 where there is none. */
  readonly replaces: number
  /** When its autoscaler looks next, s; null where that is no part of the cause. */
  readonly nextLook: number | null
  /** For a backlog: the shortage that it is left from. */
  readonly former: Cause | null
}

/** So many attempts of a service to which the same happened for the same cause, in one window of the history. */
export interface CauseEntry {
  /** The window: counted after `from`, and at `to` at the latest, s. */
  readonly from: number
  readonly to: number
  readonly service: number
  readonly happening: Happening
  readonly count: number
  readonly cause: Cause
}

/** What a run knows of causes now. All entries together sum to the counters of the data plane. */
export interface Causes {
  /** Of the windows that are over, in order of time, the oldest `dropped` left out. */
  readonly entries: readonly CauseEntry[]
  readonly dropped: number
  /** Of the window that goes on. */
  readonly present: readonly CauseEntry[]
  /** What the entries that were left out had counted. */
  readonly forgotten: readonly CauseEntry[]
}
