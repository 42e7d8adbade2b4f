import { scenarios } from '#core/organisms/autoscaled-service/scenarios.ts'
import type { Answer } from './answer.ts'
import { builtInSeed } from './cases.ts'
import type { Golden } from './judge.ts'

/**
 * The files that record an answer, as texts by their paths: all digests, and those of the built-in scenarios
 * beside their organism, which the tests of its folder hold.
 */
export function recordsOf({ engine, digests }: Answer): Readonly<Record<string, string>> {
  const builtIn = Object.fromEntries(Object.keys(scenarios).map((id) => [id, digests[id]]))
  return {
    'src/engines/digests.json': asText({ engine, digests } satisfies Golden),
    'src/core/organisms/autoscaled-service/digests.json': asText({
      engine,
      seed: builtInSeed,
      digests: builtIn,
    }),
  }
}

function asText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
