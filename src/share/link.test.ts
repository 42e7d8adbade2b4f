import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import {
  rolloutRevisions,
  rungs,
  engineVersion,
  type Recording,
} from '#core/organisms/recording.ts'
import type { Field } from '#core/schema/schema.ts'
import { checkLoad, loadPeak } from '#core/traffic/load.ts'
import { builtIns as shipped } from './built-ins.ts'
import { decodeLink, encodeLink, type LinkState, type OpenedLink } from './link.ts'
import { double, valuesOf } from './field-values.test-support.ts'
import { linkCheck } from './link-check.ts'
import { canonicalRecording } from './recording-check.ts'
import { fileToRecording, recordingToFile } from './run-file.ts'
import type { BuiltIns } from './scenario-link.ts'

const builtIns: BuiltIns = {
  surge: { organism: 'autoscaled-service', seed: 1, settings: {} },
  steady: {
    organism: 'autoscaled-service',
    seed: 2,
    settings: {
      load: {
        form: 'linear',
        points: [
          [0, 100],
          [600, 100],
        ],
      },
      slots: 8,
    },
  },
}

const plainRun: Recording = {
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 7,
  settings: {},
  log: [{ time: 12.5, change: { type: 'kill', cell: 3 } }],
}

// From the schema alone: a new parameter is in these tests from its first day.
const fields = Object.entries<Field>(parameters)
const settings = fc.record(
  Object.fromEntries(fields.map(([name, field]) => [name, valuesOf(name, field)])),
  { requiredKeys: [] },
)
const changes = fc.oneof(
  fc.record({
    type: fc.constant('note'),
    text: fc.constantFrom('before the spike', 'Größe “x” ~ 5 %'),
  }),
  fc.record({
    type: fc.constant('burst'),
    rate: fc.double({ min: 0.1, max: 1e6, noNaN: true }),
    seconds: fc.double({ min: 0.1, max: 1e6, noNaN: true }),
  }),
  fc.record({ type: fc.constant('kill'), cell: fc.integer({ min: 1, max: 1e6 }) }),
  fc.record({ type: fc.constant('rung'), value: fc.constantFrom(...rungs) }),
  fc.record({
    type: fc.constant('rollout'),
    service: fc.constant(0),
    revision: fc.constantFrom(...rolloutRevisions),
  }),
  ...fields
    .filter(([, field]) => field.live)
    .map(([name, field]) =>
      fc.record({
        type: fc.constant('set'),
        name: fc.constant(name),
        value: valuesOf(name, field),
      }),
    ),
)
const recordings = fc
  .record({
    engine: fc.constant(engineVersion),
    organism: fc.constant('autoscaled-service'),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    settings,
    log: fc
      .array(fc.tuple(double(0, 100), changes), { maxLength: 4 })
      .map((entries) => entries.reduce<object[]>(withLaterTime, [])),
  })
  // Settings that are right one by one may be more than one run can hold.
  .map(canonicalRecording)
  .filter((result) => result.ok || !/more than one run|CPU limit/u.test(result.problem))
  .map(taken)

function withLaterTime(log: object[], [pause, change]: [number, unknown]): object[] {
  const last = log.at(-1)
  const before = last !== undefined && 'time' in last ? Number(last.time) : 0
  return [...log, { time: before + pause, change }]
}

function taken<Value>(result: { ok: true; value: Value } | { ok: false; problem: string }): Value {
  if (!result.ok) throw new Error(result.problem)
  return result.value
}

function linkOf(state: LinkState): string {
  const encoded = taken(encodeLink(state, builtIns))
  if (encoded.tooLong) throw new Error('the link is too long')
  return encoded.fragment
}

const opened = (fragment: string): OpenedLink => taken(decodeLink(fragment, builtIns))

function problemOf(fragment: string): string {
  const decoded = decodeLink(fragment, builtIns)
  return decoded.ok ? 'accepted' : decoded.problem
}

describe('a run as a link', () => {
  it('[L1] comes back bit for bit, and so does a file', () => {
    const used = new Set<string>()
    let held = 0
    fc.assert(
      fc.property(recordings, double(0, 1e5), (recording, time) => {
        const encoded = taken(encodeLink({ recording, time }, builtIns))
        const file = fileToRecording(recordingToFile({ recording, time }))
        expect(taken(file)).toMatchObject({ recording, time })
        if (encoded.tooLong) return
        held++
        Object.keys(recording.settings).forEach((name) => used.add(name))
        expect(encoded.length).toBe(encoded.fragment.length)
        const link = opened(encoded.fragment)
        expect(link.recording).toStrictEqual(recording)
        expect(link.time).toBe(time)
        expect(link.notices).toEqual([])
      }),
      { numRuns: 300 },
    )
    expect(held).toBeGreaterThan(200)
    // The checker itself knows when a setting was left out because it equals its start value.
    expect(used.size).toBe(fields.length)
  })

  it('[L2] two recordings of one run give one link', () => {
    const start = { ...plainRun, settings: { timeout: 10, slots: 4 } }
    expect(linkOf({ recording: start })).toBe(linkOf({ recording: plainRun }))
    const turned = { ...plainRun, settings: { slots: 9, retries: 0 } }
    const straight = { ...plainRun, settings: { retries: 0, slots: 9 } }
    expect(linkOf({ recording: turned })).toBe(linkOf({ recording: straight }))
  })

  it('[L3] time, digest and view travel beside the run, and the run stands last', () => {
    const digest = '00ff10a7c4e1b25d'
    const look = { ui: 'min', view: 'lineage', theme: 'dark' } as const
    const view = {
      ...look,
      speed: 8,
      service: 'checkout',
      lesson: { id: 'p99-spike', step: 2 },
      goal: 'p99<300ms',
    }
    const fragment = linkOf({ recording: plainRun, time: 304.25, digest, view })
    expect(fragment.replace(`eng=${engineVersion}&`, '')).toMatch(
      /^t=304\.25&h=[\w-]{11}&ui=min&view=lineage&theme=dark&speed=8&service=checkout&l=p99-spike\.3&goal=p99%3C300ms&x=1[\w-]+$/,
    )
    expect(opened(`https://example.org/app/#${fragment}`)).toEqual({
      recording: plainRun,
      scenario: null,
      sealedLesson: null,
      madeWith: engineVersion,
      time: 304.25,
      digest,
      sentDigest: digest,
      view,
      beside: null,
      notices: [expect.stringContaining('A small player shows no lesson')],
    })
  })

  it('[L4] keys that are not known, and names of prototypes, do nothing', () => {
    const fragment = linkOf({ recording: plainRun })
    const strange = `__proto__=1&constructor.prototype.p=2&utm_source=chat&${fragment}`
    expect(opened(strange)).toEqual(opened(fragment))
    expect(opened('s=sur%E2%80%8Bge~seed=7%EF%BB%BF')).toEqual(opened('s=surge~seed=7'))
    expect(problemOf('s=__proto__')).toContain('no scenario called “__proto__”')
    expect(problemOf('s=surge~constructor.prototype.p=3')).toContain('cannot set')
    expect(problemOf('s=surge~__proto__=3')).toContain('cannot set “__proto__”')
    expect(Object.hasOwn(Object.prototype, 'p')).toBe(false)
  })

  it('[L5] an escaped, twice escaped, wrapped or punctuated link opens all the same', () => {
    const fragment = linkOf({ recording: plainRun, time: 5 })
    const value = fragment.slice(fragment.indexOf('x=') + 2)
    const head = fragment.slice(0, fragment.indexOf('x='))
    const once = value.replaceAll(
      /[02468aceACE_-]/g,
      (letter) => `%${letter.charCodeAt(0).toString(16)}`,
    )
    const forms = [
      `${head}x=${once}`,
      `${head}x=${encodeURIComponent(once)}`,
      `${head}x=${value.slice(0, 9)}\r\n  ${value.slice(9)}`,
      `${head}x=${value}).`,
      `<${fragment}>`.slice(1),
      encodeURIComponent(fragment),
      fragment.replaceAll('&', '&amp;'),
    ]
    for (const form of forms) expect(opened(form).recording, form).toEqual(plainRun)
  })

  it('[L6] a wrong time or view is replaced and told', () => {
    const fragment = linkOf({ recording: plainRun })
    const link = opened(
      `t=-3&ui=tiny&view=soup&theme=pink&speed=1e9&h=short&service=No%20such&l=No.0&${fragment}`,
    )
    expect(link.time).toBe(0)
    expect(link.digest).toBe(null)
    expect(Object.values(link.view)).toEqual(Array(7).fill(null))
    expect(link.notices).toHaveLength(8)
    expect(link.notices.join(' ')).toContain('must be culture or lineage, not “soup”')
    expect(link.notices.join(' ')).toContain(
      'must be auto, dark, light, projector or contrast, not “pink”',
    )
  })

  it('[L6] [R71] a lecture without a lesson is told, and everything is shown', () => {
    const [alone, damaged, whole] = ['', '&l=No.0', '&l=p99-spike.3'].map((lesson) =>
      opened(`ui=lecture${lesson}`),
    )
    expect(alone?.view.ui).toBeNull()
    expect(alone?.notices.join(' ')).toContain('this link has none')
    expect(damaged?.view.ui).toBeNull()
    expect(damaged?.notices).toHaveLength(2)
    expect(whole?.view.ui).toBe('lecture')
    expect(whole?.notices).toEqual([])
  })

  it('[L7] another engine version is told, and its digest is not compared', () => {
    const fragment = linkOf({ recording: plainRun, digest: '00ff10a7c4e1b25d' })
    const newer = opened(fragment.replace(`eng=${engineVersion}`, 'eng=9'))
    expect(newer.notices).toEqual([
      `This link was made with a newer engine (version 9, here ${engineVersion}): numbers may differ.`,
    ])
    expect(newer.digest).toBe(null)
    expect(newer.madeWith).toBe(9)
    expect(newer.recording?.engine).toBe(engineVersion)
    expect(opened(fragment.replace(`eng=${engineVersion}&`, '')).notices.join(' ')).toContain(
      'does not say',
    )
  })

  it('[L8] a newer format is told as such', () => {
    const fragment = linkOf({ recording: plainRun })
    const body = '4thisbodyisoflaterdays'
    expect(problemOf(fragment.replace('x=1', 'x=2'))).toContain('newer version of Digital Mitosis')
    expect(problemOf(`eng=9&x=${body}${linkCheck(body)}`)).toContain('format 4; this page reads')
  })

  it('[L9] a run beyond 8,192 characters is said to be too long, and none is read', () => {
    const rates = Array.from({ length: 3000 }, (_, i) => Math.abs(Math.sin(i)) * 100)
    const recording = { ...plainRun, settings: { load: { form: 'steps', every: 60, rates } } }
    const encoded = taken(encodeLink({ recording }, builtIns))
    expect(encoded.tooLong).toBe(true)
    expect(encoded.length).toBeGreaterThan(8192)
    expect(taken(fileToRecording(recordingToFile({ recording }))).recording).toEqual(recording)
    expect(problemOf(`eng=${engineVersion}&x=1${'A'.repeat(8192)}`)).toContain('incomplete')
    expect(problemOf(`eng=${engineVersion}&x=1${'A'.repeat(20_000)}`)).toContain(
      '8192 are the limit',
    )
  })

  it('[L10] a built-in with a few changes is spelled out', () => {
    const recording = taken(
      canonicalRecording({
        ...plainRun,
        log: [],
        settings: {
          ...builtIns.steady?.settings,
          slots: 16,
          routing: 'random',
          cancellation: true,
        },
      }),
    )
    const fragment = linkOf({ recording })
    expect(fragment).toMatch(
      /^eng=\d+&c=[\w-]{4}&s=steady~seed=7~slots=16~routing=random~cancellation=true$/,
    )
    expect(opened(fragment)).toMatchObject({ recording, scenario: 'steady', notices: [] })
  })

  it('[L10] every shipped scenario has a short link', () => {
    const ids = Object.keys(shipped)
    expect(ids).toContain('surge')
    for (const [id, { organism, seed, settings: own }] of Object.entries(shipped)) {
      const recording = { engine: engineVersion, organism, seed, settings: own, log: [] }
      const encoded = taken(encodeLink({ recording }))
      expect(encoded.length, id).toBeLessThan(60)
      const link = taken(decodeLink(encoded.tooLong ? '' : encoded.fragment))
      expect(link.recording).toEqual(taken(canonicalRecording(recording)))
    }
  })

  it('[L10] a peak asked for is the peak to the last bit', () => {
    let several = 0
    for (const id of Object.keys(shipped)) {
      for (const peak of [333, 1500, 777.7, 0.1, 49, 1e6 / 3]) {
        const { recording } = taken(decodeLink(`s=${id}~load.peak=${peak}`, shipped))
        const load = checkLoad(recording?.settings.load)
        if (!load.ok) continue
        expect(loadPeak(load.value), `${id} at ${peak}`).toBe(peak)
        several++
      }
    }
    expect(several).toBeGreaterThan(12)
  })

  it('[L10] one typed by hand needs no check and no seed', () => {
    const link = opened('s=surge~load.peak=1500~hpa.max=12~hpa.cpu=75')
    expect(link.recording?.seed).toBe(1)
    expect(link.recording?.settings).toMatchObject({ hpa: { maxReplicas: 12 } })
    expect(JSON.stringify(link.recording?.settings.load)).toContain('1500')
    expect(link.notices).toEqual([])
    expect(problemOf('s=surge~slots=0')).toContain('“Slots per cell” must lie between 1 and 256')
    expect(problemOf('s=surge~slots=8~slots=9')).toContain('twice')
    // What was written is told, never what became of it.
    for (const [path, word] of [
      ['hpa.cpu', '<b>'],
      ['seed', 'abc'],
      ['load.peak', 'NaN'],
      ['imagePull', '12s'],
    ]) {
      expect(problemOf(`s=surge~${path}=${word}`)).toContain(`“${word}”`)
    }
    expect(problemOf('s=surge~seed=-1')).toContain('seed must be')
    expect(problemOf('s=surge~hpa.max=1')).toContain('cannot exceed the maximum')
    expect(problemOf('s=surge~cpuLimit=500')).toContain('below the CPU request')
    expect(problemOf('s=surge~load=5')).toContain('cannot set “load”')
    expect(problemOf('s=nowhere')).toContain('there are surge, steady')
  })

  it('[L11] nothing behind the # is no run and no fault', () => {
    for (const empty of ['', '#', 'https://example.org/app/', 'theme=dark']) {
      expect(opened(empty)).toMatchObject({ recording: null, notices: [] })
    }
    expect(opened('#nonsense').notices).toEqual(['This link holds no run; the page shows its own.'])
  })
})
