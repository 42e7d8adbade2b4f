import { carryOut, type LinkOrder } from './link-orders.ts'

/** Glue: this file is the thread that packs and unpacks one long run. It is ended after its answer. */
addEventListener('message', ({ data }: MessageEvent<LinkOrder>) => postMessage(carryOut(data)))
