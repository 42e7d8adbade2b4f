import type { ReadingThread } from './desk.ts'

// A Worker takes any message and passes whole events; ReadingThread only narrows both.

/** Creates a thread that reads loads, runs and tables of charts. */
export function createImportThread<Order>(): ReadingThread<Order> {
  return new Worker(new URL('./import-worker.ts', import.meta.url), {
    type: 'module',
    name: 'import',
  }) as unknown as ReadingThread<Order>
}

/** Creates a thread that reads manifests. */
export function createManifestThread<Order>(): ReadingThread<Order> {
  return new Worker(new URL('./manifest-worker.ts', import.meta.url), {
    type: 'module',
    name: 'manifest',
  }) as unknown as ReadingThread<Order>
}
