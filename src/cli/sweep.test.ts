import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { engineVersion } from '#core/organisms/recording.ts'
import { isRecord } from '#share/plain.ts'
import { readLine } from '#sweep/result.ts'
import type { Sweep } from '#sweep/sweep.ts'
import { run, turns, type Setup } from './terminal.test-support.ts'
import type { Threads } from './threads.ts'

const folder = mkdtempSync(join(tmpdir(), 'mitosis-sweep-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string): string => join(folder, name)
const textOf = (name: string): string => readFileSync(file(name), 'utf8')
const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '')
const sorted = (text: string): string => linesOf(text).toSorted().join('\n')

const words = [
  'sweep',
  'surge',
  '--until',
  '3',
  '--over',
  'initialReplicas=1..3',
  'slots=2,4',
  '--seeds',
  '2',
  // Small queues need little memory, which is most of the time of a run as short as this.
  '--set',
  'queueLimit=4',
]

/** What one process prints: everything else is held against it. */
const whole = await run(words)

/** Threads that answer in another order than they were asked: the later a run, the sooner. */
function disorderly(usual: number): Threads<Sweep> {
  const inOrder = turns(usual)
  return {
    usual,
    start: (sweep, report) => {
      const thread = inOrder.start(sweep, report)
      const wait = (index: number, left: number): void => {
        if (left === 0) thread.make(index)
        else setImmediate(() => wait(index, left - 1))
      }
      return { ...thread, make: (index) => wait(index, 3 * (12 - index)) }
    },
  }
}

describe('npm run mitosis -- sweep', () => {
  it('[Q20] prints a line a run, in the order of values and seeds', () => {
    expect([whole.code, whole.err]).toEqual([0, ''])
    const results = linesOf(whole.out).map((line) => readLine(line))
    expect(results).toMatchObject(
      [1, 2, 3].flatMap((min) =>
        [2, 4].flatMap((slots) =>
          [1, 2].map((seed) => ({
            ok: true,
            value: {
              engine: engineVersion,
              values: { initialReplicas: min, slots },
              seed,
              time: 3,
            },
          })),
        ),
      ),
    )
    expect(new Set(results.map((one) => one.ok && one.value.digest)).size).toBe(12)
  })

  it('[Q20] a line is the run that `run` makes of the same values', async () => {
    const values = ['initialReplicas=2', 'slots=4', 'queueLimit=4']
    const args = ['run', 'surge', '--until', '3', '--seed', '2', '--set', ...values]
    const { out } = await run([...args, '--json'])
    const alone: unknown = JSON.parse(out)
    const line = readLine(linesOf(whole.out)[7] ?? '')
    expect(line).toMatchObject({
      ok: true,
      value: { digest: isRecord(alone) ? alone.digest : null, seed: 2, values: { slots: 4 } },
    })
  })

  it('[Q20] the bytes are the same from many threads in any order, on stdout and in a file', async () => {
    const many = { threads: disorderly(5) }
    expect((await run(words, many)).out).toBe(whole.out)
    const { code, out, err } = await run([...words, '--out', file('a'), '--workers', '4'], many)
    expect([code, out]).toEqual([0, ''])
    expect(err).toBe(`12 of 12 runs are in “${file('a')}”.\n`)
    expect(textOf('a')).toBe(whole.out)
  })

  it('[Q21] shards are the same lines, each in one of them', async () => {
    let parts = ''
    for (let i = 0; i < 5; i++) parts += (await run([...words, '--shard', `${i}/5`])).out
    expect(sorted(parts)).toBe(sorted(whole.out))
    const empty = await run([...words, '--shard', '12/13'])
    expect([empty.code, empty.out]).toEqual([0, ''])
    const environment = { JOB_COMPLETION_INDEX: '1' }
    const pod = await run([...words, '--shards', '5'], { environment })
    expect(pod.out).toBe((await run([...words, '--shard', '1/5'])).out)
    expect(pod.err).toBe(
      'Shard 1/5 (JOB_COMPLETION_INDEX): 3 of 12 runs, 6 combinations with 2 seeds.\n',
    )
  })

  it('[Q27] the options of a run make the run that is varied', async () => {
    const files = { 'l.json': JSON.stringify({ dt_s: 2, rates: [50, 80] }) }
    const args = ['sweep', 'steady', '--load', 'l.json', '--set', 'boot=1', '--over=slots=1,2']
    const { code, out, err } = await run([...args, '--seed', '9'], { files })
    expect([code, err]).toEqual([
      0,
      'Load l.json: 2 intervals of 2 s, “rates” as requests per second.\n',
    ])
    expect(linesOf(out).map((line) => readLine(line))).toMatchObject([
      { value: { seed: 9, time: 4, values: { slots: 1 } } },
      { value: { seed: 9, time: 4, values: { slots: 2 } } },
    ])
    const link = await run([
      'sweep',
      '--seeds',
      '2',
      '--over',
      'slots=3',
      's=steady~boot=1',
      '--until',
      '1',
    ])
    expect([link.code, linesOf(link.out).length]).toEqual([0, 2])
  })

  it.each([
    ['Say what to vary', ['sweep', 'surge']],
    ['Say what to run', ['sweep', '--seeds', '2']],
    ['--seeds must be a whole number from 1', ['sweep', 'surge', '--seeds', '0']],
    [
      '--workers must be a whole number from 1 to 256',
      ['sweep', 'surge', '--seeds=1', '--workers=0'],
    ],
    ['“--json” is not known', ['sweep', 'surge', '--seeds', '1', '--json']],
    ['no parameter “min”. Did you mean hpa.min?', ['sweep', 'surge', '--over', 'min=1..5']],
    ['slots=300: “Slots per cell” must lie', ['sweep', 'surge', '--over', 'slots=4,300']],
    ['5000000 runs; 100000 are the limit', ['sweep', 'surge', '--seeds', '5000000']],
    ['--shard is I/N', ['sweep', 'surge', '--seeds', '1', '--shard', '2']],
    ['no scenario and no file called “sruge”', ['sweep', 'sruge', '--seeds', '1']],
    ['is no usual file; without --out', ['sweep', 'surge', '--seeds', '1', '--out', tmpdir()]],
    ['cannot be written', ['sweep', 'surge', '--seeds', '1', '--out', '/none/there/x']],
    [
      '--set gives “slots” twice',
      ['sweep', 'surge', '--seeds', '1', '--set', 'slots=1', 'slots=2'],
    ],
  ])('[Q27] what cannot be followed is refused: %s', async (sentence, args) => {
    const { code, out, err } = await run(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(sentence)
  })

  it('[M16] --set gives single values to a run, which is then another than the sender’s', async () => {
    const args = ['run', 'surge', '--until', '3', '--json', '--set']
    const set = await run([...args, 'hpa.min=50', 'hpa.max=60', 'slots=8'])
    expect(JSON.parse(set.out)).toMatchObject({
      settings: { slots: 8, hpa: { minReplicas: 50, maxReplicas: 60 } },
    })
    for (const wrong of ['slots', 'slots=1,2', 'slotz=1', 'hpa.max=1']) {
      const refused = await run([...args, wrong])
      expect([refused.code, refused.out]).toEqual([2, ''])
    }
  })
})

describe('a sweep that was interrupted', () => {
  /** Threads that count the runs they are asked for. */
  function counting(): { readonly threads: Threads<Sweep>; readonly asked: number[] } {
    const asked: number[] = []
    const inOrder = turns()
    const start: Threads<Sweep>['start'] = (sweep, report) => {
      const thread = inOrder.start(sweep, report)
      return { ...thread, make: (index) => thread.make((asked.push(index), index)) }
    }
    return { threads: { usual: 1, start }, asked }
  }

  it('[Q23] goes on where its file ends: half a line is cut off, the rest is not made again', async () => {
    const lines = linesOf(whole.out)
    for (const [i, half] of ['', '{"swe', lines[8]?.slice(0, 700) ?? ''].entries()) {
      const name = `resumed-${i}`
      // As threads left them: in another order.
      writeFileSync(file(name), `${[lines[4], lines[0], lines[11]].join('\n')}\n${half}`)
      const { threads, asked } = counting()
      const { code, err } = await run([...words, '--out', file(name)], { threads })
      expect([code, asked]).toEqual([0, [1, 2, 3, 5, 6, 7, 8, 9, 10]])
      expect(err).toContain('3 of 12 runs are in')
      expect(err.includes('half written; its run is made again')).toBe(half !== '')
      expect(textOf(name)).toBe(whole.out)
    }
  })

  it('[Q23] a line that lacks nothing but its end is kept', async () => {
    writeFileSync(file('endless'), whole.out)
    truncateSync(file('endless'), whole.out.length - 1)
    const { threads, asked } = counting()
    await run([...words, '--out', file('endless')], { threads })
    expect([asked, textOf('endless')]).toEqual([[], whole.out])
  })

  it('[Q23] the same file takes more seeds and more values', async () => {
    const fewer = [...words.slice(0, 5), 'slots=4', 'initialReplicas=2,3', ...words.slice(-2)]
    await run([...fewer, '--seeds', '1', '--out', file('more')])
    const { threads, asked } = counting()
    await run([...words, '--out', file('more')], { threads })
    expect([asked.length, textOf('more')]).toEqual([10, whole.out])
  })

  it.each([
    ['it is of another sweep', whole.out, ['--until', '4']],
    ['it is of another sweep', whole.out, ['--set', 'boot=1']],
    ['belongs to another shard', whole.out, ['--shard', '1/2']],
    ['has no run of initialReplicas=1, slots=2, seed 1', whole.out, ['--seed', '2']],
    [
      `made with engine version ${engineVersion + 1}`,
      whole.out.replace(/"engine":\d+/, `"engine":${engineVersion + 1}`),
      [],
    ],
    ['line 2: it is no complete JSON', whole.out.replace(/\n.{40}/, '\n'), []],
    ['This is no file of results', 'dear diary', []],
    ['line 1: it is no complete JSON', 'dear diary\n', []],
  ])('[Q23] another file is refused and stays as it is: %s', async (sentence, text, more) => {
    writeFileSync(file('strange'), text)
    const args = more[0] === '--until' ? words.filter((_, i) => i !== 2 && i !== 3) : words
    const { code, err } = await run([...args, ...more, '--out', file('strange')])
    expect([code, textOf('strange')]).toEqual([2, text])
    expect(err).toContain(sentence)
  })

  it('[Q23] a second process that writes the same file is told, and no line is lost', async () => {
    const inOrder = turns()
    const meddling: Threads<Sweep> = {
      usual: 1,
      start: (sweep, report) =>
        inOrder.start(sweep, (heard) => {
          if (heard.type === 'line' && heard.index === 5) appendFileSync(file('shared'), 'mine\n')
          report(heard)
        }),
    }
    const { code, err } = await run([...words, '--out', file('shared')], { threads: meddling })
    expect([code, err]).toEqual([2, expect.stringContaining('written by another process too')])
    expect(linesOf(textOf('shared'))).toHaveLength(13)
  })

  /** A visitor who stops when this many lines are there. */
  function stoppingAfter(lines: number): Setup {
    let stop: () => void = () => undefined
    const stopped = new Promise<void>((resolve) => (stop = resolve))
    const inOrder = turns()
    let left = lines
    const start: Threads<Sweep>['start'] = (sweep, report) =>
      inOrder.start(sweep, (heard) => {
        report(heard)
        if (heard.type === 'line' && --left === 0) stop()
      })
    return { stopped, threads: { usual: 1, start } }
  }

  it('[Q24] ends cleanly and says how to go on', async () => {
    const { code, err } = await run([...words, '--out', file('stopped')], stoppingAfter(5))
    expect([code, err]).toEqual([
      130,
      `Stopped: 5 of 12 runs are in “${file('stopped')}”; the same command goes on from there.\n`,
    ])
    expect(textOf('stopped')).toBe(`${linesOf(whole.out).slice(0, 5).join('\n')}\n`)
    await run([...words, '--out', file('stopped')])
    expect(textOf('stopped')).toBe(whole.out)
    const printed = await run(words, stoppingAfter(5))
    expect([printed.code, linesOf(printed.out).length]).toEqual([130, 5])
  })

  it('[Q28] draws a bar after a second, on a terminal only, and takes it away', async () => {
    const slow = await run(words, { tickMs: 400 })
    expect(slow.drawn.length).toBeGreaterThan(3)
    expect(slow.drawn.at(-2)).toMatch(/^█+░* +\d+%/)
    expect(slow.drawn.at(-1)).toBe('')
    expect(slow.out).toBe(whole.out)
    expect(whole.drawn).toEqual([])
  })
})

describe('npm run mitosis -- merge', () => {
  const some = (name: string, lines: readonly (string | undefined)[], rest = ''): string => {
    writeFileSync(file(name), `${lines.join('\n')}\n${rest}`)
    return file(name)
  }
  const lines = linesOf(whole.out)
  const all = some('all', lines)

  it('[Q26] is the same from shards in any order as from one process', async () => {
    const shards = [3, 1, 2].map((i) =>
      some(
        `s${i}`,
        lines.filter((_, at) => at % 3 === i % 3),
      ),
    )
    const one = await run(['merge', all, '--json'])
    expect(one.code).toBe(0)
    expect(await run(['merge', ...shards, '--json'])).toEqual(one)
    expect(await run(['merge', ...shards])).toEqual(await run(['merge', all]))
    const merged: unknown = JSON.parse(one.out)
    expect(merged).toMatchObject({
      engine: engineVersion,
      seeds: [1, 2],
      missing: [],
      combinations: [1, 2, 3].flatMap((min) =>
        [2, 4].map((slots) => ({ values: { initialReplicas: min, slots }, seeds: 2 })),
      ),
    })
  })

  it('[Q26] the table has a row a combination and the differences of pairs', async () => {
    const { out } = await run(['merge', all])
    expect(out).toMatch(/^initialReplicas=1, slots=2 +2 +[\d.]+ ms /m)
    expect(out).toContain('Differences from initialReplicas=1, slots=2, seed by seed:')
    expect(out.split('\n').filter((line) => line.endsWith('*')).length).toBeGreaterThan(0)
  })

  it('[Q26] half a last line is left out and told, and so is a run that is missing', async () => {
    const cut = some('cut', lines.slice(0, 11), lines[11]?.slice(0, 900))
    const { code, err } = await run(['merge', cut, '--json'])
    expect([code, err]).toEqual([
      0,
      `The last line of “${cut}” was only half written and is left out.\n` +
        'Missing, so that not all means are over the same seeds: initialReplicas=3, slots=4, seed 2.\n',
    ])
    const twice = await run(['merge', cut, all])
    expect(twice.err).toContain('11 runs came more than once and count once.')
  })

  it('[Q26] strangers are refused, both by name and line', async () => {
    const engine = some('engine', [lines[3]?.replace(/"engine":\d+/, '"engine":1')])
    const other = some(
      'other',
      linesOf((await run(['sweep', 'steady', '--seeds', '1', '--until', '1'])).out),
    )
    for (const [stranger, words] of [
      [engine, 'was made with engine version 1'],
      [other, 'are of different sweeps'],
      [some('middle', [lines[0], lines[1]?.slice(9), lines[2]]), 'it is no complete JSON'],
    ] as const) {
      const { code, out, err } = await run(['merge', all, stranger])
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(words)
      expect(err).toMatch(/“[^”]+”, line \d+/)
    }
  })

  it.each([
    ['Say what to merge', ['merge']],
    ['cannot be read: there is no such file', ['merge', '/none/there']],
    ['is a folder', ['merge', tmpdir()]],
    ['“--out” is not known', ['merge', 'x', '--out', 'y']],
  ])('[Q26] what cannot be merged is refused: %s', async (sentence, args) => {
    const { code, out, err } = await run(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(sentence)
  })

  it('[Q26] a file without a run is told', async () => {
    writeFileSync(file('empty'), '')
    expect((await run(['merge', file('empty')])).err).toContain('There is no run')
  })
})
