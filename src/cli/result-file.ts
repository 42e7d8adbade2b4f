import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { refuse, type Result } from '#core/schema/schema.ts'
import { writeLine, type RunResult } from '#sweep/result.ts'
import { readResults } from './result-lines.ts'
import { reasonOf } from './terminal.ts'

/** The file of --out while a sweep writes it. A process that is killed leaves it with whole lines, and at most half a one. */
export interface ResultFile {
  /** Lines by the number of their run, those included that were there before. */
  readonly lines: ReadonlyMap<number, string>
  readonly wasCut: boolean
  /** Writes a line at once, so that it is not lost with the process; a full disk is told. */
  readonly append: (run: number, line: string) => Result<null>
  /** Puts all lines in the order of their runs, in one step, and closes the file. */
  readonly finish: () => Result<null>
  /** Closes it as it is. */
  readonly close: () => void
}

/**
 * Opens a file to go on with, or makes it. `place` gives the number of a run, or says why it is none of
 * this sweep; then nothing in the file has been touched.
 */
export function openResultFile(
  path: string,
  place: (result: RunResult) => Result<number>,
): Result<ResultFile> {
  const lines = new Map<number, string>()
  let read: Result<{ length: number; isCut: boolean; lacksEnd: boolean }>
  if (existsSync(path)) {
    if (!statSync(path).isFile()) {
      return refuse(`“${path}” is no usual file; without --out the lines go to stdout.`)
    }
    read = readResults(path, (result, where) => {
      const run = place(result)
      if (!run.ok) return `${where}: ${run.problem}`
      lines.set(run.value, writeLine(result))
      return null
    })
    if (!read.ok) return read
  } else {
    read = { ok: true, value: { length: 0, isCut: false, lacksEnd: false } }
  }
  const { length, isCut, lacksEnd } = read.value
  try {
    const file = openSync(path, 'a+')
    if (isCut) ftruncateSync(file, length)
    if (lacksEnd) writeSync(file, '\n')
    return { ok: true, value: openFile(path, file, lines, isCut) }
  } catch (error) {
    return refuse(`“${path}” cannot be written: ${reasonOf(error)}.`)
  }
}

function openFile(
  path: string,
  file: number,
  lines: Map<number, string>,
  wasCut: boolean,
): ResultFile {
  let size = fstatSync(file).size
  const close = (): void => closeSync(file)
  return {
    lines,
    wasCut,
    close,
    append(run, line) {
      try {
        const bytes = Buffer.from(`${line}\n`)
        for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
        size += bytes.length
        lines.set(run, line)
        return { ok: true, value: null }
      } catch (error) {
        return refuse(`“${path}” cannot be written: ${reasonOf(error)}.`)
      }
    },
    finish() {
      try {
        const mine = fstatSync(file)
        const named = statSync(path)
        if (named.ino !== mine.ino || mine.size !== size) {
          return refuse(`“${path}” was written by another process too; give each its own file.`)
        }
        // The new file takes the place of the old one in one step: at no moment is a line missing.
        const real = realpathSync(path)
        const sorted = [...lines].sort(([a], [b]) => a - b).map(([, line]) => `${line}\n`)
        writeFileSync(`${real}.sorted`, sorted.join(''), { mode: mine.mode })
        renameSync(`${real}.sorted`, real)
        return { ok: true, value: null }
      } catch (error) {
        return refuse(`“${path}” cannot be written: ${reasonOf(error)}.`)
      } finally {
        close()
      }
    },
  }
}
