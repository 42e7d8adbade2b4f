import { justAfter } from '#core/kernel/math.ts'
import type { LoadSegments } from '#core/traffic/load.ts'
import { leap } from './leap.ts'
import { readyCells, type Levels } from './levels.ts'

/**
 * A cell with all slots busy completes a request in a leap with at most this chance. At a quarter a changing load
 * is followed as closely as by another exact run (docs/decisions/0029).
 */
export const leapChance = 0.25

/** An overload shortens leaps to this part of their length and no further; then a cell takes several requests in one. */
const shortest = 1 / 64

/**
 * Leaps along a load, in whole leaps that end at `until` at the latest and at most `most` of them; returns how many.
 * Where leaps end hangs on the state and the load alone, so a run that is advanced in slices is the same run. The clock
 * stands at the end of the last one.
 */
export function advanceLevels(
  levels: Levels,
  load: LoadSegments,
  until: number,
  most: number,
): number {
  const { clock } = levels
  let segment = segmentAt(load, clock[0])
  for (let leaps = 0; leaps < most; leaps++) {
    while (segment < load.ends.length && load.ends[segment] <= clock[0]) segment++
    const end = leapEnd(levels, load, segment)
    if (end > until) return leaps
    leapTo(levels, load, segment, end)
  }
  return most
}

/**
 * Brings levels that stand less than a leap before `time` to it: whatever happens to cells between two leaps ends the
 * one that is under way.
 */
export function finishLeap(levels: Levels, load: LoadSegments, time: number): void {
  if (levels.clock[0] < time) leapTo(levels, load, segmentAt(load, levels.clock[0]), time)
}

/**
 * When the leap that begins now ends: in it neither a departure of a cell nor, on average, a request to it is likelier
 * than `leapChance`, and no border of the load lies inside. Of d choices the emptiest cells get up to d times the
 * average, so beyond two leaps are d/2 times as short.
 */
function leapEnd(levels: Levels, load: LoadSegments, segment: number): number {
  const { slots, mean, routing, choices } = levels.rules
  const now = levels.clock[0]
  const longest = (mean * leapChance) / slots
  const cells = readyCells(levels)
  const crowding = routing === 'power-of-d' && choices < cells ? Math.max(1, choices / 2) : 1
  const perSecond = rateIn(load, segment, now) * crowding
  const ofLoad = perSecond > 0 ? (leapChance * cells) / perSecond : longest
  // A year of seconds keeps 4 ns, and a leap may be shorter than that.
  const end = Math.max(
    now + Math.max(longest * shortest, Math.min(longest, ofLoad)),
    justAfter(now),
  )
  return Math.min(end, borderAfter(load, segment, now))
}

function leapTo(levels: Levels, load: LoadSegments, segment: number, end: number): void {
  const now = levels.clock[0]
  const seconds = end - now
  // The rate is a straight line between two borders, so that in the middle is the mean.
  leap(levels, seconds, rateIn(load, segment, now + seconds / 2) * seconds)
  levels.clock[0] = end
}

/** The first segment that ends after a time; as many as there are when none does. */
function segmentAt({ ends }: LoadSegments, time: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle] <= time) low = middle + 1
    else high = middle
  }
  return low
}

/** The rate at a time that lies before the end of the segment: 0 before its start and after the last. */
function rateIn({ starts, rates, slopes }: LoadSegments, segment: number, time: number): number {
  if (segment >= starts.length || time < starts[segment]) return 0
  // A line that ends at 0 may be rounded to just below it.
  return Math.max(0, rates[segment] + slopes[segment] * (time - starts[segment]))
}

/** The next time at which the load begins, bends or ends. */
function borderAfter({ starts, ends }: LoadSegments, segment: number, time: number): number {
  if (segment >= ends.length) return Infinity
  return time < starts[segment] ? starts[segment] : ends[segment]
}
