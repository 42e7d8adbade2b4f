/** What can be brought in from a file. */
export type FileKind = 'load' | 'manifest' | 'run' | 'lesson' | 'k6'

/** The largest file of each kind in bytes, to be asked before anything of it is read. */
export const fileLimits: Readonly<Record<FileKind, number>> = {
  load: 10_000_000,
  manifest: 250_000,
  run: 10_000_000,
  lesson: 1_000_000,
  k6: 4_000_000,
}

const whatToDo: Readonly<Record<FileKind, string>> = {
  load: 'cut a part out of it, or sum it up to longer intervals',
  manifest: 'leave only the autoscaler and its Deployment in it',
  run: 'take a shorter or coarser load',
  lesson: 'take a shorter or coarser load',
  k6: 'leave only its options in it',
}

/** A sentence about a file that is no text in UTF-8, such as a picture or a text in UTF-16, or null. */
export function notText(text: string): string | null {
  return text.includes('\u0000')
    ? 'This file is no text in UTF-8, which is read here; Windows programs often write UTF-16. Save it as UTF-8 and try again.'
    : null
}

/** A sentence about a file that is too large to be read, or null. */
export function tooLarge(kind: FileKind, bytes: number): string | null {
  if (bytes <= fileLimits[kind]) return null
  const size = (bytes / 1e6).toFixed(2)
  return `This file has ${size} MB; ${fileLimits[kind] / 1e6} MB are the limit here: ${whatToDo[kind]}.`
}
