import type { CellNote, ServiceDecision } from '#core/organisms/observation.ts'
import type { Recording } from '#core/organisms/recording.ts'
import type { Result } from '#core/schema/schema.ts'

/** What the page is told of a run from its start up to a time: all that a lesson may speak of. */
export interface Witness {
  /** Rows of sampleColumns.length numbers, of the service that the lesson watches. */
  readonly history: { readonly rows: Float64Array; readonly count: number }
  readonly notes: readonly CellNote[]
  /** Of all services. */
  readonly decisions: readonly ServiceDecision[]
}

/**
 * Plays a recording from its start to a time, and tells what was seen. Node and the page's worker do it each in their own
 * way, and see the same.
 */
export type Reach = (
  recording: Recording,
  until: number,
  service: number,
) => Promise<Result<Witness>>
