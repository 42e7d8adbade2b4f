import { scenarios } from '#core/organisms/scenarios.ts'
import type { BuiltIn, BuiltIns } from './scenario-link.ts'

/** The seed of a scenario whose link names none. */
export const builtInSeed = 1

/** The scenarios that every copy of the page has, by the id that links use. */
export const builtIns: BuiltIns = Object.fromEntries(
  Object.entries(scenarios).map(([id, { organism, settings }]): [string, BuiltIn] => [
    id,
    { organism, seed: builtInSeed, settings },
  ]),
)
