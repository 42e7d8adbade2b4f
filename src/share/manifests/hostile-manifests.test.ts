import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { corpus } from '../manifest-corpus.test-support.ts'
import { readManifests } from './documents.ts'
import { importManifest } from './import-manifest.ts'
import { plainWord } from './yaml11.ts'

const head = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 10
`
const cpu = `  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } }
`

function problemOf(text: string): string {
  const seen = importManifest(text, 'x.yaml')
  return seen.ok ? 'accepted' : seen.problem
}

describe('texts that mean harm', () => {
  it('[I54] more fields than somebody could look through are refused as a whole', () => {
    const many = (count: number): string =>
      `${head}${cpu}${Array.from({ length: count }, (_, i) => `  x${i}: 1\n`).join('')}`
    expect(problemOf(many(12_000))).toMatch(
      /^Line \d+, column 3: more than 1000 fields are not simulated; /u,
    )
    const some = importManifest(many(900), 'x.yaml')
    expect(some.ok ? some.value.refused : []).toHaveLength(900)
  })

  it('[I54] alias bombs and large files are refused', () => {
    const bomb = Array.from(
      { length: 9 },
      (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`,
    )
    expect(problemOf(`kind: A\na0: &a0 [x]\n${bomb.join('\n')}\n`)).toContain('aliases')
    expect(problemOf(`kind: A\n${'# x\n'.repeat(80_000)}`)).toContain('0.25 MB are the limit')
    expect(problemOf('kind: A\n---\n'.repeat(300))).toContain('more than 200 objects')
  })

  it('[I55] any text at all gets an answer, and prototypes stay as they are', () => {
    let taken = 0
    const lines = fc.constantFrom(
      ...head.split('\n'),
      ...cpu.split('\n'),
      '---',
      '  minReplicas: 3',
      '__proto__: { a: 1 }',
      '  behavior: *x',
    )
    const texts = fc.oneof(
      fc.array(lines, { maxLength: 14 }).map((list) => `kind: A\n${list.join('\n')}`),
      fc.array(lines, { maxLength: 4 }).map((list) => `${head}${list.join('\n')}`),
      fc.string().map((text) => `kind: ${text}`),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const seen = importManifest(text, 'x')
        if (!seen.ok) return /[.)]$/.test(seen.problem)
        taken++
        return seen.value.scalers.length > 0
      }),
      { numRuns: 1000 },
    )
    expect(taken).toBeGreaterThan(20)
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false)
  })

  const laughs = Array.from(
    { length: 20 },
    (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(20)}]`,
  )
  const wide = `- &w [${'x, '.repeat(800)}]\n`
  it.each([
    ['a bomb of aliases', `kind: A\na0: &a0 [x]\n${laughs.join('\n')}\n`, 'aliases stand for'],
    ['a wide anchor', `kind: A\nl:\n${wide}${'- *w\n'.repeat(490)}`, 'no autoscaler'],
    [
      'wide anchors in anchors',
      `kind: A\nl:\n${wide}- &v [${'*w,'.repeat(40)}]\n- *v\n`,
      'stand for',
    ],
    ['an anchor in itself', 'kind: A\na: &a [*a, *a]\n', 'before or inside'],
    ['merges of merges', `kind: A\na: &a { <<: *b }\nb: &b { <<: *a }\n`, 'before or inside'],
    ['many aliases', `kind: A\na: &a x\nl: [${'*a, '.repeat(60_000)}]`, 'more than 500 aliases'],
    ['deep brackets', `kind: ${'['.repeat(249_000)}`, 'nested in one another'],
    ['deep objects', `kind: ${'{a: '.repeat(60_000)}`, 'nested in one another'],
    ['deep lists', `kind: A\n${'- '.repeat(120_000)}`, 'nested in one another'],
    ['deep keys', `kind: A\n${'? '.repeat(120_000)}`, 'nested in one another'],
    ['many tags', `kind: ${'!a '.repeat(80_000)}`, 'more than 2000 tags'],
    ['many documents', `kind: A\n${'---\n'.repeat(60_000)}`, 'more than 400 documents'],
    ['many entries', `kind: [${'1,'.repeat(120_000)}]`, 'lines and entries'],
    ['many lines', `kind: A\n${'\n'.repeat(240_000)}`, 'lines and entries'],
    ['a giant word', `kind: ${'a'.repeat(249_000)}`, 'no autoscaler'],
    ['a giant text', `kind: "${'a\\n'.repeat(80_000)}"`, 'no autoscaler'],
    ['a giant key', `kind: A\n${'a'.repeat(240_000)}: 1`, 'longer than 1024'],
  ])(
    '[I54] %s costs less than a tenth of a second, whatever it would unfold to',
    (_, text, says) => {
      expect(problemOf(text)).toContain(says)
      const times = Array.from({ length: 5 }, () => {
        const start = performance.now()
        problemOf(text)
        return performance.now() - start
      })
      expect(Math.min(...times)).toBeLessThan(100)
    },
  )

  it('[I54] what an alias repeats is shared, not copied', () => {
    const text = `kind: A\nl:\n${wide}${'- *w\n'.repeat(3)}`
    const read = readManifests(text)
    const value = read.ok ? read.value.objects[0]?.value.l : null
    expect(Array.isArray(value) && value.length).toBe(4)
    expect(Array.isArray(value) && new Set(value).size).toBe(1)
  })
})

describe('plain words of YAML 1.1', () => {
  it('[I56] are read as the tools of Kubernetes read them', () => {
    const meant = {
      ...Object.fromEntries(
        ['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map((word) => [
          word,
          true,
        ]),
      ),
      ...Object.fromEntries(
        ['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map((word) => [
          word,
          false,
        ]),
      ),
      yEs: 'yEs',
      oN: 'oN',
      tRue: 'tRue',
      null: null,
      '~': null,
      Null: null,
      nULL: 'nULL',
      '010': 8,
      '0o10': 8,
      '0x1F': 31,
      '0b101': 5,
      '-0x1': -1,
      '1_000': 1000,
      '089': 89,
      '07': 7,
      '12:30': '12:30',
      '1e3': 1000,
      '.5': 0.5,
      '5.': 5,
      '.inf': Infinity,
      '-.INF': -Infinity,
      '.NaN': NaN,
      '+.Inf': Infinity,
      '1.2.3': '1.2.3',
      '10m': '10m',
      '2026-01-01': '2026-01-01',
      '-': '-',
      '+5': 5,
      '0x': '0x',
      '1__0': 10,
    }
    const read = Object.keys(meant).map((word) => [word, plainWord(word).value])
    expect(Object.fromEntries(read)).toEqual(meant)
  })

  it('[I56] are told of with their places, as keys too, but not in quotes', () => {
    const text = corpus.get('hpa-words.yaml') ?? ''
    const seen = importManifest(text, 'x.yaml', { accepted: 'all' })
    expect(seen).toMatchObject({ value: { hpa: { minReplicas: 8, maxReplicas: 64 } } })
    expect(seen).toMatchObject({ value: { settings: { initialReplicas: 10, cpuRequest: 500 } } })
    const told = seen.ok ? seen.value.notices : []
    expect(told.map((sentence) => sentence.split(', as the tools')[0])).toEqual([
      'Line 7, column 13: no without quotes is false',
      'Line 8, column 5: on without quotes is true',
      'Line 11, column 16: 010 without quotes is 8',
      'Line 18, column 11: off without quotes is false',
      'Line 19, column 13: 1_0 without quotes is 10',
      'Line 26, column 16: yes without quotes is true',
      'Line 27, column 18: n without quotes is false',
    ])
  })
})
