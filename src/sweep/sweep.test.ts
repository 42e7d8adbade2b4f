import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import type { Plain, Result } from '#core/schema/schema.ts'
import { wordAt, withValue } from './paths.ts'
import { runsOfShard, isInShard } from './shard.ts'
import {
  describeKey,
  indexOf,
  keyAt,
  planSweep,
  recordingAt,
  runCount,
  sweepId,
  type Axis,
  type Sweep,
} from './sweep.ts'
import { readAxis } from './values.ts'

const organism = 'autoscaled-service'
const base: Recording = { engine: engineVersion, organism, seed: 5, settings: {}, log: [] }

const axis = (text: string): Axis => {
  const read = readAxis(organism, text)
  if (!read.ok) throw new Error(read.problem)
  return read.value
}
const problemOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.problem)
const sweepOf = (texts: readonly string[], more: Partial<Sweep> = {}): Sweep => ({
  base,
  axes: texts.map(axis),
  seeds: 1,
  until: null,
  ...more,
})

describe('the values of a path', () => {
  it.each<readonly [string, readonly Plain[]]>([
    ['hpa.min=1..5', [1, 2, 3, 4, 5]],
    ['failureShare=0.5..0.9:0.1', [0.5, 0.6, 0.7, 0.8, 0.9]],
    ['boot=1..10:4', [1, 5, 9]],
    ['boot=0..1:0.25,2,1e1', [0, 0.25, 0.5, 0.75, 1, 2, 10]],
    ['load.peak=100,250.5', [100, 250.5]],
    ['routing=random,power-of-d', ['random', 'power-of-d']],
    ['cancellation=true,false', [true, false]],
    ['hpa.behavior.scaleDown.selectPolicy=Max,Disabled,null', ['Max', 'Disabled', null]],
    ['hpa.controller.scaleToZero=true', [true]],
  ])('[Q1] %s', (text, values) => {
    expect(axis(text)).toEqual({ path: text.slice(0, text.indexOf('=')), values })
  })

  it('[Q1] a range holds the decimals that a person would write down, for any range', () => {
    const decimal = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 4 }))
    fc.assert(
      fc.property(
        decimal,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 40 }),
        (...of) => {
          const [[start, digits], step, count] = of
          const written = (units: number): string => (units / 10 ** digits).toFixed(digits)
          const words = Array.from({ length: count + 1 }, (_, i) => written(start + i * step))
          const range = `boot=${words[0]}..${words.at(-1)}:${written(step)}`
          expect(axis(range).values).toEqual(words.map(Number))
          expect(axis(range).values).toEqual(axis(`boot=${words.join(',')}`).values)
        },
      ),
      { seed: 21, numRuns: 300 },
    )
  })

  it.each([
    ['slots', 'is not PATH=VALUES'],
    ['=1..5', 'is not PATH=VALUES'],
    ['slots=', 'is not PATH=VALUES'],
    ['slots=1,,2', 'between two commas stands nothing'],
    ['slots=1..', 'FROM..TO:STEP'],
    ['slots=1...5', 'FROM..TO:STEP'],
    ['slots=5..1', 'runs backwards; write 1..5'],
    ['slots=1..5:0', 'has no step'],
    ['slots=1..5:-1', 'FROM..TO:STEP'],
    ['slots=0.5..0.9', 'needs a step, such as 0.5..0.9:0.1'],
    ['slots=1..100000', 'holds 100000 values; 10000 are the limit'],
    ['slots=1..99999999999999999999', 'more digits than a number holds'],
    ['slots=2,1..3', '“slots” has the value “2” twice'],
    ['min=1..5', 'no parameter “min”. Did you mean hpa.min?'],
    ['HPA=1', 'no parameter “HPA”. Did you mean hpa.min or hpa.max or hpa.cpu?'],
    ['seed=1..5', '--seeds how many'],
    ['__proto__=1', 'no parameter “__proto__”. There are serviceLaw, '],
    ['constructor.name=1', 'no parameter “constructor.name”'],
    ['slots.of=1', 'no parameter “slots.of”'],
    ['hpa[=1', 'no parameter “hpa[”'],
    ['nonsense=1', 'and the fields inside hpa, policy and load.'],
  ])('[Q2] %s is refused: %s', (text, words) => {
    expect(problemOf(readAxis(organism, text))).toContain(words)
  })
})

describe('a value at a path', () => {
  const settingsWith = (path: string, word: string, settings: Recording['settings'] = {}) => {
    const value = wordAt(organism, path, word)
    return value.ok ? withValue(organism, settings, path, value.value) : value
  }

  it('[Q3] reaches into the autoscaler, through what says nothing yet', () => {
    const changed = settingsWith('hpa.behavior.scaleDown.stabilizationWindowSeconds', '60')
    expect(changed).toMatchObject({
      ok: true,
      value: {
        hpa: { minReplicas: 2, behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } },
      },
    })
    expect(settingsWith('hpa.metrics[0].target.averageUtilization', '45')).toEqual(
      settingsWith('hpa.cpu', '45'),
    )
    const settings = { hpa: { minReplicas: 2 } }
    expect(settingsWith('hpa.minReplicas', '3', settings)).toMatchObject({
      value: { hpa: { minReplicas: 3 } },
    })
    expect(settings).toEqual({ hpa: { minReplicas: 2 } })
  })

  it.each([
    [
      'hpa.metrics[1].target',
      '1',
      '“hpa.metrics” has 1 entries, counted from [0]; there is no [1]',
    ],
    ['hpa.minReplicas.low', '1', '“hpa.minReplicas” is 2, so it has no field “low”'],
    ['hpa.behavior[0]', '1', '“hpa.behavior” is no list here'],
    ['hpa.cpu', 'high', '“hpa.cpu” cannot be “high” in this run'],
    ['slots', '0', '“Slots per cell” must lie between 1 and 256, not 0'],
    ['routing', 'best', '“Routing” must be one of random, '],
  ])('[Q2] %s=%s is refused: %s', (path, word, words) => {
    expect(problemOf(settingsWith(path, word))).toContain(words)
  })
})

describe('the plan of a sweep', () => {
  it('[Q4] holds every combination with every seed, the last path turning fastest', () => {
    const sweep = sweepOf(['slots=2,4', 'hpa.min=1..3'], { seeds: 2 })
    expect(planSweep(sweep)).toEqual({ ok: true, value: sweep })
    const names = Array.from({ length: runCount(sweep) }, (_, i) => describeKey(keyAt(sweep, i)))
    expect(names).toEqual(
      [2, 4].flatMap((slots) =>
        [1, 2, 3].flatMap((min) =>
          [5, 6].map((seed) => `hpa.min=${min}, slots=${slots}, seed ${seed}`),
        ),
      ),
    )
    for (let i = 0; i < runCount(sweep); i++) expect(indexOf(sweep, keyAt(sweep, i))).toBe(i)
    const strangers = [{ slots: 3, 'hpa.min': 1 }, { slots: 2 }, { slots: 2, boot: 1 }]
    for (const values of strangers) expect(indexOf(sweep, { values, seed: 5 })).toBe(-1)
    const values = { slots: 2, 'hpa.min': 1 }
    for (const seed of [4, 7, 5.5]) expect(indexOf(sweep, { values, seed })).toBe(-1)
    expect(recordingAt(sweep, 11)).toMatchObject({
      ok: true,
      value: { seed: 6, settings: { hpa: { minReplicas: 3 } } },
    })
  })

  it('[Q4] without paths it is the seeds alone, named by their number', () => {
    const sweep = sweepOf([], { seeds: 3 })
    expect(planSweep(sweep).ok).toBe(true)
    expect([0, 1, 2].map((i) => describeKey(keyAt(sweep, i)))).toEqual([
      'seed 5',
      'seed 6',
      'seed 7',
    ])
  })

  it('[Q5] values may be impossible one by one and possible together', () => {
    expect(planSweep(sweepOf(['hpa.min=50', 'hpa.max=60'])).ok).toBe(true)
    expect(planSweep(sweepOf(['hpa.max=60', 'hpa.min=50'])).ok).toBe(true)
  })

  it.each([
    [['hpa.min=3', 'hpa.max=1,9'], '1', 'hpa.max=1, hpa.min=3: “hpa.minReplicas” is 3, above'],
    [['hpa.behaviour.x=1'], '1', 'hpa.behaviour.x=1: “hpa” has a field “behaviour”'],
    [
      ['hpa.behavior.scaleUp.tolerance=-1'],
      '1',
      '“hpa.behavior.scaleUp.tolerance” must be a number',
    ],
    [['slots=1,300'], '1', 'slots=300: “Slots per cell” must lie between 1 and 256'],
    [['slots=1', 'slots=2'], '1', '“slots” is swept twice'],
    [['hpa.min=1,2', 'hpa.minReplicas=1,2'], '1', 'are the same run; leave one of them out'],
    [
      ['boot=0..99', 'imagePull=0..99', 'slots=1,2'],
      '1',
      '20000 combinations of values; 10000 are',
    ],
    [['boot=0..99'], '1001', '100100 runs; 100000 are the limit'],
    [[], '4294967292', 'runs; 100000 are the limit'],
  ])('[Q5] %j × %s seeds is refused by name: %s', (texts, seeds, words) => {
    expect(problemOf(planSweep(sweepOf(texts, { seeds: Number(seeds) })))).toContain(words)
  })

  it('[Q5] seeds that would go beyond the last one are refused', () => {
    const last = { ...base, seed: 0xffffffff }
    expect(planSweep(sweepOf([], { base: last })).ok).toBe(true)
    expect(problemOf(planSweep(sweepOf([], { base: last, seeds: 2 })))).toContain(
      'go beyond 4294967295',
    )
  })

  it('[Q6] its name stands for run, end and paths, not for values, seeds or order', () => {
    const name = sweepId(sweepOf(['slots=2,4', 'hpa.min=1'], { seeds: 2 }))
    expect(sweepId(sweepOf(['hpa.min=1..3', 'slots=8'], { seeds: 9 }))).toBe(name)
    const others = [
      sweepOf(['slots=2,4']),
      sweepOf(['slots=2,4', 'hpa.min=1'], { until: 60 }),
      sweepOf(['slots=2,4', 'hpa.min=1'], { base: { ...base, settings: { boot: 1 } } }),
    ]
    expect(new Set([name, ...others.map(sweepId)]).size).toBe(4)
  })
})

describe('shards', () => {
  it('[Q7] part all runs exactly, numbered from 0 or from 1, for any number of either', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 40 }),
        (runs, count) => {
          const all = Array.from({ length: runs }, (_, i) => i)
          for (const from of [0, 1]) {
            const parts = Array.from({ length: count }, (_, i) => ({ index: from + i, count }))
            const dealt = parts.flatMap((shard) => runsOfShard(runs, shard))
            expect(dealt.toSorted((a, b) => a - b)).toEqual(all)
            for (const shard of parts) {
              expect(runsOfShard(runs, shard)).toEqual(all.filter((run) => isInShard(run, shard)))
            }
          }
        },
      ),
      { seed: 22, numRuns: 200 },
    )
  })
})
