import { refuse, type Result } from '#core/schema/schema.ts'
import type { ResultFile } from './result-file.ts'
import type { Terminal } from './terminal.ts'

/** Where the lines of a sweep go as they come, in whatever order. */
export interface Sink {
  readonly take: (run: number, line: string) => void
  /** This run will have no line. */
  readonly skip: (run: number) => void
  /** Comes when nothing more can be written; `finish` then says why. */
  readonly broken: Promise<unknown>
  /** After the last line; `isWhole` where nothing is left to be made. */
  readonly finish: (isWhole: boolean) => Result<null>
}

/** Prints lines in the order of their runs, each as soon as those before it are there; at the end whatever is left. */
export function printInOrder(runs: readonly number[], print: Terminal['print']): Sink {
  const waiting = new Map<number, string | null>()
  let next = 0
  const put = (run: number): void => {
    const line = waiting.get(run) ?? null
    if (line !== null) print(line)
    waiting.delete(run)
  }
  const take = (run: number, line: string | null): void => {
    waiting.set(run, line)
    for (let first = runs[next]; first !== undefined && waiting.has(first); first = runs[++next]) {
      put(first)
    }
  }
  return {
    take,
    skip: (run) => take(run, null),
    broken: new Promise(() => undefined),
    finish: () => {
      for (const run of [...waiting.keys()].sort((a, b) => a - b)) put(run)
      return { ok: true, value: null }
    },
  }
}

/** Writes every line at once, and puts them in order at the end. */
export function writeToFile(file: ResultFile): Sink {
  let problem: string | null = null
  let fail: (reason: string) => void = () => undefined
  const broken = new Promise<string>((resolve) => (fail = resolve))
  return {
    take: (run, line) => {
      if (problem !== null) return
      const written = file.append(run, line)
      if (written.ok) return
      problem = written.problem
      fail(problem)
    },
    skip: () => undefined,
    broken,
    finish: (isWhole) => {
      if (problem === null && isWhole) return file.finish()
      file.close()
      return problem === null ? { ok: true, value: null } : refuse(problem)
    },
  }
}
