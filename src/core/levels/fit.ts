import { pendingCount } from '#core/kernel/calendar.ts'
import { outcome } from '#core/traffic/lists.ts'
import { rollStride, type Plane, type Rules } from '#core/traffic/plane.ts'
import { resultOf, rowOf } from '#core/traffic/roll.ts'
import type { LevelRules } from './levels.ts'

/** Below so many cells the noise of one cell is seen in the whole, and requests cost little. */
export const levelCellsMin = 100

/** Up to so many cells every count is exact and every mean of a leap may be drawn. */
export const levelCellsMax = 10_000_000

type Fit =
  | { readonly ok: true; readonly value: LevelRules }
  | { readonly ok: false; readonly problem: string }

/**
 * The rules of levels for a service of so many cells, or a sentence why it cannot be kept as levels. Levels are exact
 * where nothing but the number inside tells two cells apart, so every rule that needs the age, the work or the number of a
 * request is refused.
 */
export function levelRulesOf(rules: Rules, cells: number): Fit {
  const { demand, slots, places, routing, choices } = rules
  const problem = whyNot(rules, cells)
  if (problem !== null) return { ok: false, problem }
  if (routing === 'round-robin') return { ok: false, problem: roundRobin }
  return { ok: true, value: { slots, places, mean: demand.mean, routing, choices } }
}

/** Round robin sends each cell every n-th request: how long ago its last one came tells cells apart. */
const roundRobin =
  'Round robin gives each cell its turn, and counts by level do not know whose it is. Simulate every request, or choose another routing.'

function whyNot(rules: Rules, cells: number): string | null {
  if (!(cells >= levelCellsMin)) {
    return `${cells} cells are too few to be counted by level; ${levelCellsMin} are the least. Simulate every request.`
  }
  if (cells > levelCellsMax) {
    return `${cells} cells are more than can be counted by level; ${levelCellsMax} are the most. Take fewer.`
  }
  if (rules.demand.law !== 'exponential') {
    return `Service times are ${rules.demand.law}, not exponential: how long a request has been served would matter. Simulate every request.`
  }
  if (rules.timeout !== Infinity) {
    return 'Clients give up after a time, and counts by level do not know how long a request has waited. Simulate every request, or switch the timeout off.'
  }
  if (rules.failureShare > 0) {
    return 'Some attempts fail by themselves, and counts by level do not tell requests apart. Simulate every request, or set the share of failures to 0.'
  }
  if (rules.retries > 0) {
    return 'Refused requests are tried again, and counts by level do not know when. Simulate every request, or set the retries to 0.'
  }
  if (rules.waiting !== 'cells') {
    return 'Requests wait in a queue of the service, and counts by level know only those of its cells. Simulate every request.'
  }
  if (rules.script !== null) {
    return 'Requests come at given times, and counts by level know only how many are expected. Simulate every request.'
  }
  return null
}

/**
 * Whether the data plane holds nothing but requests that levels can take over: `null`, or a sentence why not yet. A
 * setting that was changed may have left clients and attempts behind that know more.
 */
export function whyNotYet(plane: Plane, service: number): string | null {
  const { clients, clock, owners, roll, rolled } = plane
  if (pendingCount(clients) > 0) {
    return 'Some clients still wait to try again, from a setting before. Simulate every request until they have.'
  }
  for (let at = 0; at < rolled[0] * rollStride; at += rollStride) {
    const tag = roll[at + 3]
    if (owners[rowOf(tag)] !== service || roll[at] <= clock[0]) continue
    if (resultOf(tag) !== outcome.success) {
      return 'Some requests inside will fail, from a setting before. Simulate every request until they have.'
    }
  }
  return null
}
