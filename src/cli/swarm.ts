import { isMainThread } from 'node:worker_threads'
import { swarmCommand } from './swarm-command.ts'
import { makeSeed } from './swarm-thread.ts'
import { processTerminal } from './terminal.ts'
import { processThreads, serveRuns } from './threads.ts'

// The threads of a swarm are started with this same program.
if (isMainThread) {
  const threads = processThreads<null>(new URL(import.meta.url))
  process.exitCode = await swarmCommand(process.argv.slice(2), processTerminal(), threads)
} else {
  serveRuns(makeSeed)
}
