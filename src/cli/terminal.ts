import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { tooLarge, type FileKind } from '#share/file-limits.ts'
import type { Result } from '#core/schema/schema.ts'

/** What the command line needs of its surroundings; the tests bring their own. */
export interface Terminal {
  /** One line or more to stdout: the answer and nothing else. */
  readonly print: (text: string) => void
  /** One line to stderr: notices, problems. */
  readonly tell: (line: string) => void
  /** Draws over the last line of stderr; null where stderr is no terminal. */
  readonly draw: ((line: string) => void) | null
  readonly read: (path: string, kind: FileKind) => Result<string>
  readonly write: (path: string, text: string) => Result<null>
  readonly isFile: (path: string) => boolean
  /** Wall time, ms. */
  readonly nowMs: () => number
  /** Lets signals in; answers whether the visitor wants to stop. */
  readonly breathe: () => Promise<boolean>
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  let isStopped = false
  process.once('SIGINT', () => (isStopped = true))
  process.once('SIGTERM', () => (isStopped = true))
  // A reader that leaves early, such as head, is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  return {
    print: (text) => void process.stdout.write(`${text}\n`),
    tell: (line) => void process.stderr.write(`${line}\n`),
    draw: process.stderr.isTTY ? (line) => void process.stderr.write(`\r\u001B[K${line}`) : null,
    read: readText,
    write: writeText,
    isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true,
    nowMs: () => performance.now(),
    breathe: () =>
      new Promise((resolve) => {
        setImmediate(() => resolve(isStopped))
      }),
  }
}

function readText(path: string, kind: FileKind): Result<string> {
  try {
    const found = statSync(path)
    if (found.isDirectory()) return refuse(`“${path}” is a folder; give a file.`)
    // A device or pipe has no size to ask for.
    const large = tooLarge(kind, found.size)
    if (large !== null) return refuse(`“${path}”: ${large}`)
    return { ok: true, value: readFileSync(path, 'utf8') }
  } catch (error) {
    return refuse(`“${path}” cannot be read: ${reasonOf(error)}.`)
  }
}

function writeText(path: string, text: string): Result<null> {
  try {
    writeFileSync(path, text)
    return { ok: true, value: null }
  } catch (error) {
    return refuse(`“${path}” cannot be written: ${reasonOf(error)}.`)
  }
}

/** The system's error in words; all calls above throw such errors and no others. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'access is denied',
    EPERM: 'access is denied',
    ENOTDIR: 'its folder is a file',
    EISDIR: 'it is a folder',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
  }
  return words[code] ?? code
}

function refuse(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem }
}
