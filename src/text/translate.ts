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
  const translate = (sentence: string, depth: number, left: { tries: number }): Said => {
    const whole = exact.get(sentence)
    if (whole !== undefined) return { text: whole, isWhole: true }
    // A value without a space, such as a number, a path or a name, is the same in every language.
    const unsaid = { text: sentence, isWhole: !sentence.includes(' ') }
    if (depth > depthMax || sentence.length > lengthMax) return unsaid
    let first: Said | null = null
    for (const { literals, other, weight } of known) {
      if (weight > sentence.length || (depth === 0 && weight < sentenceLeast)) continue
      const values = valuesOf(sentence, literals)
      if (values === null) continue
      left.tries -= 1
      const said = values.map((value) => translate(value, depth + 1, left))
      const text = other.replaceAll(/\{(\d)\}/gu, (_, at: string) => said[Number(at)]?.text ?? '')
      const isWhole = said.every((value, at) => value.isWhole || isQuoted(literals, at))
      // Cut at the wrong places a sentence leaves pieces that nothing knows; another template may cut better.
      if (isWhole || left.tries < 0) return { text, isWhole }
      first ??= { text, isWhole }
    }
    return first ?? unsaid
  }
  return (sentence) => translate(sentence, 0, { tries: triesMax }).text
}

/** A sentence in the other language, and whether nothing of it was left as it was. */
interface Said {
  readonly text: string
  readonly isWhole: boolean
}

/** What stands in quotes is given by the visitor, or a name. */
function isQuoted(literals: readonly string[], at: number): boolean {
  return literals[at]?.endsWith('“') === true && literals[at + 1]?.startsWith('”') === true
}

/** So many templates are tried for one sentence; after that the first that fits is taken. */
const triesMax = 400
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
