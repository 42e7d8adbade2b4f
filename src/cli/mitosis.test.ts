import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import digests from '#core/organisms/autoscaled-service/digests.json' with { type: 'json' }
import { sampleColumns } from '#core/organisms/observation.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { builtIns } from '#share/built-ins.ts'
import { encodeLink } from '#share/link.ts'
import { recordingToFile } from '#share/run-file.ts'
import { jsonOf, run, type Setup } from './terminal.test-support.ts'

const root = join(import.meta.dirname, '..', '..')
const manifest = readFileSync(join(root, 'public', 'examples', 'web-hpa.yaml'), 'utf8')

const short: Recording = {
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 5,
  settings: {
    load: { form: 'steps', every: 30, rates: [20, 120, 40] },
    slots: 2,
  },
  log: [{ time: 20, change: { type: 'kill', cell: 1 } }],
}

describe('npm run mitosis -- run', () => {
  it('[M1] prints the figures of a scenario and the digest that is recorded', async () => {
    const { code, out, err } = await run(['run', 'surge'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(digests.digests.surge)
    for (const label of ['Requests', 'Attempts', 'Cells', 'Divisions', 'Prunings']) {
      expect(out).toMatch(new RegExp(`^${label} +\\d`, 'm'))
    }
    expect(out).toMatch(/^ {2}violations +[1-9]\d*, \d+ s in all$/m)
    expect(out).toMatch(/^Latency +p50 \d+(\.\d)? ms, p99 /m)
    expect(out).toMatch(/^Cost +\$0\.\d{4}/m)
  })

  it('[M2] --json prints one object and nothing else', async () => {
    const json = await jsonOf(['run', 'surge', '--until', '60'])
    expect(json).toMatchObject({
      name: 'surge',
      engine: engineVersion,
      seed: 1,
      duration: 900,
      verified: null,
      digest: expect.stringMatching(/^[0-9a-f]{16}$/),
      figures: { time: 60, requests: { arrived: expect.any(Number) } },
      latency: { p50: expect.any(Number), p99: expect.any(Number) },
    })
  })

  it('[M3] the organism’s name is its start settings', async () => {
    const named = await jsonOf(['run', 'autoscaled-service', '--until', '30'])
    expect(named).toMatchObject({ name: 'autoscaled-service', settings: {} })
  })

  it('[M3] a file, its link and the whole address are the same run, with its log', async () => {
    const encoded = encodeLink({ recording: short }, builtIns)
    if (!encoded.ok || encoded.value.tooLong) throw new Error('no link')
    const files = { 'my.mitosis.json': recordingToFile({ recording: short }) }
    const runs = [
      await jsonOf(['run', 'my.mitosis.json'], { files }),
      await jsonOf(['run', encoded.value.fragment]),
      await jsonOf(['run', `https://example.org/page/#${encoded.value.fragment}`]),
    ]
    expect(new Set(runs.map(({ digest }) => digest)).size).toBe(1)
    expect(runs[0]).toMatchObject({ seed: 5, log: short.log, figures: { time: 90 } })
    const silent = { 'my.mitosis.json': recordingToFile({ recording: { ...short, log: [] } }) }
    const other = await jsonOf(['run', 'my.mitosis.json'], { files: silent })
    expect(other.digest).not.toBe(runs[0]?.digest)
  })

  it('[M4] what the sender saw is compared with what comes out', async () => {
    const { digest } = await jsonOf(['run', 'x.json', '--until', '60'], {
      files: { 'x.json': recordingToFile({ recording: short }) },
    })
    const sent = (seen: string): Setup => ({
      files: { 'x.json': recordingToFile({ recording: short, time: 60, digest: seen }) },
    })
    const good = await run(['run', 'x.json'], sent(String(digest)))
    expect([good.code, good.out]).toEqual([0, expect.stringContaining('verified')])
    const bad = await run(['run', 'x.json'], sent('0123456789abcdef'))
    expect([bad.code, bad.err]).toEqual([
      1,
      expect.stringContaining('digest at 60 s is not the one'),
    ])
    // Another seed is another run: there is nothing to compare.
    expect((await run(['run', 'x.json', '--seed', '6'], sent(String(digest)))).code).toBe(0)
  })

  it('[M5] --seed makes another run, --until a shorter one', async () => {
    const seven = await jsonOf(['run', 'steady', '--until', '100', '--seed', '7'])
    const eight = await jsonOf(['run', 'steady', '--until=100', '--seed=8'])
    expect(seven).toMatchObject({ seed: 7, figures: { time: 100 } })
    expect(eight.digest).not.toBe(seven.digest)
    const { err } = await run(['run', 'steady', '--until', '2000'])
    expect(err).toBe('The run ends at 900 s, before the time of --until.\n')
  })

  it('[M6] --csv writes the history, a row a window', async () => {
    const { written } = await run(['run', 'steady', '--until', '120', '--csv', 'out.csv'])
    const lines = (written.get('out.csv') ?? '').trimEnd().split('\n')
    expect(lines).toHaveLength(121)
    expect(lines[0]).toBe(sampleColumns.join(','))
    expect(lines[120]?.split(',')[0]).toBe('120')
    const none = await run(['run', 'steady', '--until', '9', '--csv', '/none/out.csv'])
    expect([none.code, none.err]).toEqual([2, '“/none/out.csv” cannot be written.\n'])
    expect(none.out).toContain('Digest')
  })

  it('[M6] a percentile of a window without answers is an empty field', async () => {
    const load = 'seconds,requests\n0,0\n60,50\n120,0\n'
    const files = { 'l.csv': load }
    const args = ['run', 'surge', '--load', 'l.csv', '--load-unit', 'count', '--csv', 'o.csv']
    const { written } = await run(args, { files })
    const first = (written.get('o.csv') ?? '').split('\n')[1]?.split(',')
    expect(first?.[sampleColumns.indexOf('p50')]).toBe('')
  })
})

describe('manifests and loads', () => {
  const counts = JSON.stringify({ dt_s: 60, counts: [1200, 6000, 1200] })
  const files = { 'web.yaml': manifest, 'l.json': counts }

  it('[M7] a manifest and a load make the run', async () => {
    const args = ['run', 'autoscaled-service', '--manifest', 'web.yaml', '--load', 'l.json']
    const { settings, figures } = await jsonOf([...args, '--seed', '7'], { files })
    expect(settings).toMatchObject({
      load: { form: 'steps', every: 60, rates: [20, 100, 20] },
      cpuRequest: 500,
      probePeriod: 5,
      hpa: { maxReplicas: 150 },
    })
    expect(figures).toMatchObject({ time: 180 })
  })

  it('[M8] fields that are not simulated are each refused by name, unless accepted', async () => {
    const memory = `    - type: Resource
      resource:
        name: memory
        target:
          type: Utilization
          averageUtilization: 70
  behavior:`
    const heavy = { 'h.yaml': manifest.replace('  behavior:', memory) }
    const args = ['run', 'steady', '--until', '9', '--manifest', 'h.yaml']
    const { code, err, out } = await run(args, { files: heavy })
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/Line \d+, column \d+: “spec\.metrics\[1\][^”]*” is not simulated/)
    const field = /--accept (\S+)/.exec(err)?.[1] ?? ''
    const accepted = await run([...args, '--accept', field], { files: heavy })
    expect([accepted.code, accepted.err]).toEqual([
      0,
      expect.stringContaining('Left out, as accepted'),
    ])
    expect((await run([...args, '--accept', 'all'], { files: heavy })).code).toBe(0)
    const stray = await run([...args, '--accept', 'spec.nothing'], { files: heavy })
    expect([stray.code, stray.err]).toEqual([2, expect.stringContaining('“spec.nothing”')])
  })

  it('[M8] a metric of a name of its own is mapped by --signal', async () => {
    const pods = `    - type: Pods
      pods:
        metric:
          name: http_requests
        target:
          type: AverageValue
          averageValue: 20
  behavior:`
    const own = { 'p.yaml': manifest.replace('  behavior:', pods) }
    const args = ['run', 'steady', '--until', '9', '--manifest', 'p.yaml']
    const { code, err } = await run(args, { files: own })
    expect([code, err]).toEqual([2, expect.stringContaining('--signal http_requests=')])
    const said = [...args, '--signal', 'http_requests=requests-per-second']
    expect((await run(said, { files: own })).code).toBe(0)
  })

  it('[M9] a load of unclear unit or without times is asked about', async () => {
    const args = ['run', 'steady', '--load']
    const values = {
      'v.json': JSON.stringify({ dt_s: 60, values: [10, 20, 30] }),
      'n.csv': '10\n20\n30\n',
    }
    const unit = await run([...args, 'v.json'], { files: values })
    expect([unit.code, unit.err]).toEqual([2, expect.stringContaining('--load-unit count')])
    const rate = await jsonOf([...args, 'v.json', '--load-unit', 'rate'], { files: values })
    const count = await jsonOf([...args, 'v.json', '--load-unit', 'count'], { files: values })
    expect([rate.settings, count.settings]).toMatchObject([
      { load: { rates: [10, 20, 30] } },
      { load: { rates: [10 / 60, 20 / 60, 30 / 60] } },
    ])
    const times = await run([...args, 'n.csv', '--load-unit', 'rate'], { files: values })
    expect([times.code, times.err]).toEqual([2, expect.stringContaining('--load-interval')])
    const told = [...args, 'n.csv', '--load-unit', 'rate', '--load-interval', '5']
    expect(await jsonOf(told, { files: values })).toMatchObject({ duration: 15 })
  })

  it.each([
    ['there is no such file', ['run', 'steady', '--load', 'none.csv'], {}],
    ['there is no such file', ['run', 'none.mitosis.json'], {}],
    [
      'no autoscaler that is read here',
      ['run', 'steady', '--manifest', 'd.yaml'],
      { 'd.yaml': 'kind: Pod\napiVersion: v1\nmetadata: {name: a}\n' },
    ],
    [
      'at most 2000000',
      ['run', 'steady', '--load', 'b.json'],
      { 'b.json': '{"dt_s":1,"rates":[1e9]}' },
    ],
    [
      'no negative requests',
      ['run', 'steady', '--load', 'b.json'],
      { 'b.json': '{"dt_s":1,"rates":[-1]}' },
    ],
    ['format” is missing', ['run', 'b.json'], { 'b.json': '{}' }],
    ['incomplete', ['run', 'eng=1&x=1abc'], {}],
    ['newer version', ['run', 'eng=1&x=9AAAAAAAAAAA'], {}],
  ])('[M10] bad input ends with a sentence and 2: %s', async (words, args, given) => {
    const { code, err, out } = await run(args, { files: given })
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(new RegExp(words, 'i'))
    expect(err).not.toMatch(/\n {4}at /)
  })
})

describe('a long run', () => {
  it('[M11] draws a bar after a second, on a terminal only, and takes it away', async () => {
    const slow = await run(['run', 'surge'], { tickMs: 700 })
    expect(slow.drawn.length).toBeGreaterThan(1)
    expect(slow.drawn[0]).toMatch(/^█*░+ +\d+% {2}about \d+ s left$/)
    expect(slow.drawn.at(-1)).toBe('')
    expect((await run(['run', 'surge'], { tickMs: 1 })).drawn).toEqual([])
    expect((await run(['run', 'surge'])).drawn).toEqual([])
  })

  it('[M12] stopped by the visitor it ends at once, writes nothing and says where it was', async () => {
    const args = ['run', 'surge', '--csv', 'out.csv']
    const { code, out, err, written } = await run(args, { patience: 0 })
    expect([code, out, written.size]).toEqual([130, '', 0])
    expect(err).toMatch(/^Stopped at \d+\.\d s of simulated time/)
  })
})

describe('the arguments', () => {
  it.each([
    ['Say what to do', []],
    ['no command “rum”', ['rum', 'surge']],
    ['Say what to run', ['run']],
    ['no scenario and no file called “sruge”', ['run', 'sruge']],
    ['One run at a time', ['run', 'surge', 'day']],
    ['“--sed” is not known', ['run', 'surge', '--sed', '7']],
    ['--seed needs a value', ['run', 'surge', '--seed']],
    ['--seed needs a value', ['run', 'surge', '--seed', '--json']],
    ['--seed must be a whole number', ['run', 'surge', '--seed', '-1']],
    ['--seed must be a whole number', ['run', 'surge', '--seed', '4294967296']],
    ['--seed must be a whole number', ['run', 'surge', '--seed', '0x7']],
    ['--seed is given twice', ['run', 'surge', '--seed', '1', '--seed', '2']],
    ['--until must be a positive number', ['run', 'surge', '--until', '0']],
    ['--until must be a positive number', ['run', 'surge', '--until', 'soon']],
    ['--load-unit is “count” or “rate”', ['run', 'surge', '--load', 'x', '--load-unit', 'rps']],
    ['--load-unit speaks about --load', ['run', 'surge', '--load-unit', 'rate']],
    ['--accept speaks about --manifest', ['run', 'surge', '--accept', 'all']],
    ['--signal is NAME=WHAT', ['run', 'surge', '--manifest', 'x', '--signal', 'rps']],
  ])('[M13] that cannot be followed are refused: %s', async (words, args) => {
    const { code, out, err } = await run(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
  })

  it.each([[['--help']], [['run', '--help']], [['help']], [['run', 'surge', '-h']]])(
    '[M14] %j prints the help and every scenario',
    async (args) => {
      const { code, out } = await run(args)
      expect(code).toBe(0)
      for (const id of Object.keys(builtIns)) expect(out).toContain(`  ${id} `)
    },
  )
})

describe('the command itself', () => {
  it('[M15] is built when needed, and its stdout holds the answer alone', () => {
    const script = join(root, 'scripts', 'mitosis.mjs')
    const options = { cwd: root, encoding: 'utf8' } as const
    const done = spawnSync(
      process.execPath,
      [script, 'run', 'steady', '--until', '9', '--json'],
      options,
    )
    expect(done.status).toBe(0)
    expect(JSON.parse(done.stdout)).toMatchObject({ name: 'steady', figures: { time: 9 } })
    const wrong = spawnSync(process.execPath, [script, 'run', 'sruge'], options)
    expect([wrong.status, wrong.stdout]).toEqual([2, ''])
    expect(wrong.stderr).toContain('no scenario and no file called “sruge”')
  })
})
