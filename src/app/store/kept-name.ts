/** Names that a visitor gives: of a run that is kept, and of a branch. */

/** Longest name, in characters. */
export const nameMax = 60

/** A name without signs that nobody sees or that turn the text around, on one line and not too long. */
export function tidyName(name: string): string {
  const visible = name.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim()
  // By whole characters: half of one is none.
  return (/^.{0,60}/su.exec(visible)?.[0] ?? '').trim()
}
