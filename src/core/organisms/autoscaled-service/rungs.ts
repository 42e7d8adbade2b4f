import { justBefore } from '#core/kernel/math.ts'
import { advanceLevels, finishLeap } from '#core/levels/advance.ts'
import { addLevelCounts } from '#core/levels/counts.ts'
import { levelRulesOf, whyNotYet } from '#core/levels/fit.ts'
import { readyRows, takeFromPlane } from '#core/levels/from-plane.ts'
import {
  clearLevels,
  createLevels,
  levelCount,
  levelCounters,
  levelStream,
  seedLevels,
  settledPlace,
  type LevelRules,
  type Levels,
  type LevelsViews,
} from '#core/levels/levels.ts'
import { nextWord, uniform } from '#core/kernel/random.ts'
import { assignLevels } from '#core/levels/shown.ts'
import { giveToPlane } from '#core/levels/to-plane.ts'
import type { Rung } from '#core/organisms/recording.ts'
import type { Span } from '#core/organisms/observation.ts'
import { insideNow } from '#core/traffic/census.ts'
import { flow } from '#core/traffic/flow.ts'
import { cellField, type Plane, type PlaneViews, type Rules } from '#core/traffic/plane.ts'

/**
 * The two rungs of a lone service: every request in the data plane, or its cells in routing as counts by level (decision 29). Cells
 * that drain belong to the plane on both. What single cells hold on levels is dealt to them by rank: at events of the control plane into
 * `held`, which is part of the state; for a look in between into scratch, because looking leaves no trace.
 */
export interface Rungs {
  readonly plane: Plane
  readonly levels: Levels
  readonly seed: number
  /** By row: requests inside when they were dealt last; −1 for a cell that the plane keeps. */
  readonly held: Int32Array
  /** By row: requests inside as of a look, and which look that was. */
  readonly seen: Int32Array
  readonly look: { clock: number; change: number }
  /** Counts what happened to levels beside leaps. */
  change: number
  spans: readonly Span[]
}

/** Steps that a leap takes beside its levels: one is about a usual request. */
const leapWeight = 24

export function createRungs(
  plane: Plane,
  views: { readonly levels: LevelsViews; readonly held: Int32Array },
  seed: number,
): Rungs {
  return {
    plane,
    levels: createLevels(views.levels, levelRules(plane.rules[0]), seed, 'web'),
    seed,
    held: views.held,
    seen: new Int32Array(views.held.length),
    look: { clock: -1, change: 0 },
    change: 0,
    spans: [],
  }
}

/** What rules mean for levels; where they cannot be kept as levels nobody asks. */
export function levelRules({ slots, places, demand, routing, choices }: Rules): LevelRules {
  const seen = routing === 'round-robin' ? 'random' : routing
  return { slots, places, mean: demand.mean, routing: seen, choices }
}

/** Whether the service is counted by level: then the plane has requests prepared for all times, none of which comes. */
export function isOnLevels({ fronts }: PlaneViews): boolean {
  return fronts[0] === Infinity
}

/** The rung on which the service stands. */
export function rungOf({ plane }: Rungs): Rung {
  return isOnLevels(plane) ? 'levels' : 'exact'
}

/**
 * Why a service with such rules cannot be counted by level now; null where it can. Where it stands on levels already, nothing has
 * to be taken over.
 */
export function refusalOf(
  rungs: Rungs,
  rules: Rules = rungs.plane.rules[0],
  from: Rung = rungOf(rungs),
): string | null {
  const { plane } = rungs
  const fit = levelRulesOf(rules, plane.readyCounts[0])
  if (!fit.ok) return fit.problem
  return from === 'levels' ? null : whyNotYet(plane, 0)
}

/** Goes on another rung, now; nothing where it stands there already. */
export function goOn(rungs: Rungs, rung: Rung): void {
  if (isOnLevels(rungs.plane) === (rung === 'levels')) return
  if (rung === 'levels') toLevels(rungs)
  else toExact(rungs)
}

function toLevels(rungs: Rungs): void {
  const { plane, levels, held, seed } = rungs
  clearLevels(levels)
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

/** Serves on levels as the kernel asks for it; of the plane only clients that were cut off have anything to do. */
export function serveLevels({ plane, levels }: Rungs, until: number, limit: number): number {
  const heard = flow(plane, until, limit)
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

/**
 * Brings levels to this instant, at an event of the control plane: what they have counted goes to the counters of the plane,
 * each cell in routing gets its share of work and of requests, and what cells hold is dealt anew.
 */
export function settle(rungs: Rungs): void {
  const { plane, levels, held } = rungs
  finishLeap(levels, plane.rules[0].load, plane.clock[0])
  const [arrived, busy] = [levelCount(levels, 'arrived'), levelCount(levels, 'busySeconds')]
  if (arrived === 0 && busy === 0 && levelCount(levels, 'completed') === 0) return
  const rows = readyRows(plane, 0)
  const admitted = arrived - levelCount(levels, 'shed')
  for (const row of rows) {
    const cell = row * plane.stride
    plane.cells[cell + cellField.committed] += busy / rows.length
    plane.cells[cell + cellField.routed] += admitted / rows.length
  }
  const since = levels.clock[0] - levels.settled[settledPlace.at]
  levels.counters[levelCounters.indexOf('busySeconds')] = 0
  levels.counters[levelCounters.indexOf('insideSeconds')] = 0
  addLevelCounts(levels, plane, 0)
  deal(rungs, held)
  forget(rungs, since / levels.rules.mean)
}

/**
 * Lets cells lose their ranks, each with this chance: what they hold is dealt among those that do in random order. After a mean
 * service nothing tells any more what a cell held, and who is pruned or killed is as likely full as any other: by ranks alone the oldest
 * cell would be empty for ever.
 */
function forget({ plane, levels, held }: Rungs, chance: number): void {
  const { streams } = levels
  const draw = (): number => uniform(nextWord(streams, levelStream.population))
  const rows = readyRows(plane, 0)
  const lost = chance >= 1 ? rows : rows.filter(() => draw() < chance)
  for (let last = lost.length - 1; last > 0; last--) {
    const [one, other] = [lost[last], lost[Math.floor(draw() * (last + 1))]]
    const inside = held[one]
    held[one] = held[other]
    held[other] = inside
  }
}

/** Requests inside a cell now, wherever it is kept. */
export function insideOf(rungs: Rungs, row: number): number {
  const { plane, levels, held, look, seen } = rungs
  if (!isOnLevels(plane) || held[row] < 0) return insideNow(plane, row)
  if (look.clock !== levels.clock[0] || look.change !== rungs.change) {
    deal(rungs, seen)
    look.clock = levels.clock[0]
    look.change = rungs.change
  }
  return seen[row]
}

/** Deals levels to the cells in routing, by the rank of what they held when that was done last. */
function deal({ plane, levels, held }: Rungs, into: Int32Array): void {
  const rows = readyRows(plane, 0)
  const insides = new Int32Array(rows.length)
  assignLevels(
    levels.ready,
    Int32Array.from(rows, (row) => held[row]),
    insides,
  )
  rows.forEach((row, i) => (into[row] = insides[i]))
}
