import { describe, expect, it } from 'vitest'
import { engineVersion } from '#core/organisms/recording.ts'
import type { Sweep } from '#sweep/sweep.ts'
import { deathsMax, runPool, type PoolEnd } from './pool.ts'
import { run } from './terminal.test-support.ts'
import { processThreads, type ThreadReport, type Threads } from './threads.ts'

const sweep: Sweep = {
  base: { engine: engineVersion, organism: 'autoscaled-service', seed: 1, settings: {}, log: [] },
  axes: [],
  seeds: 1,
  until: null,
}

/** Threads that answer every run by its number, or as `strike` says. */
function threadsOf(
  strike: (index: number) => ThreadReport | null,
  started: number[] = [],
): Threads<Sweep> {
  return {
    usual: 1,
    start: (_, report) => {
      started.push(started.length)
      return {
        make: (index) =>
          void setImmediate(() =>
            report(strike(index) ?? { type: 'line', index, line: `${index}` }),
          ),
        end: () => Promise.resolve(),
      }
    },
  }
}

interface Outcome {
  readonly end: PoolEnd
  readonly lines: readonly string[]
  readonly failed: readonly (readonly [number | null, string])[]
}

async function poolOf(runs: number, workers: number, threads: Threads<Sweep>): Promise<Outcome> {
  const lines: string[] = []
  const failed: [number | null, string][] = []
  const end = await runPool(
    {
      job: sweep,
      runs: Array.from({ length: runs }, (_, i) => i),
      workers,
      onLine: (_, line) => void lines.push(line),
      onFailed: (index, problem) => void failed.push([index, problem]),
      onProgress: () => undefined,
      stop: new Promise(() => undefined),
    },
    threads,
  )
  return { end, lines, failed }
}

describe('a pool of threads', () => {
  it('[Q25] makes every run once, with no more threads than runs', async () => {
    for (const [runs, workers] of [
      [0, 3],
      [2, 5],
      [40, 3],
    ] as const) {
      const started: number[] = []
      const { end, lines } = await poolOf(
        runs,
        workers,
        threadsOf(() => null, started),
      )
      expect([end, started.length]).toEqual(['done', Math.min(runs, workers)])
      expect(lines.map(Number).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: runs }, (_, i) => i),
      )
    }
  })

  it('[Q25] a thread that dies names its run, and another one goes on with the rest', async () => {
    for (const dying of [0, 4, 9]) {
      const threads = threadsOf((index) =>
        index === dying ? { type: 'died', reason: 'full' } : null,
      )
      for (const workers of [1, 3]) {
        const { end, lines, failed } = await poolOf(10, workers, threads)
        expect([end, lines.length, failed]).toEqual(['done', 9, [[dying, 'its thread died: full']]])
      }
    }
  })

  it('[Q25] after too many deaths it gives up', async () => {
    const { end, failed } = await poolOf(
      100,
      4,
      threadsOf(() => ({ type: 'died', reason: 'x' })),
    )
    expect([end, failed.length]).toEqual(['gave up', deathsMax])
  })

  it('[Q25] a real thread that ends or throws is a dead one', async () => {
    for (const [program, reason] of [
      ['process.exit(3)', 'it ended with code 3'],
      ['throw new RangeError("Array buffer allocation failed")', 'Array buffer allocation failed'],
    ] as const) {
      const threads = processThreads(new URL(`data:text/javascript,${encodeURIComponent(program)}`))
      const { end, failed } = await poolOf(1, 1, threads)
      expect([end, failed]).toEqual(['done', [[0, `its thread died: ${reason}`]]])
    }
  })

  it('[Q25] the command tells the run, keeps the others and ends with 1', async () => {
    const args = ['sweep', 'surge', '--seeds', '3', '--over', 'slots=1,2']
    const threads = threadsOf((index) =>
      index === 4
        ? { type: 'died', reason: 'out of memory' }
        : index === 1
          ? { type: 'failed', index, problem: 'it broke a rule' }
          : null,
    )
    const { code, out, err } = await run(args, { threads })
    expect([code, out]).toEqual([1, '0\n2\n3\n5\n'])
    expect(err).toBe(
      'The run of slots=1, seed 2 has no result: it broke a rule.\n' +
        'The run of slots=2, seed 2 has no result: its thread died: out of memory.\n' +
        '4 of 6 runs are made.\n',
    )
    const all = await run(args, { threads: threadsOf(() => ({ type: 'died', reason: 'x' })) })
    expect([all.code, all.out]).toEqual([1, ''])
  })
})
