import { readFileSync, writeSync } from 'node:fs'
import { runBenchProgram } from './bench-program.ts'

// Written at once: what V8 traces on stdout comes before it or after it, as it happened.
process.exitCode = runBenchProgram(process.argv.slice(2), {
  print: (line) => void writeSync(1, `${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  read: (path) => readFileSync(path, 'utf8'),
  nowMs: () => performance.now(),
  keptBytes() {
    // There with --expose-gc.
    globalThis.gc?.()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  },
})
