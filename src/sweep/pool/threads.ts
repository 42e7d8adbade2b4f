import type { Ask } from '#incidents/messages.ts'
import { threadOf, type Thread } from '#share/thread.ts'
import type { WrittenOrder } from './messages.ts'

/** A thread that makes runs. */
export type RunnerThread = Thread<WrittenOrder>

/** Starts a thread of the pool. */
export function createRunnerThread(): RunnerThread {
  return threadOf(createWorker())
}

/** A thread of the same script that answers what an explanation of an incident asks. */
export function createAnswererThread(): Thread<Ask> {
  return threadOf(createWorker())
}

function createWorker(): Worker {
  return new Worker(new URL('./sweep-worker.ts', import.meta.url), {
    type: 'module',
    name: 'sweep',
  })
}

/** How many threads a pool has on a machine of so many cores: one core is left to the page. */
export function poolSize(cores: number): number {
  return Number.isFinite(cores) ? Math.min(8, Math.max(1, Math.floor(cores) - 1)) : 1
}
