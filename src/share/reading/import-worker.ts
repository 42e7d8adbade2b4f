import { createReader, type ReadingOrder } from './reader.ts'
import { createServer, type ToReader } from './serve.ts'

/** Glue: this file is the thread that reads a long load, run or table of charts. */
const receive = createServer(createReader, (message) => postMessage(message))

addEventListener('message', ({ data }: MessageEvent<ToReader<ReadingOrder>>) => void receive(data))
