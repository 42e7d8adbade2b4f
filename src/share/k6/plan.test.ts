import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LoadCurve } from '#core/traffic/load.ts'
import { readDuration, second, writeDuration } from './durations.ts'
import { k6Load, type K6Answers } from './load.ts'
import { readK6, type K6Plan } from './plan.ts'

function planOf(text: string): K6Plan {
  const read = readK6(text)
  if (!read.ok) throw new Error(read.problem)
  return read.value
}

function problemOf(text: string): string {
  const read = readK6(text)
  return read.ok ? 'accepted' : read.problem
}

const plain: K6Answers = { perIteration: 1, perUser: null, asUsers: false }

function loadOf(text: string, answers: Partial<K6Answers> = {}): LoadCurve {
  const load = k6Load(planOf(text), { ...plain, ...answers })
  if (!load.ok) throw new Error(load.problem)
  return load.value.load
}

function pointsOf(text: string, answers: Partial<K6Answers> = {}) {
  const load = loadOf(text, answers)
  return load.form === 'linear' ? load.points : []
}

const script = `import http from 'k6/http'
import { sleep, check } from "k6"
// The load of a shop.
const pattern = /[{]"'\`/ // no text begins here
export const options = {
  thresholds: { http_req_duration: ['p(95)<' + 500] }, /* computed, but nothing depends on it */
  scenarios: {
    browse: {
      executor: 'ramping-arrival-rate',
      startRate: 60, timeUnit: \`1m\`,
      preAllocatedVUs: 20,
      maxVUs: Number(__ENV.MAX),
      stages: [
        { target: 600, duration: '1m30s' },
        { target: +1.2e3, duration: '0' },
        { duration: '30s', target: 1200, },
      ],
    },
    'checkout': { executor: "constant-arrival-rate", rate: 5, duration: '1m', startTime: '30s', preAllocatedVUs: 5 },
  },
}
export default function () {
  http.get(\`https://shop.example/\${Math.random()}\`)
  const left = 4 / 2 / 1
  http.post('https://shop.example/buy')
  sleep(0.5)
  sleep(2)
}
`

describe('durations of k6', () => {
  it.each([
    ['30s', 30],
    ['1m30s', 90],
    ['1h', 3600],
    ['1.5m', 90],
    ['250ms', 0.25],
    ['2d', 172_800],
    ['1h0m0.5s', 3600.5],
    ['500us', 0.0005],
    [1500, 1.5],
    ['1500', 1.5],
    [0, 0],
  ])('[I70] %s', (written, seconds) => {
    expect(readDuration(written)).toBe(Math.round(seconds * second))
  })

  it.each([
    '',
    's',
    '5 m',
    '-5s',
    '1m-5s',
    '1e3s',
    'ten',
    -5,
    Number.NaN,
    null,
    true,
    '1'.repeat(70),
  ])('[I70] %s is none', (written) => {
    expect(readDuration(written)).toBeNull()
  })

  it('[I70] what is written is read as the same time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 31_622_400 * second }), (micros) => {
        expect(readDuration(writeDuration(micros))).toBe(micros)
      }),
    )
    expect(writeDuration(90 * second)).toBe('1m30s')
    expect(writeDuration(3600 * second)).toBe('1h')
    expect(writeDuration(1)).toBe('0.000001s')
  })
})

describe('a script of k6', () => {
  it('[I71] is read as data: comments, commas, quotes, units, times', () => {
    const plan = planOf(script)
    expect(plan).toMatchObject({ idle: ['thresholds'], requests: 2, sleeps: 2.5 })
    expect(plan.scenarios.map(({ name, executor, line }) => [name, executor, line])).toEqual([
      ['browse', 'ramping-arrival-rate', 8],
      ['checkout', 'constant-arrival-rate', 19],
    ])
    expect(pointsOf(script)).toEqual([
      [0, 1],
      [30, 4],
      [30, 9],
      [90, 15],
      [90, 20],
      [120, 20],
    ])
    expect(pointsOf(script, { perIteration: 2 })[1]).toEqual([30, 8])
  })

  it('[I71] options may be JSON, exported under another name, or by let', () => {
    const options =
      '{"scenarios": {"a": {"executor": "constant-arrival-rate", "rate": 5, "duration": "10s"}}}'
    const points = [
      [0, 5],
      [10, 5],
    ]
    for (const text of [
      options,
      `\uFEFF ${options.replaceAll(' ', '\r\n')} // the end\n`,
      `export let options = ${options};`,
      `const load = ${options}\nexport { load as options }`,
      `#!/usr/bin/env k6\n"use strict"\nexport var options = (${options})`,
    ]) {
      expect(pointsOf(text)).toEqual(points)
    }
  })

  it('[I72] users without a rate are asked about, and become one', () => {
    const text =
      'export const options = { stages: [{ duration: "1m", target: 11 }, { duration: "30s", target: 0 }], vus: 1 }'
    const asked = k6Load(planOf(text), plain)
    expect(asked.ok ? '' : asked.problem).toContain('say how many requests one of them makes')
    expect(pointsOf(text, { perUser: 0.5 })).toEqual([
      [0, 0.5],
      [60, 5.5],
      [90, 0],
    ])
    expect(pointsOf('{"vus": 10, "duration": "1m"}', { perUser: 2 })).toEqual([
      [0, 20],
      [60, 20],
    ])
    // 300 iterations of two requests, 20 requests a second.
    const shared = '{"vus": 10, "iterations": 300}'
    expect(pointsOf(shared, { perUser: 2, perIteration: 2 })).toEqual([
      [0, 20],
      [30, 20],
    ])
    const each =
      '{"scenarios": {"a": {"executor": "per-vu-iterations", "vus": 10, "iterations": 30, "maxDuration": "10s"}}}'
    expect(pointsOf(each, { perUser: 2 })).toEqual([
      [0, 20],
      [10, 20],
    ])
  })

  it('[I73] users stay users at their highest number', () => {
    const text = '{"stages": [{"duration": "1m", "target": 12}, {"duration": "1m", "target": 3}]}'
    const users = k6Load(planOf(text), { ...plain, asUsers: true })
    expect(users.ok ? users.value : users.problem).toEqual({
      users: 12,
      load: {
        form: 'linear',
        points: [
          [0, 0],
          [120, 0],
        ],
      },
    })
    const both = script
      .replace('constant-arrival-rate", rate: 5', 'constant-vus", vus: 5')
      .replace('preAllocatedVUs: 5', 'gracefulStop: "1s"')
    const mixed = k6Load(planOf(both), { ...plain, asUsers: true })
    expect(mixed.ok ? '' : mixed.problem).toContain('side by side')
    expect(pointsOf(both, { perUser: 1 })).toEqual(pointsOf(script))
  })

  it.each([
    [
      'export const options = { stages: makeStages(3) }',
      'Line 1, column 34: “makeStages(3)” would have to be computed',
    ],
    [
      'export const options = { stages: [\n  { duration: "1m", target: N },\n] }',
      'Line 2, column 29: “N” would',
    ],
    [
      'export const options = { ...base, vus: 3 }',
      'Line 1, column 24: “{ ...base, vus: 3 }” would',
    ],
    [
      'export const options = Object.assign({}, base)',
      'Line 1, column 24: “Object.assign({}, base)” would',
    ],
    ['export const options = { vus: 3, duration: `${n}s` }', 'column 44: “`${n}s`” would'],
    [
      'export const options = { vus: 3, get duration() { return "1s" } }',
      '“get duration() { return "1s" }” would',
    ],
    ['export const options = { [name]: 3 }', '“{ [name]: 3 }” would'],
    ['export default function () {}', 'exports no options'],
    [
      'export const options: Options = {}',
      'Line 1, column 21: this is neither JavaScript nor JSON',
    ],
    ['{"vus": 1', 'Line 1, column 10: this is neither'],
    ['{"vus": 1, "duration": "1s"} {}', 'something else follows'],
    ['{}', 'neither “scenarios” nor “stages”'],
    ['{"rps": 5, "vus": 1}', 'Line 1, column 9: the option “rps” is not read here'],
    ['{"scenarios": {}, "stages": []}', 'leave only one of them'],
    ['{"scenarios": {}}', 'There are 0 scenarios'],
    ['{"scenarios": []}', '“scenarios” must be an object, not a list'],
    ['{"scenarios": {"a": 5}}', '“a” must be an object, not 5'],
    [
      '{"scenarios": {"a": {"executor": "externally-controlled"}}}',
      'is not read here; these are: constant-arrival-rate',
    ],
    ['{"scenarios": {"a": {"executor": "toString"}}}', 'is not read here'],
    [
      '{"scenarios": {"a": {"executor": "constant-vus", "rate": 5}}}',
      'column 58: the field “rate” is not known',
    ],
    [
      '{"scenarios": {"a": {"executor": "constant-arrival-rate", "duration": "1s"}}}',
      '“a” has no “rate”',
    ],
    ['{"stages": [{"duration": "1m"}]}', '“stages” has no “target”'],
    [
      '{"stages": [{"duration": "soon", "target": 5}]}',
      '“duration” must be a duration such as 30s or 1m30s, not “soon”',
    ],
    [
      '{"stages": [{"duration": "1m", "target": -5}]}',
      'column 42: “target” must be a number, 0 or more, not -5',
    ],
    ['{"stages": [{"duration": "1m", "target": 1e309}]}', 'not Infinity'],
    ['{"stages": []}', '“default” lasts no time'],
    ['{"stages": [5]}', '“stages” must be a list of objects, not 5'],
    ['{"vus": 1, "duration": "9000d"}', 'longer than a year'],
    [
      '{"scenarios": {"a": {"executor": "constant-arrival-rate", "rate": 1, "timeUnit": 0, "duration": "1s"}}}',
      '“timeUnit” must be longer than 0',
    ],
    [`export const options = ${'['.repeat(20_000)}`, 'nested too deeply'],
    ['', 'exports no options'],
    ['\u0000', 'no text in UTF-8'],
  ])('[I74] is refused (%#)', (text, sentence) => {
    expect(problemOf(text)).toContain(sentence)
  })

  it('[I74] what is too large is refused before it is read', () => {
    expect(problemOf(`export const options = {}//${'x'.repeat(4_000_000)}`)).toContain(
      '4 MB are the limit',
    )
    const rates = k6Load(planOf('{"vus": 50000, "duration": "1m"}'), { ...plain, perUser: 1000 })
    expect(rates.ok ? '' : rates.problem).toContain('the engine takes at most')
  })

  it('[I20] any text at all gets an answer', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      ':',
      ',',
      '.',
      ';',
      '/',
      '*',
      '`',
      '$',
      '"',
      "'",
      'export ',
      'const ',
      'options',
      ' = ',
      'stages',
      'executor',
      '1m',
      '5',
      '\n',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        ),
        (text) => {
          expect(problemOf(text)).toMatch(/^accepted$|\.$/u)
        },
      ),
    )
  })
})
