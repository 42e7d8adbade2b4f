import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { run } from './terminal.test-support.ts'

const root = join(import.meta.dirname, '..', '..')
const script = join(root, 'scripts', 'mitosis.mjs')
const folder = mkdtempSync(join(tmpdir(), 'mitosis-processes-'))
afterAll(() => rmSync(folder, { recursive: true }))
const sorted = (text: string): string => text.split('\n').toSorted().join('\n')
const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '')

// The variables of a scheduler that may run these very tests.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(JOB_COMPLETION|SLURM|AWS_BATCH|BATCH)_/.test(name),
  ),
)

// The program is built once, before several processes ask for it at a time.
beforeAll(() => {
  expect(spawnSync(process.execPath, [script, '--help'], { cwd: root }).status).toBe(0)
})

describe('a sweep in a process of its own', () => {
  /** Starts one with so many seeds, and sends it a signal when three lines are in its file. */
  async function interrupted(file: string, seeds: number, signal: NodeJS.Signals) {
    const words = ['sweep', 'surge', '--until', '9', '--over', 'slots=2,4', '--set', 'queueLimit=4']
    const command = [...words, '--seeds', String(seeds)]
    const child = spawn(process.execPath, [script, ...command, '--workers', '2', '--out', file], {
      env: environment,
      // The group is the script, the program behind it, and its threads.
      detached: true,
    })
    let err = ''
    child.stderr.on('data', (text: Buffer) => (err += text.toString()))
    const exit = once(child, 'exit')
    await vi.waitUntil(() => read(file).split('\n').length > 3 || child.exitCode !== null, 60_000)
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal)
    const [code]: unknown[] = await exit
    const lines = read(file).split('\n').length - 1
    return { command, code, err, lines, isWhole: lines === 2 * seeds }
  }

  /** The same, with more seeds as long as this machine makes all of them before the signal is there. */
  async function surelyInterrupted(file: string, signal: NodeJS.Signals) {
    for (let seeds = 20; ; seeds *= 4) {
      rmSync(file, { force: true })
      const seen = await interrupted(file, seeds, signal)
      if (!seen.isWhole) return seen
    }
  }

  it('[Q23] that is killed goes on from its file, and no byte differs from an undisturbed one', async () => {
    const file = join(folder, 'killed.ndjson')
    const { command, lines } = await surelyInterrupted(file, 'SIGKILL')
    expect(lines).toBeGreaterThanOrEqual(3)
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [script, ...command, '--out', file],
      { encoding: 'utf8', env: environment },
    )
    expect([status, stdout]).toEqual([0, ''])
    expect(stderr).toMatch(/^\d+ of \d+ runs are in “[^”]+” already\.$/m)
    expect(read(file)).toBe((await run(command)).out)
  })

  it('[Q24] that is stopped by Ctrl+C ends with 130 and whole lines', async () => {
    const file = join(folder, 'stopped.ndjson')
    const { code, err } = await surelyInterrupted(file, 'SIGINT')
    expect([code, read(file).endsWith('}\n')]).toEqual([130, true])
    expect(err).toMatch(
      /^Stopped: \d+ of \d+ runs are in “[^”]+”; the same command goes on from there\.$/m,
    )
  })
})

/** The command lines of the page, made short: the same words with fewer seeds and an early end. */
const page = readFileSync(join(root, 'docs', 'scale.md'), 'utf8')
const shortened = (line: string): string =>
  line.replace('sweep surge', 'sweep surge --until 2').replace(/--seeds \d+/, '--seeds 1')
const lineWith = (part: string): string => {
  const found = page.split('\n').find((line) => line.startsWith('    ') && line.includes(part))
  if (found === undefined) throw new Error(`docs/scale.md has no line with ${part}`)
  return shortened(found.trim())
}
const alone = run(['sweep', 'surge', '--until', '2', '--over', 'hpa.min=1..5', '--seeds', '1'])

describe('docs/scale.md', () => {
  it('[Q29] the manifest is an Indexed Job whose pods make the whole sweep', async () => {
    const text = readFileSync(join(root, 'docs', 'scale-indexed-job.yaml'), 'utf8')
    const { apiVersion, kind, spec } = parse(text) as {
      apiVersion: string
      kind: string
      spec: {
        completionMode: string
        completions: number
        template: { spec: { containers: { command: string[] }[] } }
      }
    }
    expect([apiVersion, kind, spec.completionMode]).toEqual(['batch/v1', 'Job', 'Indexed'])
    const [program, file, ...words] = spec.template.spec.containers[0]?.command ?? []
    expect([program, file]).toEqual(['node', 'scripts/mitosis.mjs'])
    const args = shortened(words.join(' ')).replace('/results', folder)
    let parts = ''
    for (let index = 0; index < spec.completions; index++) {
      // As the kubelet puts variables into a command.
      const command = args.replaceAll('$(JOB_COMPLETION_INDEX)', String(index)).split(' ')
      const pod = await run(command, { environment: { JOB_COMPLETION_INDEX: String(index) } })
      expect([pod.code, pod.out]).toEqual([0, ''])
      parts += read(join(folder, `part-${index}.ndjson`))
    }
    const one = words.slice(0, words.indexOf('--shards')).join(' ')
    expect(sorted(parts)).toBe(sorted((await run(shortened(one).split(' '))).out))
  })

  it.each([
    [
      'Slurm',
      'SLURM_ARRAY_TASK_ID',
      { SLURM_ARRAY_TASK_COUNT: '2', SLURM_ARRAY_TASK_MIN: '1', SLURM_ARRAY_TASK_MAX: '2' },
      1,
    ],
    ['AWS Batch', 'AWS_BATCH_JOB_ARRAY_INDEX', { AWS_BATCH_JOB_ARRAY_SIZE: '2' }, 0],
    ['Google Batch', 'BATCH_TASK_INDEX', { BATCH_TASK_COUNT: '2' }, 0],
  ])('[Q29] the line for %s makes its part', async (_, variable, others, first) => {
    const line = lineWith(`part-$${variable}.ndjson`)
    const [, words = ''] = /mitosis -- (sweep [^']+)/.exec(line) ?? []
    let parts = ''
    for (const index of [first, first + 1]) {
      const file = join(folder, `${variable}-${index}`)
      const command = words.trim().split(' ').with(-1, file)
      const task = await run(command, { environment: { ...others, [variable]: String(index) } })
      expect([task.code, task.out]).toEqual([0, ''])
      parts += read(file)
    }
    expect(sorted(parts)).toBe(sorted((await alone).out))
  })

  const hasParallel = spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout?.startsWith(
    'GNU',
  )
  it.skipIf(hasParallel !== true)(
    '[Q29] the line for GNU parallel, where it is installed',
    async () => {
      const line = lineWith('| parallel')
        .replace('seq 4', 'seq 2')
        .replace('/4', '/2')
        .replace('part-', join(folder, 'parallel-'))
      const { status, stderr } = spawnSync('sh', ['-c', line], {
        cwd: root,
        encoding: 'utf8',
        env: environment,
      })
      expect(status, stderr).toBe(0)
      const files = [1, 2].map((i) => join(folder, `parallel-${i}.ndjson`))
      expect(sorted(files.map(read).join(''))).toBe(sorted((await alone).out))
      const merged = await run(['merge', ...files])
      expect([merged.code, merged.err]).toEqual([0, ''])
    },
  )
})
