import { scenarios } from '#core/organisms/autoscaled-service/scenarios.ts'
import type { Scenario } from '#core/organisms/scenario.ts'
import { plainCase, type EngineCase } from './case.ts'
import { clientCases } from './client-cases.ts'
import { controlCases } from './control-cases.ts'
import { trafficCases } from './traffic-cases.ts'

const builtIns: readonly (readonly [id: string, scenario: Scenario])[] = Object.entries(scenarios)

/** The seed under which the built-in scenarios are recorded. */
export const builtInSeed = 1

/** Every run that is held in every engine: the built-in scenarios, and what they leave out. */
export const cases: readonly EngineCase[] = [
  ...builtIns.map(([id, { settings }]): EngineCase => ({
    ...plainCase(id, settings),
    seed: builtInSeed,
    meets: ['divisions'],
  })),
  ...trafficCases,
  ...clientCases,
  ...controlCases,
]
