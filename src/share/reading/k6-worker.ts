import { readK6 } from '../k6/plan.ts'
import { createServer, type ToReader } from './serve.ts'

/** Glue: this file is the thread that reads a long script of k6. */
const receive = createServer(
  (text: string) => () => readK6(text),
  (message) => postMessage(message),
)

addEventListener('message', ({ data }: MessageEvent<ToReader<unknown>>) => void receive(data))
