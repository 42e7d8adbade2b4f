/**
 * One of `count` parts of a sweep: the runs whose number leaves the remainder `index`. Because only
 * the remainder counts, shards numbered from 0 and shards numbered from 1 both make up the whole, and
 * one of `count` is the same as 0 of `count`.
 */
export interface Shard {
  /** 0 to count. */
  readonly index: number
  readonly count: number
}

/** All of it. */
export const wholeSweep: Shard = { index: 0, count: 1 }

/** The most parts a sweep is cut into. */
export const shardsMax = 100_000

/** Whether a run belongs to a shard. */
export function isInShard(run: number, { index, count }: Shard): boolean {
  return run % count === index % count
}

/** The numbers of a shard's runs, rising, of `runs` in all. */
export function runsOfShard(runs: number, { index, count }: Shard): readonly number[] {
  const first = index % count
  const length = Math.max(0, Math.ceil((runs - first) / count))
  return Array.from({ length }, (_, i) => first + i * count)
}
