/**
 * Languages that nobody speaks, made from English while the page runs. They show what a real one
 * would break: `accent` which texts did not come from a catalogue, `long` where there is no room,
 * `rtl` what relies on reading from left to right. `{name}` in a sentence of a lesson is a measure and stays.
 */
export const pseudoLocales = ['accent', 'long', 'rtl'] as const

export type PseudoLocale = (typeof pseudoLocales)[number]

const plainLetters = 'AaCcEeIiNnOoSsUuYy'
const markedLetters = 'ÅåÇçÉéÎîÑñÖöŠšÛûÝý'

const renderings: Readonly<Record<PseudoLocale, (text: string) => string>> = {
  accent: (text) =>
    text.replaceAll(/\{\w+\}|[AaCcEeIiNnOoSsUuYy]/gu, (found) =>
      found.length > 1 ? found : markedLetters.charAt(plainLetters.indexOf(found)),
    ),
  // Short texts grow most from language to language; sentences by about a half.
  long: (text) => {
    const every = text.length <= 20 ? 1 : 2
    let word = 0
    return text.replaceAll(/\{\w+\}|\p{L}{2,}/gu, (found) => {
      const isLonger = !found.startsWith('{') && word++ % every === 0
      return isLonger ? `${found} ${found.toLowerCase()}` : found
    })
  },
  // The marks for right-to-left override and its end, invisible themselves.
  rtl: (text) => (text.trim() === '' ? text : `\u202e${text}\u202c`),
}

/** The texts of an area in a pseudo-language, of the same shape: texts, lists, and functions of either. */
export function pseudoTexts<Texts>(texts: Texts, locale: PseudoLocale): Texts {
  // Every value keeps its kind, so the shape stays that of the English texts.
  return rendered(texts, renderings[locale]) as Texts
}

function rendered(value: unknown, render: (text: string) => string): unknown {
  if (typeof value === 'string') return render(value)
  if (Array.isArray(value)) return value.map((item) => rendered(item, render))
  if (typeof value === 'function') {
    return (...values: unknown[]) => rendered(Reflect.apply(value, undefined, values), render)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, rendered(item, render)]),
  )
}
