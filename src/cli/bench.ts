import { runBench } from './bench-run.ts'

process.exitCode = runBench(process.argv.slice(2), {
  print: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
  nowMs: () => performance.now(),
})
