import type { Area, Catalogue } from './messages.ts'
import { numbersOf, withBoundUnits, type Numbers } from './numbers.ts'
import type { PseudoLocale } from './pseudo.ts'
import { steady } from './steady.ts'
import type { Translate } from './translate.ts'

/** The languages that a visitor can choose, each by its own name. */
export const languages = { en: 'English', de: 'Deutsch' } as const

export type Language = keyof typeof languages

export type Locale = Language | PseudoLocale

// Repeats the names of pseudo.ts, which is only fetched when one of them is asked for.
const pseudoLocales: Readonly<Record<PseudoLocale, true>> = { accent: true, long: true, rtl: true }

/** The texts and numbers of one language. */
export interface Words {
  readonly locale: Locale
  readonly direction: 'ltr' | 'rtl'
  readonly numbers: Numbers
  /** The texts of an area. The same object every time, as long as the language stays. */
  readonly text: <Texts>(area: Area<Texts>) => Texts
  /** What a validator or an importer says, which is English where it is made; names in it turn nothing around. */
  readonly say: (sentence: string) => string
}

/** The language in force. It changes while the page runs: read `now` when something is drawn. */
export interface WordsSource {
  readonly now: () => Words
  /** Hears of another language; returns the end of the subscription. */
  readonly subscribe: (listener: () => void) => () => void
}

/** The words of a page: a source, and the wish for another language. */
export interface WordsStore extends WordsSource {
  /** Takes a language once its catalogue is here; false when it could not be loaded and nothing changed. */
  take(locale: Locale): Promise<boolean>
}

/** English, which is always here. */
export const english: Words = {
  locale: 'en',
  direction: 'ltr',
  numbers: numbersOf('en-US'),
  text: (area) => area.english,
  say: (sentence) => withBoundUnits(steady(sentence)),
}

/** The words of one language for parts that never see another, such as those of a test. */
export function fixedWords(words: Words = english): WordsSource {
  return { now: () => words, subscribe: () => () => undefined }
}

/** Starts in English; other languages are loaded when they are taken. */
export function createWords(): WordsStore {
  const listeners = new Set<() => void>()
  let words = english
  // Only the latest wish counts, whatever order the catalogues arrive in.
  let wish = 0
  return {
    now: () => words,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async take(locale) {
      const mine = ++wish
      const found = await load(locale)
      if (found === null || mine !== wish) return found !== null
      words = found
      for (const listener of listeners) listener()
      return true
    },
  }
}

/** True for a language or a pseudo-language that the page has. */
export function isLocale(name: string): name is Locale {
  return Object.hasOwn(languages, name) || Object.hasOwn(pseudoLocales, name)
}

async function load(locale: Locale): Promise<Words | null> {
  if (locale === 'en') return english
  try {
    if (locale !== 'de') return pseudoWords(locale, (await import('./pseudo.ts')).pseudoTexts)
    const { german, sayInGerman } = await import('./de/german.ts')
    return translated(locale, 'de-DE', german, sayInGerman)
  } catch {
    // The file could not be fetched; the caller says so and the language stays.
    return null
  }
}

function translated(locale: Language, tag: string, catalogue: Catalogue, say: Translate): Words {
  const texts = new Map<string, unknown>(Object.entries(catalogue))
  return {
    locale,
    direction: 'ltr',
    numbers: numbersOf(tag),
    say: (sentence) => withBoundUnits(say(steady(sentence))),
    text<Texts>(area: Area<Texts>): Texts {
      // `Catalogue` gives every area the type of its English texts.
      return (texts.get(area.name) ?? area.english) as Texts
    },
  }
}

function pseudoWords(
  locale: PseudoLocale,
  pseudoTexts: <Texts>(texts: Texts, locale: PseudoLocale) => Texts,
): Words {
  const made = new Map<string, unknown>()
  return {
    locale,
    direction: locale === 'rtl' ? 'rtl' : 'ltr',
    numbers: english.numbers,
    say: (sentence) => pseudoTexts(steady(sentence), locale),
    text<Texts>(area: Area<Texts>): Texts {
      if (!made.has(area.name)) made.set(area.name, pseudoTexts(area.english, locale))
      // It was made from this area's texts and keeps their shape.
      return made.get(area.name) as Texts
    },
  }
}
