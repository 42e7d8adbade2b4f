import { availableParallelism } from 'node:os'
import { parentPort, Worker, workerData } from 'node:worker_threads'

/** What is heard of a thread that makes runs of some job, one at a time. */
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

/** What a job of many runs needs of the machine; tests bring their own. */
export interface Threads<Job> {
  /** How many of them keep the machine busy. */
  readonly usual: number
  readonly start: (job: Job, report: (report: ThreadReport) => void) => Thread
}

/** The threads of Node, each with this program again, whose entry calls `serveRuns` in them. */
export function processThreads<Job>(program: URL): Threads<Job> {
  return {
    usual: availableParallelism(),
    start: (job, report) => startThread(program, job, report),
  }
}

function startThread<Job>(program: URL, job: Job, report: (report: ThreadReport) => void): Thread {
  const worker = new Worker(program, { workerData: job })
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

/** Makes run number `index` of a job, and reports how it goes and how it ended. */
export type MakeRun<Job> = (job: Job, index: number, report: (report: ThreadReport) => void) => void

/** The other end: makes the runs that the owner asks for. What is thrown ends the thread, which is told. */
export function serveRuns<Job>(make: MakeRun<Job>): void {
  // Only `startThread` starts this program as a thread, with a job of its owner's.
  const job = workerData as Job
  parentPort?.on('message', (index: number) => {
    make(job, index, (report) => parentPort?.postMessage(report))
  })
}
