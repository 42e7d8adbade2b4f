import { deflateSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { engineVersion, rungsOfMoment, type Recording } from '#core/organisms/recording.ts'
import type { Field } from '#core/schema/schema.ts'
import { decodeBase64Url, encodeBase64Url } from './base64url.ts'
import { dictionaries } from './dictionary.ts'
import { decodeLink, encodeLink } from './link.ts'
import { linkFormat } from './sealed.ts'
import { linkCheck } from './link-check.ts'
import { pack, unpack } from './packing.ts'
import type { BuiltIns } from './scenario-link.ts'

const organism = 'autoscaled-service'
const builtIns: BuiltIns = { surge: { organism, seed: 1, settings: { slots: 8 } } }
const dictionary = dictionaries[linkFormat] ?? new Uint8Array(0)

const whole: Recording = {
  engine: engineVersion,
  organism,
  seed: 4_000_000_001,
  settings: {
    load: {
      form: 'steps',
      every: 60,
      rates: Array.from({ length: 90 }, (_, i) => (1000 + ((i * i * 7919) % 4999)) / 60),
    },
    boot: 17.25,
  },
  log: [{ time: 33.125, change: { type: 'kill', cell: 2 } }],
}
const spelled: Recording = {
  engine: engineVersion,
  organism,
  seed: 77,
  settings: { slots: 16, boot: 20 },
  log: [],
}

function fragmentOf(recording: Recording): string {
  const encoded = encodeLink({ recording, time: 120, digest: '0123456789abcdef' }, builtIns)
  if (!encoded.ok || encoded.value.tooLong) throw new Error('no link')
  return encoded.value.fragment
}

const problemOf = (fragment: string): string => {
  const decoded = decodeLink(fragment, builtIns)
  return decoded.ok ? 'accepted' : decoded.problem
}

/** A link around any JSON text, with a right check: what an attacker can make. */
function forged(json: string): string {
  const body = `${linkFormat}${encodeBase64Url(pack(json, dictionary))}`
  return `eng=1&x=${body}${linkCheck(body)}`
}

const letters = 'ABCxyz019-_~=&%#+ "\u00e9\u202e'
const mutations = fc.record({
  kind: fc.constantFrom('replace', 'remove', 'insert', 'cut', 'swap', 'repeat'),
  // Without bias: damage happens anywhere, not mostly at the start.
  at: fc.noBias(fc.integer({ min: 0, max: 9999 })).map((share) => share / 10_000),
  letter: fc.integer({ min: 0, max: letters.length - 1 }),
})

function mutated(text: string, kind: string, where: number, letter: number): string {
  const at = Math.floor(where * text.length)
  const [before, after] = [text.slice(0, at), text.slice(at)]
  const given = letters.charAt(letter)
  if (kind === 'replace') return before + given + after.slice(1)
  if (kind === 'remove') return before + after.slice(1)
  if (kind === 'insert') return before + given + after
  if (kind === 'cut') return before
  if (kind === 'swap') return before + after.charAt(1) + after.charAt(0) + after.slice(2)
  return before + after.slice(0, 8) + after
}

describe('a link that was damaged on its way', () => {
  it('[L12] every cut is noticed: no prefix of a link opens another run', () => {
    let refused = 0
    for (const recording of [whole, spelled]) {
      const fragment = fragmentOf(recording)
      for (let length = 'eng'.length; length < fragment.length; length++) {
        expect(problemOf(fragment.slice(0, length)), `${length}`).toContain('incomplete')
        refused++
      }
    }
    expect(refused).toBeGreaterThan(300)
    expect(problemOf(fragmentOf(whole).slice(0, -1))).toBe(
      'This link is incomplete (a chat may have cut it): copy it again in full, or ask for the .mitosis.json file.',
    )
  })

  it('[L13] 5,000 random mutations never throw and never open another run in silence', () => {
    let refused = 0
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(mutations, { minLength: 1, maxLength: 3 }),
        (long, list) => {
          const recording = long ? whole : spelled
          // Two faults in a readable link may take away its check and change a number.
          const steps = long ? list : list.slice(0, 1)
          const damaged = steps.reduce(
            (text, { kind, at, letter }) => mutated(text, kind, at, letter),
            fragmentOf(recording),
          )
          const decoded = decodeLink(damaged, builtIns)
          if (!decoded.ok) refused++
          else if (decoded.value.recording !== null) {
            expect(decoded.value.recording).toEqual(recording)
          } else {
            // Only the loss of every known key leaves a page without a run, and it says so.
            expect(damaged.length < 4 || decoded.value.notices.length > 0).toBe(true)
          }
        },
      ),
      { numRuns: 5000 },
    )
    expect(refused).toBeGreaterThan(2000)
  })

  it('[L13] every single character of a link matters', () => {
    const fragment = fragmentOf(whole)
    const start = fragment.indexOf('x=') + 2
    for (let at = start; at < fragment.length; at++) {
      const other = fragment.charAt(at) === 'A' ? 'B' : 'A'
      const changed = fragment.slice(0, at) + other + fragment.slice(at + 1)
      expect(decodeLink(changed, builtIns).ok, `character ${at}`).toBe(false)
    }
    expect(fragment.length - start).toBeGreaterThan(200)
  })

  it('[L14] a forged link is checked like any other input', () => {
    const run = (settings: object, log: unknown = []) =>
      forged(JSON.stringify([organism, 1, settings, log]))
    expect(problemOf(run({}))).toBe('accepted')
    expect(problemOf(forged('{"a":1'))).toContain('no run that can be read')
    expect(problemOf(forged('[['.repeat(20_000)))).toContain('no run that can be read')
    expect(problemOf(forged(`${'['.repeat(5000)}1${']'.repeat(5000)}`))).toContain('no system')
    expect(problemOf(forged('null'))).toContain('must be an object')
    expect(problemOf(run({ slots: 1e9 }))).toContain('“Slots per cell” must lie between')
    expect(problemOf(run({ nothing: 1 }))).toContain('no setting called “nothing”')
    expect(problemOf(forged('["autoscaled-service",1,{"__proto__":{"p":1}},[]]'))).toContain(
      'no setting called “__proto__”',
    )
    expect(problemOf(forged('["constructor",1,{},[]]'))).toContain('no system called')
    expect(problemOf(run({ load: [0, 1e9, 60, 1e9] }))).toContain('at most 2000000')
    expect(problemOf(run({ load: [0, -5, 60, 5] }))).toContain('cannot be negative')
    expect(problemOf(run({}, [[5, 'slots', 3]]))).toContain('cannot change while the run goes on')
    expect(
      problemOf(
        run({}, [
          [5, 7],
          [4, 7],
        ]),
      ),
    ).toContain('times never go back')
    // Each lays out every request anew: a link could stop a page with many of them at one time.
    const rungs = (count: number) => Array.from({ length: count }, (_, i) => [3, 0 - (i % 2)])
    expect(problemOf(run({}, rungs(rungsOfMoment)))).toBe('accepted')
    expect(problemOf(run({}, rungs(rungsOfMoment + 1)))).toContain(
      'One moment of a run has at most',
    )
    expect(
      problemOf(
        run(
          {},
          Array.from({ length: 1001 }, () => [1, 1]),
        ),
      ),
    ).toContain('1000 are')
    expect(Object.hasOwn(Object.prototype, 'p')).toBe(false)
  })

  it('[L15] a decompression bomb is stopped at 64 KiB', () => {
    const bomb = deflateSync(new Uint8Array(6_000_000), { level: 9, dictionary })
    expect(encodeBase64Url(bomb).length).toBeLessThan(8192)
    const body = `${linkFormat}${encodeBase64Url(bomb)}`
    expect(problemOf(`eng=1&x=${body}${linkCheck(body)}`)).toContain('more than 64 KiB')
    expect(unpack(new Uint8Array([0xff, 0xff, 0xff]), dictionary).ok).toBe(false)
  })
})

describe('the alphabet and the check of a link', () => {
  it('[L16] bytes come back from base64url, and every text has one meaning', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = encodeBase64Url(bytes)
        expect(decodeBase64Url(text)).toEqual(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      }),
    )
    expect(decodeBase64Url('AB')).toBe(null)
    expect(decodeBase64Url('A')).toBe(null)
    expect(decodeBase64Url('A+==')).toBe(null)
  })

  it('[L16] the check is FNV-1a, folded to 24 bits', () => {
    // Published 32-bit values: "" 811c9dc5, "a" e40c292c, "foobar" bf9cf968.
    const check = (hash: number) => {
      const value = ((hash >>> 24) ^ (hash & 0xffffff)) >>> 0
      return Buffer.from([value >>> 16, (value >>> 8) & 255, value & 255]).toString('base64url')
    }
    expect(linkCheck('')).toBe(check(0x811c9dc5))
    expect(linkCheck('a')).toBe(check(0xe40c292c))
    expect(linkCheck('foobar')).toBe(check(0xbf9cf968))
  })

  it('[L17] every setting and choice stands in the dictionary', () => {
    const text = new TextDecoder().decode(dictionary)
    const names = Object.entries<Field>(parameters).flatMap(([name, field]) =>
      field.kind === 'choice' ? [name, ...Object.keys(field.options)] : [name],
    )
    expect(names.length).toBeGreaterThan(40)
    expect(names.filter((name) => !text.includes(name))).toEqual([])
  })
})
