import { checkCommand } from './check.ts'
import { createHost } from './host.ts'

/** Glue: this file is the worker. Everything that can be tested without one lies in host.ts. */
const host = createHost({
  send: (report, transfer) => postMessage(report, { transfer: [...transfer] }),
  clock: () => performance.now(),
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
