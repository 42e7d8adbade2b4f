import type { Plain } from '#core/schema/schema.ts'

/** Raised by every commit that changes any digest on purpose. */
export const engineVersion = 8

/** A visitor's change to a running simulation, with the simulated time at which it took effect. */
export interface LogEntry {
  readonly time: number
  readonly change: Change
}

export type Change =
  | {
      readonly type: 'set'
      readonly name: string
      readonly value: Plain
      /** The index of the service that alone gets it; absent for the setting of all services. */
      readonly service?: number
    }
  | { readonly type: 'kill'; readonly cell: number }
  /** Another revision of a service, by its index, takes the place of the present one, cell by cell. */
  | { readonly type: 'rollout'; readonly service: number; readonly revision: RolloutRevision }
  /**
   * How requests are simulated from now on. No clock ever decides that in a run: what a slow machine is to do stands here too.
   * Beside it a run goes back to every request by itself where too few cells are left, as its state alone says.
   */
  | { readonly type: 'rung'; readonly value: Rung }
  /** Words of a visitor about this moment; the run does not know of them. */
  | { readonly type: 'note'; readonly text: string }
  /** More requests beside those of the load, from this moment on: so many a second for so many seconds. */
  | { readonly type: 'burst'; readonly rate: number; readonly seconds: number }

/** What a rollout brings: a new revision, which serves or crashes, or the one before the present one. */
export const rolloutRevisions = ['healthy', 'crashing', 'former'] as const
export type RolloutRevision = (typeof rolloutRevisions)[number]

/** How a service is simulated: every request, which is exact, or counts of cells by level (docs/decisions/0029). */
export const rungs = ['exact', 'levels'] as const
export type Rung = (typeof rungs)[number]

/** What is said where a run has no other rung than the exact one. */
export const noRungs =
  'Services that call one another cannot be counted by level: every request is simulated. Choose a lone service.'

/** The most entries a log may hold; a further change is refused with a sentence. */
export const logLimit = 1000

/** So often one moment of a log may change the rung: each time, every request inside is laid out anew. */
export const rungsOfMoment = 8

/** What is said of a log one of whose moments changes the rung more often; null of every other one. */
export function crowdedMoment(log: readonly LogEntry[]): string | null {
  let time = -1
  let count = 0
  for (const entry of log) {
    if (entry.change.type !== 'rung') continue
    count = entry.time === time ? count + 1 : 1
    time = entry.time
    if (count <= rungsOfMoment) continue
    return `One moment of a run has at most ${rungsOfMoment} changes between requests and levels. Make the next one at a later time.`
  }
  return null
}

/**
 * A whole run: what a link, a file, the command line and a bug report share. Equal recordings give
 * equal digests in every engine of the same version.
 */
export interface Recording {
  readonly engine: number
  readonly organism: string
  /** An unsigned 32-bit number. */
  readonly seed: number
  /** Only what differs from the start values of the organism's schema. */
  readonly settings: { readonly [name: string]: Plain }
  readonly log: readonly LogEntry[]
}
