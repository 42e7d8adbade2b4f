import type { Recording } from '#core/organisms/recording.ts'
import { startPool, type PoolParts } from '#sweep/pool/pool.ts'
import type { RunResult } from '#sweep/result.ts'

/** What whole runs come to; null for one that could not be made. */
export type ExactResults = readonly (RunResult | null)[]

/**
 * Makes whole runs once more in threads of their own, by the code that makes the runs of a sweep: the page's run never
 * hears of it. The answer ends it; then nothing is told any more.
 */
export function makeExact(
  recordings: readonly Recording[],
  parts: PoolParts,
  onDone: (results: ExactResults) => void,
): () => void {
  const results: (RunResult | null)[] = recordings.map(() => null)
  const orders = recordings.map((base, id) => ({
    id,
    index: 0,
    sweep: { base, axes: [], seeds: 1, until: null },
  }))
  const pool = startPool(orders, parts, {
    onMade: ({ id }, { result }) => void (results[id] = result),
    onRefused: () => undefined,
    onRetry: () => undefined,
    onGivenUp: () => undefined,
    onProgress: () => undefined,
    onEnd: () => onDone(results),
  })
  return () => pool.cancel()
}
