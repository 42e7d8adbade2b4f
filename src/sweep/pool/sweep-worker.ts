import { createAnswerer } from '#incidents/answer.ts'
import type { Ask } from '#incidents/messages.ts'
import { readOrder, type WrittenOrder } from './messages.ts'
import { createRunner } from './runner.ts'

/** Glue: this file is a thread of the pool. */
const receive = createRunner({
  send: (message, transfer) => postMessage(message, { transfer: [...transfer] }),
  clock: () => performance.now(),
})

const answer = createAnswerer((message) => postMessage(message))

addEventListener('message', ({ data }: MessageEvent<WrittenOrder | Ask>) => {
  if ('ask' in data) answer(data)
  else receive(readOrder(data))
})
