import { fileLimits } from '#share/file-limits.ts'
import { steady } from '#text/steady.ts'

/** What is brought in: a text, or a file that is too long to be read here at once. */
export interface Source {
  readonly content: string | File
  /** The name of its file; empty for a text that was pasted. */
  readonly name: string
}

/** So many characters of a load are read in less than the time of a frame, also by a phone. */
export const charactersAtOnce = 64_000

/** A file as a source, its beginning read: enough to tell what it is. */
export interface BegunSource extends Source {
  readonly head: string
}

/** Reads the beginning of a file, and all of it where it is short. */
export async function beginFile(file: File): Promise<BegunSource> {
  const head = await file.slice(0, charactersAtOnce).text()
  return { name: nameOf(file), head, content: file.size <= charactersAtOnce ? head : file }
}

/** The name of a file as it can stand in a sentence. */
export function nameOf(file: File): string {
  return steady(file.name)
}

/** A text that stands in the box again after it was looked at; null for a file and for one too long to mend there. */
export function keptText(content: string | File): string | null {
  return typeof content === 'string' && content.length <= fileLimits.manifest ? content : null
}

/** The line that a refusal begins with, counted from 1; null where it names none. */
export function lineNamed(sentence: string): number | null {
  const [, line] = /^Line (\d+)\b/.exec(sentence) ?? []
  return line === undefined ? null : Number(line)
}
