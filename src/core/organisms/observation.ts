import type { PolicyRecord } from '#core/policies/records.ts'

/**
 * What a run shows of itself: columns for the stage, a history for the charts, figures for the
 * panels, notes for the lineage. Reading any of it never changes the run.
 */

/** Per cell, for the stage; one Float32 a value. */
export const cellColumns = [
  'id', // the cell's number, unique in the run, from 1; never reused
  'service', // index of its service
  'mother', // id of the cell it divided from, 0 for a founder
  'phase', // index into the list of phases
  'progress', // 0..1 of the present phase; 0 while serving
  'load', // 0..1 busy share of its slots over the last sample window
  'inService', // requests on its slots now
  'waiting', // requests in its queue now
  'ready', // 1 when it is in routing
  'genome', // index of its image, from 0
  'bornAt', // simulated time of its birth, s
  'daughters', // daughters of it that are not ready yet
  'phaseEndsAt', // when the present phase ends as far as is known, s; -1 when open
  'restarts', // how often its container was started again after a crash
  'waits', // 1 while its container has crashed and waits to be started again: until the end of its phase
] as const

/** Per service, for the stage. */
export const serviceColumns = [
  'arrivalRate', // fresh requests per second, from the load curve now
  'attemptRate', // attempts per second over the last sample window, retries included
  'doneRate', // completed attempts per second over the last sample window
  'shedRate', // shed attempts per second over the last sample window
  'failRate', // failed requests per second over the last sample window
  'capacity', // requests per second that the ready cells can serve
  'ready', // cells in routing
  'starting', // cells from scheduled to probing
  'draining', // cells that finish their last requests
  'desired', // what the autoscaler wants
  'waiting', // requests in all queues of the service
  'inService', // requests on slots
  'p50', // s, of the last sample window; -1 when nothing finished in it
  'p99',
  'missed', // 1 when the last sample window missed the objective
  'utilisation', // mean busy share of the ready cells' slots over the last sample window, 0..1
  'cellsEach', // cells that each one of the frame stands for: a power of two, 1 where all are there
] as const

/** Per edge of the call graph, for the stage: attempts per second over the last sample window. */
export const edgeColumns = [
  'rate', // sent
  'answered', // came back well, in time
  'failed', // came to nothing: errors, timeouts, lost, shed
  'refused', // kept back by a breaker, a budget or a full pool
] as const

export type CellColumn = (typeof cellColumns)[number]
export type ServiceColumn = (typeof serviceColumns)[number]
export type EdgeColumn = (typeof edgeColumns)[number]

/** Who calls whom, by the index of the service. */
export interface CallEdge {
  /** −1 for the clients outside. */
  readonly from: number
  readonly to: number
  /** Whether the caller answers well without it. */
  readonly optional: boolean
}

/** A decision of the autoscaler of one service, with the record of the policy that made it. */
export type ServiceDecision = DecisionHead & PolicyRecord

/** What decisions of all policies have in common. */
export interface DecisionHead {
  readonly time: number
  readonly service: number
  /** Cells that were asked for before and are after it. */
  readonly current: number
  readonly desired: number
  /** Bounds of the policy; a maximum of 0 is none. */
  readonly minReplicas: number
  readonly maxReplicas: number
}

/** Something that happened to a cell. `id`s are those of the frame's columns. */
export interface CellNote {
  readonly time: number
  readonly kind: 'born' | 'ready' | 'crashed' | 'draining' | 'dead' | 'killed'
  readonly service: number
  readonly id: number
  /** For `born`: the mother, 0 for a founder. */
  readonly mother: number
}

/** Calls from and to a service that came upon a limit, since the start of the run. */
export const limitNames = [
  'poolRefused', // attempts for which no record was free
  'budgetRefused', // retries that the budget did not allow
  'breakerRefused', // attempts that the open breaker did not let out
  'withdrawn', // retries that were to be sent when their caller went down
  'dropped', // calls whose caller went down with its cell
] as const
export type LimitName = (typeof limitNames)[number]

/** Cumulative counts and present values of one service. Times in s, rates per s, money in $. */
export interface Figures {
  readonly time: number
  readonly requests: {
    readonly arrived: number
    readonly succeeded: number
    readonly failed: number
    readonly open: number
  }
  readonly attempts: {
    readonly sent: number
    readonly completed: number
    readonly waiting: number
    readonly inService: number
    readonly shed: number
    readonly abandoned: number
    readonly lost: number
  }
  readonly retries: {
    readonly sent: number
    readonly refusedByBudget: number
    readonly refusedByLimit: number
  }
  readonly cells: {
    readonly ready: number
    readonly starting: number
    readonly draining: number
    readonly desired: number
  }
  readonly divisions: number
  readonly prunings: number
  readonly divisionsRefused: number
  readonly arrivalRate: number
  readonly capacity: number
  /** Mean busy share of the ready cells' slots over the last sample window. */
  readonly utilisation: number
  /** Of the last sample window; -1 when nothing finished in it. */
  readonly p50: number
  readonly p99: number
  readonly objective: {
    /** Requests that failed or were answered too late. */
    readonly missedRequests: number
    /** Seconds of sample windows whose percentile missed the objective. */
    readonly missedSeconds: number
    readonly missedNow: boolean
  }
  readonly cost: { readonly perHour: number; readonly total: number; readonly notServing: number }
  /** Earliest known moment at which a starting cell becomes ready; -1 when none is known. */
  readonly nextReadyAt: number
  /** When its autoscaler decides next. */
  readonly nextDecisionAt: number
  /** Absent where nobody counts them apart. */
  readonly limits?: Readonly<Record<LimitName, number>>
  /** Slots of its cells, absent where they are those of its settings. */
  readonly slots?: number
  /** Absent before its first rollout. */
  readonly rollout?: RolloutFigures
}

/** How far the last rollout of a service has come. */
export interface RolloutFigures {
  /** Available cells that must stay, and the most cells that there may be. */
  readonly minAvailable: number
  readonly maxTotal: number
  /** The oldest first; the last is the one that is wanted. */
  readonly revisions: readonly RevisionFigures[]
}

/** The cells of one revision of a service. */
export interface RevisionFigures {
  readonly genome: number
  /** What its cells are made from, by its digest. */
  readonly digest: string
  readonly number: number
  /** Cells that its ReplicaSet is to keep; cells that are not told to go, and of those the ones available, and waiting for a restart. */
  readonly wanted: number
  readonly active: number
  readonly available: number
  readonly waiting: number
  /** Whether its cells crash. */
  readonly crashes: boolean
}

/** What of a run was counted by level, and whether it can be. */
export interface Approximation {
  readonly isOn: boolean
  /** Until now, in order of time. */
  readonly spans: readonly Span[]
  /** Why it cannot be counted by level now, in a sentence; null where it can. */
  readonly refusal: string | null
}

/** A stretch of simulated time, s; one that has not ended ends at null. */
export interface Span {
  readonly from: number
  readonly to: number | null
}

/** One row of the history, taken at equal steps of simulated time. */
export const sampleColumns = [
  'time',
  'arrivals', // fresh requests per second in the window
  'capacity', // requests per second that ready cells could serve at the end of the window
  'completions', // successful requests per second in the window
  'p50', // s; -1 when nothing finished
  'p99',
  'desired',
  'ready',
  'starting',
  'draining',
  'waiting',
  'inService',
  'shed', // attempts per second
  'failed', // requests per second
  'costServing', // $/h of cells in routing
  'costNotServing', // $/h of all other living cells
  'utilisation', // 0..1
  'missed', // 1 when the window missed the objective
] as const
export type SampleColumn = (typeof sampleColumns)[number]
