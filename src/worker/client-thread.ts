import type { Command } from './messages.ts'

/** As much of a Worker as the client needs, so that a test can stand in for the thread. */
export interface Thread {
  postMessage(message: Command, transfer: Transferable[]): void
  terminate(): void
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onerror: ((event: { readonly message?: string; preventDefault?(): void }) => void) | null
  onmessageerror: ((event: unknown) => void) | null
}

/** Creates the thread of a system's simulation: each has a script of its own, so that nobody waits for another's. */
export function createThread(organism: string): Thread {
  // A Worker takes any message and passes whole events; Thread only narrows both.
  return workerOf(organism) as unknown as Thread
}

function workerOf(organism: string): Worker {
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
