import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  createWords,
  isLocale,
  languages,
  type Language,
  type Locale,
  type WordsStore,
} from '#text/words.ts'
import { readPreference, writePreference } from './preferences.ts'

/** `auto` follows the browser. */
export type LanguageChoice = 'auto' | Language

/** The language of the page. */
export interface PageLanguage {
  readonly words: WordsStore
  readonly store: StoreApi<{ readonly choice: LanguageChoice }>
  /** The language that the address asks for and the page does not have, or null. */
  readonly missing: string | null
  /** Takes the language of the start; English stays when it cannot be loaded. */
  begin(): Promise<boolean>
  /** Takes and keeps a language; false when it could not be loaded and nothing changed. */
  choose(choice: LanguageChoice): Promise<boolean>
}

const key = 'mitosis.lang'

/** What of the browser decides about the language. */
export interface LanguageWishes {
  /** The query of the address: `?lang=de`. */
  readonly query: string
  /** What the browser is set to, best first: `de-CH`, `fr`. */
  readonly preferred: readonly string[]
}

/** Starts from the stored choice, then the address, then the browser; English where nothing fits. */
export function createLanguage(
  wishes: LanguageWishes = { query: location.search, preferred: navigator.languages },
  root: HTMLElement = document.documentElement,
): PageLanguage {
  const words = createWords()
  const asked = new URLSearchParams(wishes.query).get('lang')?.slice(0, 40) ?? null
  const stored = readPreference(key)
  let newest: LanguageChoice | null = null
  const store = createStore<{ readonly choice: LanguageChoice }>()(() => ({
    choice: stored !== null && isLanguage(stored) ? stored : 'auto',
  }))
  const resolved = (choice: LanguageChoice): Locale => {
    if (choice !== 'auto') return choice
    return (asked === null ? null : localeOf(asked)) ?? firstKnown(wishes.preferred)
  }
  words.subscribe(() => {
    const { locale, direction } = words.now()
    // A pseudo-language is English to a screen reader.
    root.lang = isLanguage(locale) ? locale : 'en'
    root.dir = direction
  })
  return {
    words,
    store,
    missing: asked !== null && localeOf(asked) === null ? asked : null,
    begin: () => words.take(resolved(store.getState().choice)),
    async choose(choice) {
      newest = choice
      const isTaken = await words.take(resolved(choice))
      if (!isTaken) return false
      // Another one was chosen while this one was fetched.
      if (newest !== choice) return true
      store.setState({ choice })
      writePreference(key, choice === 'auto' ? null : choice)
      return true
    },
  }
}

function firstKnown(tags: readonly string[]): Locale {
  for (const tag of tags) {
    const locale = localeOf(tag)
    if (locale !== null && isLanguage(locale)) return locale
  }
  return 'en'
}

/** The locale that a tag such as `de-AT` means, or null when there is none. */
function localeOf(tag: string): Locale | null {
  const name = tag.toLowerCase().split('-')[0] ?? ''
  return isLocale(name) ? name : null
}

function isLanguage(name: string): name is Language {
  return Object.hasOwn(languages, name)
}
