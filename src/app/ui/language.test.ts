import { describe, expect, it } from 'vitest'
import { createLanguage } from './language.ts'

/** The language that a page begins in, and what it says is missing. */
async function begun(query: string, preferred: readonly string[]) {
  // Only these two attributes are written.
  const root = { lang: 'en', dir: '' } as HTMLElement
  const language = createLanguage({ query, preferred }, root)
  await language.begin()
  const { missing, words } = language
  return { locale: words.now().locale, lang: root.lang, missing }
}

describe('the language of the page', () => {
  it.each([
    ['', ['de-AT', 'en'], { locale: 'de', lang: 'de', missing: null }],
    ['', ['fr', 'de'], { locale: 'de', lang: 'de', missing: null }],
    ['', ['fr-CA', 'x-klingon', ''], { locale: 'en', lang: 'en', missing: null }],
    ['', [], { locale: 'en', lang: 'en', missing: null }],
    ['?lang=de', ['en'], { locale: 'de', lang: 'de', missing: null }],
    ['?lang=accent', ['de'], { locale: 'accent', lang: 'en', missing: null }],
    ['?lang=fr', ['en'], { locale: 'en', lang: 'en', missing: 'fr' }],
    ['?lang=__proto__', [], { locale: 'en', lang: 'en', missing: '__proto__' }],
    ['', ['accent'], { locale: 'en', lang: 'en', missing: null }],
  ] as const)('[X5] %s with a browser in %j', async (query, preferred, expected) => {
    expect(await begun(query, preferred)).toEqual(expected)
  })

  it('[X6] a choice that was overtaken while it was fetched is not kept', async () => {
    const root = { lang: 'en', dir: '' } as HTMLElement
    const language = createLanguage({ query: '', preferred: ['en'] }, root)
    const overtaken = language.choose('de')
    await language.choose('en')
    await overtaken
    expect(language.words.now().locale).toBe('en')
    expect(language.store.getState().choice).toBe('en')
  })
})
