import { runsOfShard } from '#sweep/shard.ts'
import { describeKey, keyAt, runCount, type Sweep } from '#sweep/sweep.ts'
import type { SweepRequest } from './arguments.ts'
import { deathsMax, runPool, type PoolEnd } from './pool.ts'
import { createProgress } from './progress.ts'
import { exitCode } from './run-command.ts'
import { readJob } from './sweep-job.ts'
import { printInOrder, writeToFile } from './sweep-sink.ts'
import type { Terminal } from './terminal.ts'
import type { Threads } from './threads.ts'

/** Carries out `mitosis sweep` and answers the exit code. */
export async function sweepCommand(
  request: SweepRequest,
  terminal: Terminal,
  threads: Threads<Sweep>,
): Promise<number> {
  const { tell, print, stopped } = terminal
  const job = readJob(request, terminal)
  if (!job.ok) {
    tell(job.problem)
    return exitCode.refused
  }
  const { sweep, shard, file } = job.value
  const mine = runsOfShard(runCount(sweep), shard)
  const runs = mine.filter((run) => file?.lines.has(run) !== true)
  const before = mine.length - runs.length
  if (before > 0) tell(`${before} of ${mine.length} runs are in “${request.out}” already.`)
  const sink = file === null ? printInOrder(runs, print) : writeToFile(file)
  const progress = createProgress(terminal)
  const failures: string[] = []
  let made = 0
  const order = {
    job: sweep,
    runs,
    workers: request.workers ?? threads.usual,
    stop: Promise.race([stopped, sink.broken]),
    onLine: (run: number, line: string) => {
      made++
      sink.take(run, line)
    },
    onFailed: (run: number | null, problem: string) => {
      const name = run === null ? 'A thread' : `The run of ${describeKey(keyAt(sweep, run))}`
      failures.push(`${name} has no result: ${problem}.`)
      if (run !== null) sink.skip(run)
    },
    onProgress: (done: number) => progress.show(done, runs.length),
  }
  const end = await runPool(order, threads)
  progress.clear()
  for (const failure of failures) tell(failure)
  const finished = sink.finish(end === 'done')
  if (!finished.ok) {
    tell(finished.problem)
    return exitCode.refused
  }
  const count = `${before + made} of ${mine.length} runs are ${request.out === null ? 'made' : `in “${request.out}”`}`
  return tellEnd(end, { count, failures: failures.length, isKept: request.out !== null }, terminal)
}

/** How it went, where that is not plain from the lines. */
function tellEnd(
  end: PoolEnd,
  { count, failures, isKept }: { count: string; failures: number; isKept: boolean },
  { tell }: Terminal,
): number {
  const again = isKept ? '; the same command goes on from there' : ''
  if (end === 'stopped') {
    tell(`Stopped: ${count}${again}.`)
    return exitCode.stopped
  }
  if (end === 'gave up') {
    tell(
      `The sweep ends after ${deathsMax} dead threads, too many for one run to be the reason: ${count}${again}. Fewer --workers need less memory.`,
    )
    return exitCode.failed
  }
  if (failures > 0) tell(`${count}${again}.`)
  else if (isKept) tell(`${count}.`)
  return failures > 0 ? exitCode.failed : exitCode.done
}
