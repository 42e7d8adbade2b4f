import { refuse, type Result } from '#core/schema/schema.ts'

/** The most characters of a note. */
export const noteMax = 280

/**
 * A note from anything, in its canonical form: composed (NFC), without space around it. What cannot be seen is refused and not taken out,
 * so that nothing is lost that its writer may have meant: control and format characters, among them those that turn the direction of
 * writing, breaks of lines, and halves of pairs.
 */
export function checkNote(text: unknown): Result<string> {
  if (typeof text !== 'string') return refuse('A note must be a text.')
  const at = text.search(unseen)
  if (at >= 0) {
    const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return refuse(
      `A note holds only what can be seen; at its place ${at + 1} stands U+${code}. Take it out.`,
    )
  }
  const clean = text.normalize('NFC').trim()
  if (clean === '') return refuse('A note needs at least one character.')
  const count = Array.from(clean).length
  return count <= noteMax
    ? { ok: true, value: clean }
    : refuse(`A note has at most ${noteMax} characters; this one has ${count}.`)
}

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
