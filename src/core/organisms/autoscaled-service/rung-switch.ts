import { pendingCount } from '#core/kernel/calendar.ts'
import { justBefore } from '#core/kernel/math.ts'
import { advanceLevels } from '#core/levels/advance.ts'
import { levelRulesOf, whyNotYet } from '#core/levels/fit.ts'
import { readyRows, takeFromPlane } from '#core/levels/from-plane.ts'
import { clearLevels, seedLevels } from '#core/levels/levels.ts'
import { giveToPlane } from '#core/levels/to-plane.ts'
import type { Rung } from '#core/organisms/recording.ts'
import { insideNow } from '#core/traffic/census.ts'
import { flow } from '#core/traffic/flow.ts'
import type { Rules } from '#core/traffic/plane.ts'
import { settle } from './dealing.ts'
import { isOnLevels, owedPlace, rungOf, type Rungs } from './rungs.ts'

/** From one rung to the other, and how levels are served. */

/**
 * Why a service with such rules cannot be counted by level now; null where it can. Where it stands on levels already, nothing has
 * to be taken over.
 */
export function refusalOf(
  rungs: Rungs,
  rules: Rules = rungs.plane.rules[0],
  from: Rung = rungOf(rungs),
): string | null {
  const { plane, levels } = rungs
  if (levels.ready.length !== rules.places + 1) return resized
  const fit = levelRulesOf(rules, plane.readyCounts[0])
  if (!fit.ok) return fit.problem
  return from === 'levels' ? null : whyNotYet(plane, 0)
}

const resized =
  'The cells of this run have been resized, and counts by level were laid out for the size before. Simulate every request.'

/** Goes on another rung, now; nothing where it stands there already. */
export function goOn(rungs: Rungs, rung: Rung): void {
  if (isOnLevels(rungs.plane) === (rung === 'levels')) return
  if (rung === 'levels') toLevels(rungs)
  else toExact(rungs)
}

function toLevels(rungs: Rungs): void {
  const { plane, levels, held, owed, seed } = rungs
  clearLevels(levels)
  owed.fill(0)
  owed[owedPlace.dealtAt] = plane.clock[0]
  // Streams of its own for each stay on levels, that follow from the state alone.
  seedLevels(levels, seed, `web-${plane.nextRequest[0]}`)
  held.fill(-1)
  for (const row of readyRows(plane, 0)) held[row] = insideNow(plane, row)
  takeFromPlane(plane, 0, levels)
  plane.times.fill(Infinity)
  plane.places[0] = 0
  plane.fronts[0] = Infinity
  rungs.change++
  rungs.spans = [...rungs.spans, { from: plane.clock[0], to: null }]
}

/** Back to every request. */
export function toExact(rungs: Rungs): void {
  const { plane, levels, held } = rungs
  settle(rungs)
  giveToPlane(levels, plane, 0, { shown: held, draining: [], busy: null })
  held.fill(-1)
  rungs.change++
  rungs.spans = rungs.spans.map((span) => ({ ...span, to: span.to ?? plane.clock[0] }))
}

/** Steps that a leap takes beside its levels: one is about a usual request. */
const leapWeight = 24

/** Serves on levels as the kernel asks for it; of the plane only clients that were cut off have anything to do. */
export function serveLevels({ plane, levels }: Rungs, until: number, limit: number): number {
  // A call of `flow` looks at every cell in routing when it ends.
  const heard = pendingCount(plane.clients) > 0 ? flow(plane, until, limit) : 0
  if (heard >= limit) return limit
  // No leap ends before where levels stand, and before time 0 there is nothing.
  if (until <= levels.clock[0]) return heard
  const weight = leapWeight + levels.highest[0]
  const most = Math.ceil((limit - heard) / weight)
  const leaps = advanceLevels(levels, plane.rules[0].load, justBefore(until), most)
  if (leaps < most) return heard + leaps * weight
  if (levels.clock[0] > plane.clock[0]) plane.clock[0] = levels.clock[0]
  return limit
}
