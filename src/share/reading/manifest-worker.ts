import { readManifest, type ManifestOrder } from './manifest-reader.ts'
import { createServer, type ToReader } from './serve.ts'

/** Glue: this file is the thread that reads a long manifest. */
const receive = createServer(readManifest, (message) => postMessage(message))

addEventListener('message', ({ data }: MessageEvent<ToReader<ManifestOrder>>) => void receive(data))
