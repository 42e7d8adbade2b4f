import { readFileSync, writeSync } from 'node:fs'
import { runBenchProgram } from './bench-program.ts'

/** So many bytes less are no more than a collection leaves to chance. */
const enough = 1e5

// Written at once: what V8 traces on stdout comes before it or after it, as it happened.
process.exitCode = runBenchProgram(process.argv.slice(2), {
  print: (line) => void writeSync(1, `${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  read: (path) => readFileSync(path, 'utf8'),
  nowMs: () => performance.now(),
  keptBytes() {
    // There with --expose-gc. A collection gives buffers back in a thread of its own, after it has returned, and
    // the next one waits for that: so what is kept is known once another collection finds no less.
    let kept = Infinity
    for (let left = 10; left > 0; left--) {
      globalThis.gc?.()
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      const found = heapUsed + arrayBuffers
      if (found >= kept - enough) return Math.min(found, kept)
      kept = found
    }
    return kept
  },
})
