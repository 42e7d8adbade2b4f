import { threadOf, type Thread } from '#share/thread.ts'
import type { WrittenOrder } from './messages.ts'

/** A thread that makes runs. */
export type RunnerThread = Thread<WrittenOrder>

/** Starts a thread of the pool. */
export function createRunnerThread(): RunnerThread {
  return threadOf(
    new Worker(new URL('./sweep-worker.ts', import.meta.url), { type: 'module', name: 'sweep' }),
  )
}

/** How many threads a pool has on a machine of so many cores: one core is left to the page. */
export function poolSize(cores: number): number {
  return Number.isFinite(cores) ? Math.min(8, Math.max(1, Math.floor(cores) - 1)) : 1
}
