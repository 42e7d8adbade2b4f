import { cellColumns } from '#core/organisms/observation.ts'
import { checkReport } from '#worker/check-report.ts'
import { createClient, type Thread } from '#worker/client.ts'
import type { Frame } from '#worker/frame.ts'
import type { Command } from '#worker/messages.ts'
import { framesPerCredit, makeFrames } from './frames.ts'

/** What a batch of frames took of the main thread, and what of them was read. */
export interface Batch {
  readonly frames: number
  readonly cells: number
  /** Sum of the cells' ids, which are 1, 2, 3 …: all rows of all frames were read. */
  readonly ids: number
  /** Milliseconds from the moment the thread was free for them to the end of the last one. */
  readonly ms: number
}

/** An end of the wire: a start makes the worker's frames ready, a credit asks for all of them. */
interface End {
  readonly start: () => void
  readonly ask: () => void
}

/** How long the main thread keeps its messages waiting, ms: until the worker has sent them all. */
const heldMs = 30
/** How long the worker has to make the frames of a batch, ms. */
const makingMs = 150

const recording = { engine: 1, organism: 'none', seed: 1, settings: {}, log: [] }
const sums = new Float64Array(cellColumns.length)
let seen = { frames: 0, cells: 0, ids: 0 }
let whenDone: (() => void) | null = null

/** `read` takes frames off the queue, checks and reads them; `client` is the product's, which sends their buffers back as well. */
const ends = { read: createReader(), client: createPlainClient() }

/**
 * One batch. Its frames arrive while the main thread is held, so that they wait one behind another,
 * and nothing but they is in the time. Where the worker was late, its time is in it too.
 */
async function batch(which: keyof typeof ends): Promise<Batch> {
  const end = ends[which]
  end.start()
  await new Promise((resolve) => setTimeout(resolve, makingMs))
  seen = { frames: 0, cells: 0, ids: 0 }
  const done = new Promise<number>((resolve) => {
    whenDone = () => resolve(performance.now())
  })
  end.ask()
  const free = performance.now() + heldMs
  while (performance.now() < free);
  const began = performance.now()
  const ended = await done
  return { ...seen, ms: ended - began }
}

function createReader(): End {
  const worker = makeWorker()
  worker.onmessage = ({ data }: MessageEvent<unknown>) => {
    const report = checkReport(data)
    if (!report.ok) throw new Error(report.problem)
    if (report.value.type === 'frame') receive(report.value)
  }
  const send = (command: Command) => worker.postMessage(command)
  return {
    start: () => send({ type: 'start', run: 1, recording }),
    ask: () => send({ type: 'advance', run: 1, until: 0, budgetMs: 0 }),
  }
}

function createPlainClient(): End {
  // A Worker takes any message and passes whole events; Thread only narrows both.
  const client = createClient(() => makeWorker() as unknown as Thread)
  client.listen({
    onFrame: ({ frame }) => receive(frame),
    onReport: () => undefined,
    onLost(sentence) {
      throw new Error(sentence)
    },
  })
  return {
    start: () => void client.start(recording),
    ask: () => void client.advance({ until: 0, budgetMs: 0 }),
  }
}

function makeWorker(): Worker {
  return new Worker(new URL('./transport-worker.ts', import.meta.url), { type: 'module' })
}

function receive(frame: Frame): void {
  read(frame)
  seen.frames++
  seen.cells = frame.cellCount
  seen.ids += sums[0] ?? 0
  if (seen.frames === framesPerCredit) whenDone?.()
}

/** Reads every value of every cell, as a stage that draws all of them does, into a sum a column. */
function read({ values, cellCapacity, cellCount }: Frame): void {
  for (let column = 0; column < sums.length; column++) {
    const from = column * cellCapacity
    sums[column] = sumOf(values.subarray(from, from + cellCount))
  }
}

/** Two sums: what is measured is reading, and a single one would wait for each addition. */
function sumOf(values: Float32Array): number {
  let a = 0
  let b = 0
  let at = 0
  for (; at < values.length - 1; at += 2) {
    a += values[at] ?? 0
    b += values[at + 1] ?? 0
  }
  return at < values.length ? a + b + (values[at] ?? 0) : a + b
}

/** A page that has played for some seconds has compiled what reads its frames. */
function warmUp(): void {
  const [frame] = makeFrames({ cells: 8334, services: 1, waiting: 0, rate: 0 }, 1)
  for (let left = 1000; frame !== undefined && left > 0; left--) read(frame)
}

warmUp()
Object.assign(window, { transport: { batch } })
