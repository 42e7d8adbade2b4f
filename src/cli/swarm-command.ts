import { addMet, type Met } from '#swarm/met.ts'
import { expected, type SeedReport } from '#swarm/seed.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { numberOption, splitOptions } from './options.ts'
import { deathsMax, runPool, type PoolEnd } from './pool.ts'
import { createProgress } from './progress.ts'
import { exitCode } from './run-command.ts'
import type { Terminal } from './terminal.ts'
import type { Threads } from './threads.ts'

const usage = `Usage: npm run swarm -- [--seeds N] [--from N] [--workers N]

Draws a run from each seed: settings from the whole schema, a visitor who changes, kills and asks for what is
impossible, a mesh of services, and of every fifth services with their autoscalers. Holds it against its invariants after every window, and plays it again
in windows, from saves, from its link and as the same run. Exit code 1 when a seed fails.

  --seeds N     how many seeds, 300 if nothing is said
  --from N      the first one, 0 if nothing is said
  --workers N   threads, as many as there are cores if nothing is said
  --help        print this`

const usualSeeds = 300
const lastSeed = 0xffffffff
const workersMax = 256

/** Carries out `npm run swarm` and answers the exit code. */
export async function swarmCommand(
  args: readonly string[],
  terminal: Terminal,
  threads: Threads<null>,
): Promise<number> {
  const { print, tell } = terminal
  if (args.includes('--help') || args.includes('-h')) {
    print(usage)
    return exitCode.done
  }
  const asked = readArguments(args)
  if (!asked.ok) {
    tell(`${asked.problem}\n“npm run swarm -- --help” tells what can be said.`)
    return exitCode.refused
  }
  const { from, seeds, workers } = asked.value
  const began = terminal.nowMs()
  const progress = createProgress(terminal)
  const failures = new Map<number, string>()
  const met: Met = {}
  let made = 0
  const order = {
    job: null,
    runs: Array.from({ length: seeds }, (_, i) => from + i),
    workers: workers ?? threads.usual,
    stop: terminal.stopped,
    onLine: (seed: number, line: string) => {
      // What `makeSeed` has written.
      const report = JSON.parse(line) as SeedReport
      made++
      addMet(met, report.met)
      if (report.failures.length > 0) failures.set(seed, words(report))
    },
    onFailed: (seed: number | null, problem: string) => {
      failures.set(seed ?? lastSeed + 1, `Seed ${seed ?? 'unknown'}: ${problem}.`)
    },
    onProgress: (done: number) => progress.show(done, seeds),
  }
  const end = await runPool(order, threads)
  progress.clear()
  for (const [, text] of [...failures].toSorted(([a], [b]) => a - b)) print(text)
  const seconds = (terminal.nowMs() - began) / 1000
  print(
    `${made} of ${seeds} seeds from ${from} on: ${failures.size} failed, ${seconds.toFixed(0)} s.`,
  )
  print(metWords(met))
  return codeOf(end, failures.size, tell)
}

/** So many names are told. */
const namesMost = 20

function metWords(met: Met): string {
  const all = expected()
  const missing = all.filter((name) => !Object.hasOwn(met, name))
  const names = missing.length > namesMost ? '' : `, all but ${missing.join(', ')}`
  return missing.length === 0
    ? `All ${all.length} things that must be met were met.`
    : `${all.length - missing.length} of ${all.length} things that many seeds meet were met${names}.`
}

function codeOf(end: PoolEnd, failed: number, tell: Terminal['tell']): number {
  if (end === 'stopped') return exitCode.stopped
  if (end === 'gave up') tell(`The swarm ends after ${deathsMax} dead threads.`)
  return failed > 0 || end === 'gave up' ? exitCode.failed : exitCode.done
}

/** What failed of a seed, and what shows it. */
function words({ seed, failures }: SeedReport): string {
  const again = `  again: npm run swarm -- --from ${seed} --seeds 1`
  const each = failures.map(({ problem, shownBy }) =>
    [`Seed ${seed}: ${problem}.`, ...shownBy.map((line) => `  ${line}`)].join('\n'),
  )
  return [...each, again].join('\n')
}

interface Asked {
  readonly from: number
  readonly seeds: number
  readonly workers: number | null
}

function readArguments(args: readonly string[]): Result<Asked> {
  const split = splitOptions(args, { '--seeds': 'once', '--from': 'once', '--workers': 'once' })
  if (!split.ok) return split
  const { targets, given } = split.value
  if (targets.length > 0) return refuse(`“${targets[0] ?? ''}” is no option of the swarm.`)
  const count = (option: '--seeds' | '--from' | '--workers', least: number, most: number) =>
    numberOption(given, option, `a whole number from ${least} to ${most}`, (value) => {
      return Number.isInteger(value) && value >= least && value <= most
    })
  const from = count('--from', 0, lastSeed)
  if (!from.ok) return from
  const seeds = count('--seeds', 1, 1_000_000)
  if (!seeds.ok) return seeds
  const workers = count('--workers', 1, workersMax)
  if (!workers.ok) return workers
  const first = from.value ?? 0
  const asked = seeds.value ?? usualSeeds
  if (first + asked - 1 > lastSeed) return refuse(`There is no seed beyond ${lastSeed}.`)
  return { ok: true, value: { from: first, seeds: asked, workers: workers.value } }
}
