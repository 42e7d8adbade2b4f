import { prepareDemand } from '#core/traffic/demand.ts'
import type { Rules } from '#core/traffic/plane.ts'
import {
  randomRoutingTime,
  roundRobinTime,
} from '#core/organisms/autoscaled-service/theory-balancing.ts'
import { mmc } from '#core/organisms/autoscaled-service/theory-queues.ts'
import type { RowPlan } from './tables-hold.ts'
import { countIn, numberIn } from './tables-input.ts'
import * as reading from './tables-readings.ts'
import { experimentOf, placesFor, type Measured } from './tables-experiment.ts'
import type { TableRow } from './tables.ts'

const demand = prepareDemand('exponential', 1, 1)

/** What the table calls a policy, as this engine routes; `central` is one cell with c slots. */
const policies: readonly (readonly [key: string, routing: Rules['routing']])[] = [
  ['random', 'random'],
  ['round_robin', 'round-robin'],
  ['jsq', 'least-requests'],
]

/** Mean time inside under several policies: a run for each. */
export function planPolicies(row: TableRow, precision: number): RowPlan {
  const c = countIn(row, 'c', 1)
  const rho = numberIn(row, 'rho')
  const theory = {
    random: randomRoutingTime(rho),
    round_robin: roundRobinTime(c, rho),
    central: mmc(c, c * rho, 1).W,
  }
  const places = placesFor(1, rho, 1)
  const spread = policies.map(([key, routing]) =>
    experimentOf(row, key, precision, timeInside(key, rho), {
      rate: c * rho,
      cells: c,
      rules: { demand, routing, places },
      unlimited: true,
    }),
  )
  const central = experimentOf(row, 'central', precision, timeInside('central', rho), {
    rate: c * rho,
    cells: 1,
    rules: { demand, slots: c, places: placesFor(c, rho, 1) },
    unlimited: true,
  })
  return { theory, experiments: [...spread, central].filter((each) => each !== null) }
}

/**
 * Queues of their own vary as M/M/1 does, 2(1 + ρ)/(1 − ρ)² per request; a common queue and policies
 * that make one of many vary less.
 */
function timeInside(key: string, rho: number): Readonly<Record<string, Measured>> {
  const variance = (2 * (1 + rho)) / ((1 - rho) * (1 - rho)) + 2
  return {
    [key]: {
      variance,
      read: reading.timeInside,
    },
  }
}
