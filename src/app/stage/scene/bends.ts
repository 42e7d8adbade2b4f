import type { Place } from './places.ts'
import type { Route } from './route.ts'

/** By how much a call may bow to a side, rad at each of its ends; the first of the clearest is taken. */
const bows = [0, 0.22, -0.22, 0.45, -0.45, 0.7, -0.7, 1, -1, 1.3, -1.3]
/** Points of a curve that are compared with what stands in its way. */
const samples = 16
/** A call leaves a colony so much of the way from straight toward the other to straight ahead. */
const ahead = 0.4
/** A colony fills so much of its reach, and words stand so far above it, stage units. */
const [filled, words] = [0.92, 42]

/** The part of a stage in which calls should stay, stage units. */
export interface Bounds {
  readonly top: number
  readonly bottom: number
}

/**
 * Bends a call so that it passes beside the colonies that stand between its two: from the places alone, so
 * that it does not change while they grow.
 */
export function bend(route: Route, start: Place, places: readonly Place[], bounds: Bounds): void {
  const { place: end } = route
  const straight = Math.atan2(end.y - start.y, end.x - start.x)
  // Calls go on in the direction in which layers follow each other.
  const axis = (end.intake ?? Math.PI) - Math.PI
  const aside = wrapped(straight - axis)
  const lean = Math.abs(aside) < Math.PI / 2 ? aside * ahead : 0
  let least = Infinity
  for (const bow of bows) {
    const exit = straight - lean + bow
    const entry = straight + Math.PI - lean - bow
    const cost = costOf(start, end, exit, entry, places, bounds) + Math.abs(bow) * 6
    if (cost >= least) continue
    least = cost
    route.exit = exit
    route.entry = entry
  }
}

function wrapped(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle))
}

function costOf(
  start: Place,
  end: Place,
  exit: number,
  entry: number,
  places: readonly Place[],
  { top, bottom }: Bounds,
): number {
  const chord = Math.hypot(end.x - start.x, end.y - start.y)
  const handle = chord * 0.45
  const [bx, by] = [start.x + Math.cos(exit) * handle, start.y + Math.sin(exit) * handle]
  const [cx, cy] = [end.x + Math.cos(entry) * handle, end.y + Math.sin(entry) * handle]
  let cost = 0
  for (let n = 1; n < samples; n++) {
    const t = n / samples
    const u = 1 - t
    const x = u * u * u * start.x + 3 * u * u * t * bx + 3 * u * t * t * cx + t * t * t * end.x
    const y = u * u * u * start.y + 3 * u * u * t * by + 3 * u * t * t * cy + t * t * t * end.y
    cost += 4 * (Math.max(0, top - y) + Math.max(0, y - bottom))
    for (const other of places) if (other !== start && other !== end) cost += inWay(other, x, y)
  }
  return cost
}

/** How deep a point lies in a colony or the words above it: 0 clear of both, 100 in its middle. */
function inWay({ x, y, reachX, reachY }: Place, atX: number, atY: number): number {
  const across = (atX - x) / (reachX * filled)
  const room = atY < y ? reachY * filled + words : reachY * filled
  const down = (atY - y) / room
  return 100 * Math.max(0, 1.1 - Math.hypot(across, down))
}
