import { engineVersion } from '#core/organisms/recording.ts'
import { arithmeticDigests } from './arithmetic.ts'
import { cases } from './cases.ts'
import { levelsDigests } from './levels-digest.ts'
import { meshDigests } from './mesh-digest.ts'
import { reach } from './reach.ts'

/** What an engine answers: everything that must be the same in the next one, by name, and its speed. */
export interface Answer {
  readonly engine: number
  readonly digests: Readonly<Record<string, string>>
  /** Requests sent in all, retries included. */
  readonly attempts: number
  /** Wall time, ms. */
  readonly tookMs: number
}

/** Runs everything here, in this engine. */
export function answer(): Answer {
  const began = performance.now()
  const digests: Record<string, string> = {
    ...arithmeticDigests(),
    ...levelsDigests(),
    ...meshDigests(),
  }
  let attempts = 0
  for (const one of cases) {
    const reached = reach(one)
    digests[one.id] = reached.digest
    digests[`${one.id} – as shown`] = reached.shown
    attempts += reached.attempts
  }
  return { engine: engineVersion, digests, attempts, tookMs: performance.now() - began }
}
