import type { Scenario } from '#core/organisms/scenario.ts'
import { scenarios } from '#core/organisms/scenarios.ts'
import { isSystem } from '#core/organisms/systems.ts'
import { burstCases } from './burst-cases.ts'
import { plainCase, type EngineCase } from './case.ts'
import { clientCases } from './client-cases.ts'
import { controlCases } from './control-cases.ts'
import { policyCases } from './policy-cases.ts'
import { rolloutCases } from './rollout-cases.ts'
import { servicesCases } from './services-cases.ts'
import { trafficCases } from './traffic-cases.ts'

const builtIns: readonly (readonly [
  id: string,
  scenario: Scenario & { readonly organism: string },
])[] = Object.entries(scenarios)

/** The seed under which the built-in scenarios are recorded. */
export const builtInSeed = 1

/** Every run that is held in every engine: the built-in scenarios, and what they leave out. */
export const cases: readonly EngineCase[] = [
  ...builtIns.map(([id, { organism, settings }]): EngineCase => {
    if (!isSystem(organism)) throw new Error(`“${id}” is of no system.`)
    return { ...plainCase(id, settings), organism, seed: builtInSeed, meets: ['divisions'] }
  }),
  ...trafficCases,
  ...clientCases,
  ...controlCases,
  ...policyCases,
  ...servicesCases,
  ...rolloutCases,
  ...burstCases,
]
