import { threadOf } from '../thread.ts'
import type { ReadingThread } from './desk.ts'

/** Creates a thread that reads loads, runs and tables of charts. */
export function createImportThread<Order>(): ReadingThread<Order> {
  return threadOf(
    new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module', name: 'import' }),
  )
}

/** Creates a thread that reads manifests. */
export function createManifestThread<Order>(): ReadingThread<Order> {
  return threadOf(
    new Worker(new URL('./manifest-worker.ts', import.meta.url), {
      type: 'module',
      name: 'manifest',
    }),
  )
}

/** Creates a thread that reads scripts of k6. */
export function createK6Thread<Order>(): ReadingThread<Order> {
  return threadOf(
    new Worker(new URL('./k6-worker.ts', import.meta.url), { type: 'module', name: 'k6' }),
  )
}
