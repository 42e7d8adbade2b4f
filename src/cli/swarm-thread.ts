import { trySeed } from '#swarm/seed.ts'
import type { MakeRun } from './threads.ts'

/** Tries a seed of the swarm in this thread; the line is its report as JSON. */
export const makeSeed: MakeRun<null> = (_, seed, report) => {
  report({ type: 'line', index: seed, line: JSON.stringify(trySeed(seed)) })
}
