import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { callFields } from '#core/organisms/microservices/call-fields.ts'
import { engineVersion } from '#core/organisms/recording.ts'
import { scenarios } from '#core/organisms/scenarios.ts'
import { hpaSignals } from '#core/policies/hpa.ts'
import { arithmeticDigests } from './arithmetic.ts'
import { counts, plainCase } from './case.ts'
import { cases } from './cases.ts'
import golden from './digests.json' with { type: 'json' }
import { judge, type Golden } from './judge.ts'
import { levelsDigests } from './levels-digest.ts'
import { meshDigests } from './mesh-digest.ts'
import { reach } from './reach.ts'
import { recordsOf } from './record.ts'

const ids = cases.map(({ id }) => id)
const shown = (id: string): string => `${id} – as shown`

const [lone, many] = (['autoscaled-service', 'microservices'] as const).map((organism) =>
  cases.filter((one) => one.organism === organism),
)

/** Every value that a setting has in some case of a lone service: at its start, or changed on the way. */
function valuesOf(name: string): ReadonlySet<unknown> {
  const changes = (lone ?? []).flatMap(({ log }) => log.map(({ change }) => change))
  return new Set([
    ...(lone ?? []).map(({ settings }) => settings[name]),
    ...changes.map((change) => (change.type === 'set' && change.name === name ? change.value : 0)),
  ])
}

describe('the cases of all engines', () => {
  it('[E1] are the built-in scenarios and at least twenty more, each by a name of its own', () => {
    expect(ids).toEqual(expect.arrayContaining(Object.keys(scenarios)))
    expect(ids.length).toBeGreaterThanOrEqual(Object.keys(scenarios).length + 20)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('[E1] have between them every choice, both sides of every flag, and every count', () => {
    for (const [name, field] of Object.entries(parameters)) {
      const start = (field as { readonly start: unknown }).start
      const needed = field.kind === 'choice' ? Object.keys(field.options) : []
      const sides = field.kind === 'flag' ? [true, false] : []
      for (const value of [...needed, ...sides].filter((one) => one !== start)) {
        expect(valuesOf(name), name).toContain(value)
      }
    }
    expect(new Set(cases.flatMap(({ meets }) => meets))).toEqual(new Set(Object.keys(counts)))
  })

  it('[E1] have every kind of metric, of policy and of signal that an autoscaler can have', () => {
    const told = JSON.stringify(cases)
    const kinds = ['Resource', 'ContainerResource', 'Pods', 'Object', 'External']
    const policies = ['Percent', 'Max', 'Min', 'Disabled']
    const words = [...kinds, ...policies, 'Utilization', 'AverageValue', 'Value', ...hpaSignals]
    expect(words.filter((word) => !told.includes(`"${word}"`))).toEqual([])
    const kept = cases.flatMap(({ log }) => log.map(({ change }) => change.type))
    expect(new Set(kept)).toEqual(new Set(['set', 'kill', 'rung', 'rollout', 'note', 'burst']))
  })

  it('[E1] have every trait of a call between services, and changes of one service alone', () => {
    const calls = (many ?? []).flatMap(({ settings }) => {
      const { calls: own = [] } = (settings['graph'] ?? {}) as { calls?: readonly object[] }
      return own
    })
    for (const [name, field] of Object.entries(callFields)) {
      const values = calls.map((one): unknown => Reflect.get(one, name) ?? field.start)
      expect(
        values.some((value) => value !== field.start),
        name,
      ).toBe(true)
    }
    const named = (many ?? []).flatMap(({ log }) =>
      log.flatMap(({ change }) => (change.type === 'set' ? [change.service] : [])),
    )
    expect(new Set(named)).toEqual(new Set([undefined, 0, 1, 2, 3]))
  })

  it('[E1] one that does not meet what it is there for is no case', () => {
    const quiet = { ...plainCase('quiet', {}), meets: ['lost'] } as const
    expect(() => reach(quiet)).toThrow('“quiet”: nothing of “lost” came up. Change the case.')
    const late = [{ time: 1e6, change: { type: 'kill', cell: 1 } }] as const
    expect(() => reach({ ...quiet, log: late })).toThrow('its log goes on after its end')
    expect(() => reach({ ...quiet, settings: { slots: 0 } })).toThrow('“quiet”: “Slots per cell”')
  })
})

/** What is recorded beside the cases. */
let others: Readonly<Record<string, string>> = {}

describe('the recorded digests', () => {
  beforeAll(() => {
    others = { ...arithmeticDigests(), ...levelsDigests(), ...meshDigests() }
  })

  it('[E2] are of this version of the engine, two of every case, one of every function, of levels and of the mesh', () => {
    expect(golden.engine).toBe(engineVersion)
    const names = [...Object.keys(others), ...ids.flatMap((id) => [id, shown(id)])]
    expect(Object.keys(golden.digests).toSorted()).toEqual(names.toSorted())
    expect(new Set(Object.values(golden.digests)).size).toBe(names.length)
    for (const digest of Object.values(golden.digests)) expect(digest).toMatch(/^[\da-f]{16}$/)
  })

  it('[E2] are written by one command into both files, byte for byte', () => {
    const texts = recordsOf({ ...golden, attempts: 1, tookMs: 1 })
    expect(Object.keys(texts)).toHaveLength(2)
    for (const [path, text] of Object.entries(texts)) {
      expect(readFileSync(join(import.meta.dirname, '..', '..', path), 'utf8'), path).toBe(text)
    }
  })

  it('[E2] of the arithmetic, of levels, of the mesh and of a case are what comes of them', () => {
    expect(golden.digests).toEqual(expect.objectContaining(others))
    const lost = cases.find(({ id }) => id === 'cells are killed')
    if (lost === undefined) throw new Error('there is no such case')
    const { digest, shown: seen } = reach(lost)
    const recorded = golden.digests as Golden['digests']
    expect([digest, seen]).toEqual([recorded[lost.id], recorded[shown(lost.id)]])
  })
})

describe('an answer', () => {
  const recorded: Golden = { engine: 7, digests: { surge: 'aa', ramp: 'bb' } }
  const heard = { ...recorded, attempts: 1, tookMs: 1 }

  it('[E3] with every recorded digest is right', () => {
    expect(judge(recorded, heard)).toEqual({ same: 2, all: 2, problems: [] })
  })

  it.each([
    ['“ramp” is cc and not bb.', { ...heard, digests: { surge: 'aa', ramp: 'cc' } }],
    ['“ramp” was not run.', { ...heard, digests: { surge: 'aa' } }],
    ['“new” is not recorded', { ...heard, digests: { ...recorded.digests, new: 'dd' } }],
    ['The recorded digests are of engine 7, and this is engine 8', { ...heard, engine: 8 }],
  ])('[E3] that differs is told: %s', (sentence, answer) => {
    const { problems } = judge(recorded, answer)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(sentence)
  })

  it('[E3] is held against something', () => {
    expect(judge({ engine: 7, digests: {} }, heard).problems).toHaveLength(1)
  })
})
