/**
 * What would cost the reader of YAML far more than its length, found by counting signs before anything
 * is read. Quotes and comments are not told apart: the limits are far beyond what manifests hold.
 */
const limits = {
  /** Brackets inside of brackets, and lists that begin in one line. */
  depth: 200,
  aliases: 500,
  tags: 2000,
  documents: 400,
  /** Entries of lists and objects in brackets, and lines. */
  signs: 50_000,
} as const

/** Where such a thing stands, and what it is. */
export interface Bomb {
  readonly offset: number
  readonly reason: string
}

/** The first thing in a text that is no manifest any more but an attack on its reader; null without. */
export function bombIn(text: string): Bomb | null {
  return tooDeep(text) ?? tooMany(text)
}

function tooDeep(text: string): Bomb | null {
  const reason = `more than ${limits.depth} values are nested in one another`
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i)
    if (sign === 0x5b || sign === 0x7b) {
      depth++
      if (depth > limits.depth) return { offset: i, reason }
    } else if (sign === 0x5d || sign === 0x7d) depth = Math.max(0, depth - 1)
  }
  const rows = /^[ \t]*(?:[-?] +){200}/mu.exec(text)
  return rows === null ? null : { offset: rows.index, reason }
}

function tooMany(text: string): Bomb | null {
  const { aliases, tags, documents, signs } = limits
  const counts: readonly (readonly [RegExp, number, string])[] = [
    [/[\s,[{:]\*[^\s,[\]{}]/gu, aliases, `more than ${aliases} aliases`],
    [/[\s,[{]!/gu, tags, `more than ${tags} tags`],
    [/^---/gmu, documents, `more than ${documents} documents`],
    [/[,\n]/gu, signs, `more than ${signs} lines and entries`],
  ]
  for (const [pattern, most, reason] of counts) {
    let left = most
    for (const found of text.matchAll(pattern)) {
      if (left-- === 0) return { offset: found.index, reason }
    }
  }
  return null
}
