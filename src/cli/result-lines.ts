import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { refuse, type Result } from '#core/schema/schema.ts'
import { readLine, type RunResult } from '#sweep/result.ts'
import { reasonOf } from './terminal.ts'

/** How a file of results ends. */
export interface ReadResults {
  /** Bytes up to the end of the last whole line. */
  readonly length: number
  /** Whether a half-written line follows them, as a process leaves it that was killed. */
  readonly isCut: boolean
  /** Whether the last whole line has no end of its own. */
  readonly lacksEnd: boolean
}

/** No line of a result is longer, bytes: 1024 counts of eight digits, and room for values. */
const lineMax = 65_536
const chunkSize = 1_048_576
const newline = 10

/**
 * Reads the lines of a file of results one by one, however long it is. Only the last line may be half
 * of one; anything else that is no result is refused by its number, and so is what `take` refuses.
 */
export function readResults(
  path: string,
  take: (result: RunResult, place: string) => string | null,
): Result<ReadResults> {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    return refuse(`“${path}” cannot be read: ${reasonOf(error)}.`)
  }
  try {
    if (fstatSync(file).isDirectory()) return refuse(`“${path}” is a folder; give a file.`)
    return readOpen(file, path, take)
  } catch (error) {
    return refuse(`“${path}” cannot be read: ${reasonOf(error)}.`)
  } finally {
    closeSync(file)
  }
}

function readOpen(
  file: number,
  path: string,
  take: (result: RunResult, place: string) => string | null,
): Result<ReadResults> {
  const chunk = Buffer.alloc(chunkSize)
  let rest = Buffer.alloc(0)
  let length = 0
  let number = 0
  for (let more = readSync(file, chunk); more > 0; more = readSync(file, chunk)) {
    const bytes = Buffer.concat([rest, chunk.subarray(0, more)])
    let from = 0
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, from)) {
      number++
      const problem = takeLine(bytes.subarray(from, end), `“${path}”, line ${number}`, take)
      if (problem !== null) return refuse(problem)
      length += end + 1 - from
      from = end + 1
    }
    rest = Buffer.from(bytes.subarray(from))
    if (rest.length > lineMax) return refuse(`“${path}”, line ${number + 1}: it is too long.`)
  }
  if (rest.length === 0) return { ok: true, value: { length, isCut: false, lacksEnd: false } }
  const text = rest.toString('utf8')
  const last = readLine(text)
  if (!last.ok) {
    // What is no beginning of a line was never written by a sweep.
    return isBeginning(text)
      ? { ok: true, value: { length, isCut: true, lacksEnd: false } }
      : refuse(`“${path}”, line ${number + 1}: ${last.problem} This is no file of results.`)
  }
  const problem = take(last.value, `“${path}”, line ${number + 1}`)
  if (problem !== null) return refuse(problem)
  return { ok: true, value: { length: length + rest.length, isCut: false, lacksEnd: true } }
}

function takeLine(
  bytes: Buffer,
  place: string,
  take: (result: RunResult, place: string) => string | null,
): string | null {
  const text = bytes.toString('utf8').trim()
  if (text === '') return null
  const read = readLine(text)
  return read.ok ? take(read.value, place) : `${place}: ${read.problem}`
}

function isBeginning(text: string): boolean {
  const start = '{"sweep":"'
  return text.startsWith(start) || start.startsWith(text)
}
