/** The input of a vector, read by name; a missing or wrong value stops the case with a sentence. */
export type Given = Readonly<Record<string, unknown>>

/** Answers one vector through the core, in the vector's own words. */
export type Adapter = (input: Given) => Readonly<Record<string, unknown>>

/** An object with named values. */
export function given(value: unknown, name = 'the input'): Given {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new Error(`${name} is not an object`)
}

/** A number that must be there. */
export function numberIn(from: Given, name: string): number {
  const value = from[name]
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new Error(`“${name}” is not a number`)
}

/** A number, or another one when it is absent or null. */
export function numberOr<Other>(from: Given, name: string, other: Other): Other | number {
  return (from[name] ?? null) === null ? other : numberIn(from, name)
}

/** True or false. */
export function flagIn(from: Given, name: string): boolean {
  const value = from[name]
  if (typeof value === 'boolean') return value
  throw new Error(`“${name}” is not true or false`)
}

/** A text that must be there. */
export function textIn(from: Given, name: string): string {
  const value = from[name]
  if (typeof value === 'string') return value
  throw new Error(`“${name}” is not a text`)
}

/** One of a few words. */
export function wordIn<const Word extends string>(
  from: Given,
  name: string,
  words: readonly Word[],
): Word {
  const value = textIn(from, name)
  for (const word of words) if (word === value) return word
  throw new Error(`“${name}” is “${value}”, not one of ${words.join(', ')}`)
}

/** A list that must be there, entry by entry. */
export function listIn<Item>(
  from: Given,
  name: string,
  read: (item: unknown, index: number) => Item,
): readonly Item[] {
  const value = from[name]
  if (Array.isArray(value)) return value.map((item, index) => read(item, index))
  throw new Error(`“${name}” is not a list`)
}

/** A number as an entry of a list. */
export function numberItem(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new Error('an entry is not a number')
}
