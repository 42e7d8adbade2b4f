import { describe, expect, it } from 'vitest'
import { expected, trySeed, type SeedReport } from '#swarm/seed.ts'
import { swarmCommand } from './swarm-command.ts'
import { makeSeed } from './swarm-thread.ts'
import { runIn, type Setup } from './terminal.test-support.ts'
import type { ThreadReport, Threads } from './threads.ts'

/** Threads that are none, which answer the later seeds sooner. */
function threadsOf(answer: (seed: number) => ThreadReport): Threads<null> {
  return {
    usual: 2,
    start: (_, report) => ({
      make: (seed) => void setTimeout(() => report(answer(seed)), seed % 2 === 0 ? 2 : 0),
      end: () => Promise.resolve(),
    }),
  }
}

const reported = (report: SeedReport): ThreadReport => ({
  type: 'line',
  index: report.seed,
  line: JSON.stringify(report),
})
const fine = (seed: number): SeedReport => ({ seed, failures: [], met: { [`kind ${seed}`]: 1 } })
const broken = (seed: number): SeedReport => ({
  ...fine(seed),
  failures: [{ problem: `fault ${seed}`, shownBy: [`link: #x=${seed}`] }],
})

const swarm = (args: readonly string[], threads: Threads<null>, setup: Setup = {}) =>
  runIn(setup, (terminal) => swarmCommand(args, terminal, threads))

describe('npm run swarm', () => {
  it('[Y7] tries so many seeds from one on, and says what none of them met', async () => {
    const asked: number[] = []
    const threads = threadsOf((seed) => {
      asked.push(seed)
      return reported(fine(seed))
    })
    const { code, out, err } = await swarm(['--from', '40', '--seeds=5'], threads)
    expect([code, err]).toEqual([0, ''])
    expect(asked.toSorted((a, b) => a - b)).toEqual([40, 41, 42, 43, 44])
    expect(out).toContain('5 of 5 seeds from 40 on: 0 failed')
    expect(out).toContain(`0 of ${expected().length} things that many seeds meet were met.`)
    const all = Object.fromEntries(expected().map((name) => [name, 1]))
    const report = (met: SeedReport['met']) => threadsOf((seed) => reported({ ...fine(seed), met }))
    const full = await swarm(['--seeds', '1'], report(all))
    expect(full.out).toContain(`All ${expected().length} things that must be met were met.`)
    const { [expected()[3] ?? '']: _, ...most } = all
    const nearly = await swarm(['--seeds', '1'], report(most))
    expect(nearly.out).toContain(`were met, all but ${expected()[3] ?? ''}.`)
    const usual = await swarm([], threads)
    expect(usual.out).toContain('300 of 300 seeds from 0 on')
  })

  it('[Y7] prints what failed in the order of the seeds, with the link and the command that show it again', async () => {
    const { code, out } = await swarm(
      ['--seeds', '20'],
      threadsOf((seed) => reported(seed % 5 === 2 ? broken(seed) : fine(seed))),
    )
    expect(code).toBe(1)
    const printed = [2, 7, 12, 17].flatMap((seed) => [
      `Seed ${seed}: fault ${seed}.`,
      `  link: #x=${seed}`,
      `  again: npm run swarm -- --from ${seed} --seeds 1`,
    ])
    expect(out.split('\n').slice(0, 12)).toEqual(printed)
    expect(out).toContain('20 of 20 seeds from 0 on: 4 failed')
  })

  it('[Y7] a thread that dies takes its seed with it, and ends the swarm when too many die', async () => {
    const one = await swarm(
      ['--seeds', '4'],
      threadsOf((seed) => (seed === 2 ? { type: 'died', reason: 'full' } : reported(fine(seed)))),
    )
    expect([one.code, one.out.split('\n')[0]]).toEqual([1, 'Seed 2: its thread died: full.'])
    const all = await swarm(
      ['--seeds', '40'],
      threadsOf(() => ({ type: 'died', reason: 'full' })),
    )
    expect([all.code, all.err]).toEqual([1, 'The swarm ends after 10 dead threads.\n'])
  })

  it('[Y7] ends at once when it is stopped', async () => {
    const never: Threads<null> = {
      usual: 1,
      start: () => ({ make: () => undefined, end: () => Promise.resolve() }),
    }
    const { code, out } = await swarm([], never, { stopped: Promise.resolve() })
    expect([code, out.split('\n')[0]]).toEqual([130, '0 of 300 seeds from 0 on: 0 failed, 0 s.'])
  })

  it.each([
    [['surge'], '“surge” is no option of the swarm.'],
    [['--seeds', '0'], '--seeds must be a whole number from 1 to 1000000, not “0”.'],
    [['--from', '-1'], '--from must be a whole number from 0 to 4294967295, not “-1”.'],
    [['--from', '4294967295', '--seeds', '2'], 'There is no seed beyond 4294967295.'],
    [['--workers', '1.5'], '--workers must be a whole number from 1 to 256, not “1.5”.'],
    [['--sheds', '2'], 'The option “--sheds” is not known.'],
  ])('[Y7] refuses %j', async (args, sentence) => {
    const { code, err } = await swarm(
      args,
      threadsOf((seed) => reported(fine(seed))),
    )
    expect([code, err.split('\n')[0]]).toEqual([2, sentence])
  })

  it('[Y7] a real seed travels as a line', async () => {
    const reports: ThreadReport[] = []
    makeSeed(null, 17, (report) => void reports.push(report))
    expect(reports).toEqual([reported(trySeed(17))])
    const { code, out } = await swarm(
      ['--help'],
      threadsOf((seed) => reported(fine(seed))),
    )
    expect([code, out.startsWith('Usage: npm run swarm')]).toEqual([0, true])
  })
})
