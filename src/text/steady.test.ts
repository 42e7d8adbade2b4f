import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { steady } from './steady.ts'
import { createWords } from './words.ts'

const turning = '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'
const unseen = `${turning}\0\u0007\u001b\u007f\u00ad\u200b\u2060\ufeff\u{e0041}\udfff\ud800`
const hebrew = 'שלום'
const arabic = 'حمل ٣'

/** Pieces that a hostile or a foreign name is made of. */
const names = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from(unseen)),
      fc.constantFrom(hebrew, arabic, '”', '“', '123', '\n', 'load.csv', '\u0301', '👩‍🚀'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

const isolated = /\u2068([^\u2068\u2069]*)\u2069/gu
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const turns = new RegExp(`[${turning}]`, 'u')

describe('a text from outside', () => {
  it('[X9] keeps the words around it in their places, whatever it holds', () => {
    let isolations = 0
    fc.assert(
      fc.property(names, (name) => {
        const sentence = steady(`Line 3: “${name}” is not a number.`)
        // Outside of the isolations, which neither nest nor stay open, everything runs from left to right.
        const rest = sentence.replaceAll(isolated, () => (isolations++, ''))
        expect(rest).not.toMatch(turns)
        expect(rest).not.toMatch(rightToLeft)
        expect(rest.startsWith('Line 3: “')).toBe(true)
        expect(rest.endsWith('” is not a number.')).toBe(true)
        for (const [, inner = ''] of sentence.matchAll(isolated)) expect(inner).not.toMatch(turns)
        expect(sentence).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|\p{M}{5}/u)
        expect(steady(sentence)).toBe(sentence)
      }),
      { seed: 31 },
    )
    expect(isolations).toBeGreaterThan(20)
  })

  it('[X9] stays as it came where it has nothing that turns or hides', () => {
    for (const text of ['lunch.json', 'Zürich – 400 req/s', 'été.csv', '負荷.csv', '👩‍🚀', 'می‌روم'])
      expect(steady(text).replaceAll(/[\u2068\u2069]/gu, '')).toBe(text)
    expect(steady('lunch.json')).toBe('lunch.json')
    expect(steady(`${hebrew} 7 ${hebrew}.csv`)).toBe(`\u2068${hebrew} 7 ${hebrew}\u2069.csv`)
    expect(steady('gpj.\u202evsc.exe')).toBe('gpj.vsc.exe')
    expect(steady('a\udb40\u200b\udc41b')).toBe('a\ufffd\ufffdb')
  })

  it('[X9] turns no sentence of a validator around, in any language', async () => {
    const words = createWords()
    const said = `Line 3: “\u202e5${hebrew}\u2066” is not a number. Leave a cell empty where a value is missing.`
    expect(words.now().say(said)).toContain(`“5\u2068${hebrew}\u2069” is not`)
    await words.take('de')
    expect(words.now().say(said)).toContain(`5\u2068${hebrew}\u2069`)
    expect(words.now().say(said)).not.toContain('\u202e')
  })
})
