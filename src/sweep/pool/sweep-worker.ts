import { readOrder, type WrittenOrder } from './messages.ts'
import { createRunner } from './runner.ts'

/** Glue: this file is a thread of the pool. */
const receive = createRunner({
  send: (message, transfer) => postMessage(message, { transfer: [...transfer] }),
  clock: () => performance.now(),
})

addEventListener('message', ({ data }: MessageEvent<WrittenOrder>) => receive(readOrder(data)))
