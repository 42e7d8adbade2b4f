import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { policyDefaults } from '#core/policies/policy-defaults.ts'
import { startSettings, type Plain } from '#core/schema/schema.ts'
import { recordingOf } from '#app/store/settings.ts'
import { dictionaries } from './dictionary.ts'
import { decodeLink, encodeLink, type OpenedLink } from './link.ts'
import { seal } from './sealed.ts'

const first: Recording = {
  ...recordingOf(startSettings(parameters), 7),
  settings: { boot: 20, slots: 6 },
  log: [
    { time: 60, change: { type: 'burst', rate: 50, seconds: 30 } },
    { time: 90, change: { type: 'kill', cell: 2 } },
  ],
}
// Plain data, as it stands in a recording.
const policy = JSON.parse(JSON.stringify(policyDefaults.keda)) as Plain
const keda: Recording = { ...first, settings: { ...first.settings, policy } }

function linkOf(recording: Recording, second: Recording, seeds: number | null = null): string {
  const link = encodeLink({ recording, time: 60, beside: { recording: second, seeds } })
  if (!link.ok || link.value.tooLong) throw new Error('no link')
  return link.value.fragment
}

function opened(text: string): OpenedLink {
  const link = decodeLink(text)
  if (!link.ok) throw new Error(link.problem)
  return link.value
}

const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, 'golden-links.json'), 'utf8'),
) as readonly { readonly recording: Recording }[]

describe('the second run in a link', () => {
  it('[L46] is what differs in it: another autoscaler, a longer log, another seed, a setting at its start again', () => {
    const others: readonly Recording[] = [
      first,
      keda,
      { ...first, seed: 8 },
      { ...first, settings: { slots: 6 } },
      { ...first, log: [...first.log, { time: 120, change: { type: 'note', text: 'more' } }] },
      { ...first, log: first.log.slice(0, 1) },
      { ...keda, settings: { policy }, seed: 0, log: first.log.slice(1) },
    ]
    for (const second of others) {
      const { recording, beside } = opened(linkOf(first, second, 20))
      expect(recording).toEqual(first)
      expect(beside).toEqual({ recording: second, seeds: 20 })
    }
    // Of what both have nothing is written twice.
    const alone = encodeLink({ recording: first, time: 60 })
    const length = alone.ok ? (alone.value.length ?? 0) : 0
    expect(linkOf(first, first).length - length).toBeLessThan(16)
    expect(linkOf(first, keda).length - length).toBeLessThan(30)
  })

  it('[L46] is any run of the same system, whatever the first is', () => {
    let pairs = 0
    for (const [i, { recording: one }] of golden.entries()) {
      for (const { recording: other } of golden.slice(i + 1, i + 7)) {
        if (one.organism !== other.organism) continue
        const link = encodeLink({ recording: one, beside: { recording: other, seeds: null } })
        if (!link.ok) throw new Error(link.problem)
        if (link.value.tooLong) continue
        const { recording, beside } = opened(link.value.fragment)
        expect(recording).toEqual({ ...one, engine: engineVersion })
        expect(beside?.recording).toEqual({ ...other, engine: engineVersion })
        pairs++
      }
    }
    expect(pairs).toBeGreaterThan(150)
  })

  it('[L46] of another system is refused; without a run it is as good as a cut link', () => {
    const shop = golden.find(({ recording }) => recording.organism === 'microservices')
    if (shop === undefined) throw new Error('there is a link of many services')
    const beside = { recording: shop.recording, seeds: null }
    expect(encodeLink({ recording: first, beside })).toEqual({
      ok: false,
      problem: 'Only runs of one system can be compared.',
    })
    const b = /b=[^&]*/.exec(linkOf(first, keda))?.[0] ?? ''
    expect(decodeLink(b)).toMatchObject({ ok: false })
  })

  it('[L47] a damaged one leaves the first run alone, and says so; a wrong number of seeds is replaced', () => {
    const link = linkOf(first, keda, 20)
    const at = link.indexOf('b=') + 2
    const end = link.indexOf('&', at)
    let [alone, same] = [0, 0]
    for (let i = at; i < end; i++) {
      for (const text of [
        link.slice(0, i) + link.slice(i + 1),
        `${link.slice(0, i)}${link.charAt(i) === 'A' ? 'B' : 'A'}${link.slice(i + 1)}`,
        link.slice(0, i) + link.slice(end),
      ]) {
        const { recording, beside, notices } = opened(text)
        expect(recording).toEqual(first)
        if (beside === null) {
          expect(notices.join(' ')).toContain('The comparison in this link cannot be shown.')
          alone++
        } else {
          expect(beside.recording).toEqual(keda)
          same++
        }
      }
    }
    expect(alone).toBeGreaterThan(50)
    expect(same).toBe(0)
    for (const seeds of ['1', '101', '2.5', 'NaN', '-0', '', '1e2', '__proto__']) {
      const read = opened(link.replace('k=20', `k=${seeds}`))
      expect(read.beside?.seeds, seeds).toBeNull()
      expect(read.notices.join(' ')).toContain('“k” in the link must be a number from 2 to 100')
    }
  })

  it.each([
    'null',
    '[]',
    '{}',
    '[[]]',
    '[{},[],0,[],7,8]',
    '[{},3]',
    '[{},[],3]',
    '[{},[],-1]',
    '[{},[],0.5]',
    '[{},[],0,{}]',
    '[{},[],0,[[1e309,1]]]',
    '[{"__proto__":{"slots":9}}]',
    '[{"slots":"many"}]',
    '[{"slots":1e309}]',
    '[{},[],2,[],-1]',
    `[{},[],2,[${'['.repeat(5000)}`,
  ])(
    '[L47] whatever is forged, %.30s, the first run opens alone and nothing else changes',
    (json) => {
      const { recording, beside, notices } = opened(
        linkOf(first, keda).replace(/b=[^&]*/, `b=${seal(json, dictionaries)}`),
      )
      expect(recording).toEqual(first)
      expect(beside).toBeNull()
      expect(notices.join(' ')).toContain('The comparison in this link cannot be shown.')
      expect(Object.keys(Object.prototype)).toEqual([])
    },
  )
})
