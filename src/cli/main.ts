import { isMainThread } from 'node:worker_threads'
import type { Sweep } from '#sweep/sweep.ts'
import { mitosis } from './mitosis.ts'
import { makeRun } from './sweep-thread.ts'
import { processTerminal } from './terminal.ts'
import { processThreads, serveRuns } from './threads.ts'

// The threads of a sweep are started with this same program.
if (isMainThread) {
  const threads = processThreads<Sweep>(new URL(import.meta.url))
  process.exitCode = await mitosis(process.argv.slice(2), processTerminal(), threads)
} else {
  serveRuns(makeRun)
}
