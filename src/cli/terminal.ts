import { closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs'
import { fileLimits, tooLarge, type FileKind } from '#share/file-limits.ts'
import { refuse, type Result } from '#core/schema/schema.ts'

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
  /** Comes when the visitor wants to stop, for what waits instead of working. */
  readonly stopped: Promise<unknown>
  /** The variables of the environment. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  let isStopped = false
  const stopped = new Promise((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  void stopped.then(() => (isStopped = true))
  // A reader that leaves early, such as head, is no error of ours.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  return {
    print: (text) => void process.stdout.write(`${text}\n`),
    tell: (line) => void process.stderr.write(`${line}\n`),
    draw: process.stderr.isTTY ? (line) => void process.stderr.write(`\r\u001B[K${line}`) : null,
    read: readText,
    write: writeText,
    isFile,
    nowMs: () => performance.now(),
    breathe: () =>
      new Promise((resolve) => {
        setImmediate(() => resolve(isStopped))
      }),
    stopped,
    environment: process.env,
  }
}

function readText(path: string, kind: FileKind): Result<string> {
  try {
    const found = statSync(path)
    if (found.isDirectory()) return refuse(`“${path}” is a folder; give a file.`)
    const large = tooLarge(kind, found.size)
    if (large !== null) return refuse(`“${path}”: ${large}`)
    // A device or pipe has no size to ask for: no more of it is read than is allowed.
    const bytes = readUpTo(path, fileLimits[kind] + 1)
    return bytes.length > fileLimits[kind]
      ? refuse(`“${path}”: ${tooLarge(kind, bytes.length)}`)
      : { ok: true, value: bytes.toString('utf8') }
  } catch (error) {
    return refuse(`“${path}” cannot be read: ${reasonOf(error)}.`)
  }
}

function readUpTo(path: string, length: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(length)
    let filled = 0
    for (let more = 1; more > 0 && filled < length; filled += more) {
      more = readSync(file, bytes, filled, length - filled, null)
    }
    return bytes.subarray(0, filled)
  } finally {
    closeSync(file)
  }
}

/** Whether a word names a file; a word that cannot be a name, because it is too long, names none. */
function isFile(word: string): boolean {
  try {
    return statSync(word).isFile()
  } catch {
    return false
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

/** A system's error in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'access is denied',
    EPERM: 'access is denied',
    ENOTDIR: 'its folder is a file',
    EISDIR: 'it is a folder',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
    ENAMETOOLONG: 'its name is too long',
  }
  return words[code] ?? code
}
