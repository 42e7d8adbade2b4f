import { describe, expect, it } from 'vitest'
import { german, sayInGerman } from './de/german.ts'
import { headlineText } from './en/headline.ts'
import type { Area } from './messages.ts'
import { createWords } from './words.ts'
import { pseudoLocales, pseudoTexts } from './pseudo.ts'

const areas = Object.values(
  import.meta.glob<Readonly<Record<string, unknown>>>('./en/*.ts', { eager: true }),
)
  .flatMap((file) => Object.values(file))
  .filter(isArea)

const translations = new Map<string, unknown>(Object.entries(german))

/** Values to try a function with; which kinds it takes is not known at run time. */
const samples = [
  [7, 1, 0, 12_345.678],
  ['seven', 'one'],
  [true, false],
] as const

function isArea(value: unknown): value is Area<Readonly<Record<string, unknown>>> {
  return typeof value === 'object' && value !== null && 'english' in value
}

/** All ways to fill `count` places with one value of each kind. */
function fillings(count: number): readonly (readonly unknown[])[] {
  let found: readonly (readonly unknown[])[] = [[]]
  for (let place = 0; place < count; place++) {
    found = found.flatMap((before) => samples.flat().map((value) => [...before, value]))
    // Three places have all mixtures of kinds; more of them would be too many to try.
    if (place > 2) found = found.filter((_, index) => index % 7 === 0)
  }
  return found
}

/** Every text under a value with the path to it; a function is called with `values`. */
function said(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map((part) => said(part) ?? '').join('')
  if (typeof value === 'object' && value !== null && 'text' in value) return said(value.text)
  return null
}

function call(text: unknown, values: readonly unknown[]): string | null {
  if (typeof text !== 'function') return null
  try {
    return said(Reflect.apply(text, undefined, values))
  } catch {
    return null
  }
}

function isFine(text: string | null): text is string {
  return text !== null && text.trim() !== '' && !/undefined|NaN|\[object/u.test(text)
}

/** What is wrong with a translation, one line a text. */
function faults(english: unknown, other: unknown, path: string): readonly string[] {
  if (typeof english === 'string') return isFine(said(other)) ? [] : [`${path} is empty`]
  if (typeof english === 'function') {
    const fitting = fillings(english.length).filter((values) => isFine(call(english, values)))
    if (fitting.length === 0) return [`${path}: no sample suits it`]
    const bad = fitting.find((values) => !isFine(call(other, values)))
    return bad === undefined ? [] : [`${path}(${bad.join(', ')}): ${call(other, bad)}`]
  }
  if (typeof english !== 'object' || english === null) return []
  if (typeof other !== 'object' || other === null) return [`${path} is missing`]
  const texts = new Map<string, unknown>(Object.entries(other))
  return Object.entries(english).flatMap(([name, text]) =>
    faults(text, texts.get(name), `${path}.${name}`),
  )
}

describe('the catalogues', () => {
  it('[X2] the walk sees the areas and their faults', () => {
    expect(areas.length).toBeGreaterThan(0)
    expect(areas.map(({ name }) => name).toSorted()).toEqual([...translations.keys()].toSorted())
    const planted = { a: 'x', b: (count: number) => `${count} cells`, c: { d: 'y' } }
    expect(faults(planted, { a: ' ', b: () => 'undefined', c: null }, 'p')).toHaveLength(3)
    expect(faults(planted, planted, 'p')).toEqual([])
  })

  it.each(areas)('[X2] $name is complete in German', ({ name, english }) => {
    expect(faults(english, translations.get(name), name)).toEqual([])
  })

  it.each(areas)('[X7] $name keeps its shape in every pseudo-language', ({ name, english }) => {
    for (const locale of pseudoLocales) {
      expect(faults(english, pseudoTexts(english, locale), `${locale} ${name}`)).toEqual([])
    }
  })
})

/** Every text under a value, functions called with all samples that suit them. */
function textsUnder(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') {
    return fillings(value.length).flatMap((values) => call(value, values) ?? [])
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsUnder) : []
}

describe('a rate', () => {
  it('[X3] that is read as one is told in the singular, whatever was rounded', async () => {
    const words = createWords()
    const told = (rate: number) => [
      words.now().text(headlineText).serving(1, rate),
      words.now().text(headlineText).noneLeft(rate),
    ]
    expect(told(1.0004)).toEqual([
      'One cell serves a load of 1 request per second.',
      'No cell is left, and 1 request per second arrives.',
    ])
    expect(told(1.5)).toEqual([
      'One cell serves a load of 1.5 requests per second.',
      'No cell is left, and 1.5 requests per second arrive.',
    ])
    await words.take('de')
    expect(told(1)).toEqual([
      'Eine Zelle bedient eine Last von 1 Anfrage pro Sekunde.',
      'Keine Zelle ist mehr da, und 1 Anfrage pro Sekunde kommt an.',
    ])
  })
})

describe('percentages', () => {
  it('[X8] stand as Intl writes them: no space in English, one that never breaks in German', () => {
    const inEnglish = areas.flatMap(({ english }) => textsUnder(english))
    const inGerman = [...translations.values()].flatMap(textsUnder)
    for (const texts of [inEnglish, inGerman]) {
      expect(texts.filter((text) => text.includes('%')).length).toBeGreaterThan(20)
    }
    expect(inEnglish.filter((text) => /\s%/u.test(text))).toEqual([])
    expect(inGerman.filter((text) => /[^\u00a0]%/u.test(text))).toEqual([])
    expect(sayInGerman('target 60%')).toBe('Ziel 60\u00a0%')
    expect(sayInGerman('at most 100% in 15 s')).toBe('höchstens 100\u00a0% in 15 s')
  })
})

describe('units', () => {
  const loose = /\d (?:m?s|min|h|[kM]B)(?![\p{L}\d])/u
  const bound = new RegExp(loose.source.replace(' ', '\u00a0'), 'u')

  it('[X8] stand behind a space that never breaks, in every text of every catalogue', () => {
    for (const catalogue of [areas.map(({ english }) => english), [...translations.values()]]) {
      const texts = catalogue.flatMap(textsUnder)
      expect(texts.filter((text) => bound.test(text)).length).toBeGreaterThan(20)
      expect(texts.filter((text) => loose.test(text))).toEqual([])
    }
  })

  it('[X8] also in what validators say, which is written with plain spaces', async () => {
    const words = createWords()
    const said = 'The rate at 5 s is 12; a rate cannot be negative.'
    expect(words.now().say(said)).toBe('The rate at 5\u00a0s is 12; a rate cannot be negative.')
    await words.take('de')
    expect(words.now().say(said)).toContain('bei 5\u00a0s ist')
    expect(words.now().say('There is “a 4 such”.')).toBe('There is “a 4 such”.')
  })
})

describe('pseudo-languages', () => {
  const texts = { share: 'Share', cells: (count: number) => `${count} cells`, list: ['One'] }

  it('[X7] mark letters, lengthen and turn round', () => {
    const [accent, long, rtl] = pseudoLocales.map((locale) => pseudoTexts(texts, locale))
    expect(accent?.share).toBe('Šhåré')
    expect(accent?.cells(3)).toBe('3 çéllš')
    expect(accent?.list).toEqual(['Öñé'])
    expect(long?.share).toBe('Share share')
    expect(long?.cells(3)).toBe('3 cells cells')
    expect(rtl?.share).toBe('\u202eShare\u202c')
    // The names of measures are no words.
    const named = pseudoLocales.map(
      (locale) => pseudoTexts({ text: 'It was {cause}' }, locale).text,
    )
    expect(named).toEqual(['Ît wåš {cause}', 'It it was was {cause}', '\u202eIt was {cause}\u202c'])
  })
})
