/** A sentence that was made in English, in another language; one that is not known stays as it is. */
export type Translate = (sentence: string) => string

/** An English template in the pieces between its values, and the other language's. */
interface Template {
  readonly literals: readonly string[]
  readonly other: string
  /** Letters and signs of its own. */
  readonly weight: number
}

/**
 * Translates by templates: `{}` in an English one stands for a value, `{0}`, `{1}` in the other for
 * those values in their order. A value can be a sentence, or a name, with a translation of its own.
 */
export function createTranslate(templates: Readonly<Record<string, string>>): Translate {
  // The template with the most letters of its own says most exactly what a sentence is.
  const known = Object.entries(templates)
    .map(([english, other]): Template => {
      const literals = english.split('{}')
      return { literals, other, weight: literals.join('').length }
    })
    .sort((one, next) => next.weight - one.weight)
  const exact = new Map(Object.entries(templates))
  const translate = (sentence: string, depth: number): string => {
    const whole = exact.get(sentence)
    if (whole !== undefined) return whole
    if (depth > depthMax || sentence.length > lengthMax) return sentence
    for (const { literals, other, weight } of known) {
      if (weight > sentence.length || (depth === 0 && weight < sentenceLeast)) continue
      const values = valuesOf(sentence, literals)
      if (values === null) continue
      return other.replaceAll(/\{(\d)\}/gu, (_, index: string) =>
        translate(values[Number(index)] ?? '', depth + 1),
      )
    }
    return sentence
  }
  return (sentence) => translate(sentence, 0)
}

/** A sentence in a sentence in a sentence is the deepest that is made. */
const depthMax = 4
const lengthMax = 2000
/** What has fewer letters than this is a piece such as “a or b”, never a whole sentence. */
const sentenceLeast = 5

/** What stands between the literals, each found at its first place; null where one is missing. */
function valuesOf(sentence: string, literals: readonly string[]): readonly string[] | null {
  const [first = '', ...rest] = literals
  const last = rest.pop()
  if (last === undefined || !sentence.startsWith(first) || !sentence.endsWith(last)) return null
  const end = sentence.length - last.length
  const values: string[] = []
  let from = first.length
  for (const literal of rest) {
    const at = sentence.indexOf(literal, from)
    if (at < 0 || at + literal.length > end) return null
    values.push(sentence.slice(from, at))
    from = at + literal.length
  }
  if (from > end) return null
  values.push(sentence.slice(from, end))
  return values
}
