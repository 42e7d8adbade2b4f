import type { stageText } from '#text/en/stage.ts'
import type { TextsOf } from '#text/messages.ts'

type StageTexts = TextsOf<typeof stageText>

/** Words that are made anew only when what they say changes. */
export interface Phrase {
  key: number
  /** The rest of the key, where one number has no room for all. */
  more: number
  by: StageTexts | null
  /** The name that the words tell, where they tell one. */
  name: string
  text: string
}

/** A phrase that says nothing yet. */
export function createPhrase(): Phrase {
  return { key: Number.NaN, more: 0, by: null, name: '', text: '' }
}

/** Makes a phrase say nothing. */
export function forget(phrase: Phrase): void {
  phrase.text = ''
  phrase.key = Number.NaN
}

/** Whether a phrase must be made anew; notes what it will say. */
export function isOther(
  phrase: Phrase,
  key: number,
  text: StageTexts,
  name = '',
  more = 0,
): boolean {
  const isSame = phrase.key === key && phrase.more === more && phrase.name === name
  if (isSame && phrase.by === text) return false
  phrase.key = key
  phrase.more = more
  phrase.by = text
  phrase.name = name
  return true
}

// Advances of Instrument Sans, in parts of its size, by kinds of letters; rather too wide than too narrow.
const advances: readonly (readonly [string, number])[] = [
  [' ', 0.2],
  ['ijlI,.:’', 0.27],
  ['frt1', 0.41],
  ['mwMW%', 0.95],
]
const [ofSmall, ofCapital] = [0.62, 0.77]

/** About how wide words are, CSS px; no canvas is asked. */
export function widthOf(text: string, size: number): number {
  if (text === '') return 0
  let wide = 0
  for (let n = 0; n < text.length; n++) wide += advanceOf(text.charAt(n))
  return wide * size + 4
}

function advanceOf(letter: string): number {
  for (const [letters, advance] of advances) if (letters.includes(letter)) return advance
  return letter >= 'A' && letter <= 'Z' ? ofCapital : ofSmall
}
