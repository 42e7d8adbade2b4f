import { availableParallelism } from 'node:os'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { writeLine } from '#sweep/result.ts'
import { beginSweepRun } from '#sweep/run.ts'
import type { Sweep } from '#sweep/sweep.ts'

/** What is heard of a thread that makes runs of a sweep, one at a time. */
export type ThreadReport =
  | { readonly type: 'share'; readonly index: number; readonly share: number }
  | { readonly type: 'line'; readonly index: number; readonly line: string }
  /** The run has no result; the thread goes on. */
  | { readonly type: 'failed'; readonly index: number; readonly problem: string }
  /** The thread is gone; the last report. */
  | { readonly type: 'died'; readonly reason: string }

/** A thread as its owner sees it. */
export interface Thread {
  /** Makes run number `index`, which ends with a report of its line, its failure or a death. */
  readonly make: (index: number) => void
  /** Ends it at once; nothing more is reported. */
  readonly end: () => Promise<void>
}

/** What a sweep needs of the machine; tests bring their own. */
export interface Threads {
  /** How many of them keep the machine busy. */
  readonly usual: number
  readonly start: (sweep: Sweep, report: (report: ThreadReport) => void) => Thread
}

/** Steps of work between two looks at the clock: some tens of milliseconds. */
const slice = 1_000_000
const shareEveryMs = 200

/** The threads of Node, each with this program again, whose entry calls `serveRuns` in them. */
export function processThreads(program: URL): Threads {
  return {
    usual: availableParallelism(),
    start: (sweep, report) => startThread(program, sweep, report),
  }
}

function startThread(program: URL, sweep: Sweep, report: (report: ThreadReport) => void): Thread {
  const worker = new Worker(program, { workerData: sweep })
  let isOver = false
  const die = (reason: string): void => {
    if (!isOver) report({ type: 'died', reason })
    isOver = true
  }
  worker.on('message', (message: ThreadReport) => {
    if (!isOver) report(message)
  })
  worker.on('error', (error) => die(error.message))
  worker.on('exit', (code) => die(`it ended with code ${code}`))
  return {
    make: (index) => worker.postMessage(index),
    async end() {
      isOver = true
      await worker.terminate()
    },
  }
}

/** The other end: makes the runs that the owner asks for. What is thrown ends the thread, which is told. */
export function serveRuns(): void {
  // Only `startThread` starts this program as a thread.
  const sweep = workerData as Sweep
  parentPort?.on('message', (index: number) => {
    makeRun(sweep, index, (report) => parentPort?.postMessage(report))
  })
}

/** Makes a run in this thread. */
export function makeRun(sweep: Sweep, index: number, report: (report: ThreadReport) => void): void {
  const begun = beginSweepRun(sweep, index)
  if (!begun.ok) {
    report({ type: 'failed', index, problem: begun.problem })
    return
  }
  const run = begun.value
  let toldAt = performance.now()
  while (!run.advance(slice)) {
    if (performance.now() - toldAt < shareEveryMs) continue
    toldAt = performance.now()
    report({ type: 'share', index, share: run.share() })
  }
  const result = run.result()
  report(
    result.ok
      ? { type: 'line', index, line: writeLine(result.value) }
      : { type: 'failed', index, problem: result.problem },
  )
}
