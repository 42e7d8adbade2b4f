import type { Answer } from './answer.ts'

/** What is recorded: the version of the engine, and every digest by name. */
export interface Golden {
  readonly engine: number
  readonly digests: Readonly<Record<string, string>>
}

/** How an engine's answer stands to what is recorded. */
export interface Verdict {
  /** Digests that are the recorded ones. */
  readonly same: number
  /** Digests that are recorded. */
  readonly all: number
  /** A sentence for every other one; none when all are the same. */
  readonly problems: readonly string[]
}

/** How the recorded digests are made anew. */
export const recordCommand = 'npm run engines -- --write'

/** Holds an answer against what is recorded. Digests of another version of the engine are not compared. */
export function judge(golden: Golden, { engine, digests }: Answer): Verdict {
  const names = Object.keys(golden.digests)
  const all = names.length
  if (all === 0) return { same: 0, all, problems: [`No digest is recorded; ${recordCommand}`] }
  if (golden.engine !== engine) {
    const problem = `The recorded digests are of engine ${golden.engine}, and this is engine ${engine}. Record them anew: ${recordCommand}`
    return { same: 0, all, problems: [problem] }
  }
  const found = new Map(Object.entries(digests))
  const problems = names.flatMap((name) => {
    const digest = found.get(name)
    found.delete(name)
    if (digest === golden.digests[name]) return []
    if (digest === undefined) return [`“${name}” was not run.`]
    return [`“${name}” is ${digest} and not ${golden.digests[name] ?? ''}.`]
  })
  const unknown = [...found.keys()].map((name) => `“${name}” is not recorded; ${recordCommand}`)
  return { same: all - problems.length, all, problems: [...problems, ...unknown] }
}
