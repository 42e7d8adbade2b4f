import type { Organism } from '#core/organisms/organism.ts'
import { checkCommand } from './check.ts'
import { createHost } from './host.ts'

/** Glue: makes this thread the worker of these systems. Everything that can be tested without one lies in host.ts. */
export function serveThread(organismOf: (name: string) => Organism | null): void {
  const host = createHost({
    send: (report, transfer) => postMessage(report, { transfer: [...transfer] }),
    clock: () => performance.now(),
    organismOf,
  })
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const command = checkCommand(event.data)
    if (command.ok) host.receive(command.value)
    else
      postMessage({
        type: 'fault',
        run: 0,
        fault: { kind: 'refused', sentence: command.problem, time: 0 },
      })
  })
}
