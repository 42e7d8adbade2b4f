import { engineScript } from './client-engines.ts'
import type { Command } from './messages.ts'

/** As much of a Worker as the client needs, so that a test can stand in for the thread. */
export interface Thread {
  postMessage(message: Command, transfer: Transferable[]): void
  terminate(): void
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onerror: ((event: { readonly message?: string; preventDefault?(): void }) => void) | null
  onmessageerror: ((event: unknown) => void) | null
}

/**
 * Creates the thread of a system's simulation: each has a script of its own, so that nobody waits for another's. A run of an
 * older engine gets that engine, where the page has fetched it.
 */
export function createThread(organism: string, engine: number): Thread {
  // A Worker takes any message and passes whole events; Thread only narrows both.
  return workerOf(organism, engine) as unknown as Thread
}

function workerOf(organism: string, engine: number): Worker {
  const older = engineScript(engine)
  if (older !== undefined) return new Worker(older, { name: 'simulation' })
  if (organism === 'microservices') {
    return new Worker(new URL('./microservices-worker.ts', import.meta.url), {
      type: 'module',
      name: 'simulation',
    })
  }
  // A system that there is not is refused by any of them.
  return new Worker(new URL('./autoscaled-service-worker.ts', import.meta.url), {
    type: 'module',
    name: 'simulation',
  })
}
