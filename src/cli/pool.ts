import type { Thread, ThreadReport, Threads } from './threads.ts'

/** What is to be done, and who is told. */
export interface PoolOrder<Job> {
  readonly job: Job
  /** Numbers of the runs, in the order in which they are begun. */
  readonly runs: readonly number[]
  readonly workers: number
  readonly onLine: (index: number, line: string) => void
  /** A run without a result; null for a thread that died before it had one to make. */
  readonly onFailed: (index: number | null, problem: string) => void
  /** Runs done, those under way by their share. */
  readonly onProgress: (done: number) => void
  /** Ends the pool at once. */
  readonly stop: Promise<unknown>
}

/** How a pool ended: all runs made or failed, stopped from outside, or given up after too many deaths. */
export type PoolEnd = 'done' | 'stopped' | 'gave up'

/** So many threads may die before the machine itself must be the reason. */
export const deathsMax = 10

/**
 * Makes runs in some threads. A thread that dies takes its run with it; another one goes on with the
 * rest, because what killed it may be in that run alone. All threads are gone when this resolves.
 */
export async function runPool<Job>(order: PoolOrder<Job>, threads: Threads<Job>): Promise<PoolEnd> {
  const { job, runs, workers, onLine, onFailed, onProgress, stop } = order
  const alive = new Set<Member>()
  let next = 0
  let done = 0
  let deaths = 0
  const ended = new Promise<PoolEnd>((resolve) => {
    void stop.then(() => resolve('stopped'))
    const hire = (): void => {
      const member: Member = { thread: null, run: null, share: 0 }
      alive.add(member)
      member.thread = threads.start(job, (report) => hear(member, report))
      assign(member)
    }
    const assign = (member: Member): void => {
      const run = runs[next]
      if (run === undefined) {
        if (done === runs.length) resolve('done')
        return
      }
      next++
      Object.assign(member, { run, share: 0 })
      member.thread?.make(run)
    }
    const hear = (member: Member, report: ThreadReport): void => {
      if (report.type === 'share') {
        member.share = report.share
      } else {
        const { run } = member
        if (run !== null) done++
        Object.assign(member, { run: null, share: 0 })
        if (report.type === 'line') onLine(report.index, report.line)
        else if (report.type === 'failed') onFailed(report.index, report.problem)
        else onFailed(run, `its thread died: ${report.reason}`)
        if (report.type !== 'died') assign(member)
        else replace(member)
      }
      onProgress([...alive].reduce((sum, { share }) => sum + share, done))
    }
    const replace = (member: Member): void => {
      alive.delete(member)
      deaths++
      if (deaths >= deathsMax) resolve('gave up')
      else if (next < runs.length) hire()
      else if (done === runs.length) resolve('done')
    }
    for (let i = 0; i < Math.min(workers, runs.length); i++) hire()
    if (runs.length === 0) resolve('done')
  })
  const end = await ended
  await Promise.all([...alive].map(async ({ thread }) => thread?.end()))
  return end
}

interface Member {
  thread: Thread | null
  /** What it is making; null while it has nothing to do. */
  run: number | null
  share: number
}
