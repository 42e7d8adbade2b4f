import type { Layers } from './graph-layers.ts'
import type { Place } from './places.ts'

/** Room for all colonies of a stage, CSS px, and what stands between two of them. */
export interface Room {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** For those who wait and for the streams, left of each column. */
  readonly between: number
  /** For the words above each colony. */
  readonly label: number
}

/** How far a colony may reach to its sides and up and down from its anchor. */
export type Reaches = (roomX: number, roomY: number) => Pick<Place, 'reachX' | 'reachY'>

/** Every other column stands so much of a row lower: tissue, not a table. */
const stagger = 0.07
/** A grid must give colonies so many times the room before the layers of the graph are given up. */
const worth = 1.5
/** The largest colony has so many times the room of the smallest at most: what is seen is one tissue. */
const unlike = 2
/** Where a colony may reach so far, those who wait at it stand as far out as at a single one, CSS px. */
const wholeCrowd = 110

/** Services in columns, or in rows where the stage is upright. */
interface Plan {
  readonly lines: Layers
  readonly isUpright: boolean
}

/**
 * Anchors of services in layers, by number: layers from left to right, or from top to bottom where there is
 * more height than width. A layer with too many for one column has several; a graph so deep that its
 * colonies would be far smaller than in a grid fills one, each column in the other direction than the last.
 */
export function graphPlaces(layers: Layers, room: Room, reaches: Reaches): readonly Place[] {
  const isUpright = room.height > 1.25 * room.width
  let best: Plan = { lines: layers, isUpright }
  for (let longest = Math.max(...layers.map((row) => row.length)); longest >= 1; longest--) {
    const plan = { lines: layers.flatMap((row) => dealt(row, longest)), isUpright }
    if (leastRoom(plan, room) > leastRoom(best, room)) best = plan
  }
  const grid = { lines: gridOf(layers, room, isUpright), isUpright }
  if (leastRoom(grid, room) > worth * leastRoom(best, room)) best = grid
  return placed(best, room, reaches)
}

/** A layer dealt out to so few columns that none is longer: each keeps the order, so that calls cross no more. */
function dealt(row: readonly number[], longest: number): Layers {
  const pieces = Math.ceil(row.length / longest)
  return Array.from({ length: pieces }, (_, n) => row.filter((_service, k) => k % pieces === n))
}

/** A list in so few pieces that none is longer, as even as can be. */
function split(row: readonly number[], longest: number): Layers {
  const pieces = Math.ceil(row.length / longest)
  return Array.from({ length: pieces }, (_, n) =>
    row.slice(Math.ceil((n * row.length) / pieces), Math.ceil(((n + 1) * row.length) / pieces)),
  )
}

function gridOf(layers: Layers, { width, height }: Room, isUpright: boolean): Layers {
  const all = layers.flat()
  const aspect = isUpright ? height / width : width / height
  const lines = Math.max(1, Math.round(Math.sqrt(all.length * aspect)))
  return split(all, Math.ceil(all.length / lines)).map((line, n) =>
    n % 2 === 0 ? line : [...line].reverse(),
  )
}

/** Width and height that each colony of a line has for itself, CSS px; under 0 where there is too little. */
function roomIn({ lines, isUpright }: Plan, inLine: number, room: Room): [number, number] {
  const columns = isUpright ? inLine : lines.length
  const rows = isUpright ? lines.length : inLine
  const roomX = room.width / columns - (columns > 1 ? room.between : 0)
  const roomY = room.height / rows - (rows > 1 ? room.label + 12 : 0)
  return [roomX, roomY]
}

function leastRoom(plan: Plan, room: Room): number {
  const rooms = plan.lines.map((line) => Math.min(...roomIn(plan, line.length, room)))
  return Math.min(...rooms)
}

function placed(plan: Plan, room: Room, reaches: Reaches): readonly Place[] {
  const { lines, isUpright } = plan
  const most = unlike * Math.max(32, leastRoom(plan, room))
  const step = (isUpright ? room.height : room.width) / lines.length
  // The words of the upper one stand between two rows.
  const rows = isUpright ? lines.length : Math.max(...lines.map((line) => line.length))
  const under = rows > 1 ? 12 : 0
  const places: Place[] = []
  lines.forEach((line, n) => {
    const across = (isUpright ? room.width : room.height) / line.length
    const lower = line.length > 1 || lines.length > 2 ? (n % 2 === 0 ? -stagger : stagger) : 0
    const [roomX, roomY] = roomIn(plan, line.length, room)
    const reach = reaches(Math.min(most, roomX), Math.min(most, roomY))
    const crowding = Math.min(1, Math.max(0.4, reach.reachY / wholeCrowd))
    const intake = isUpright && n > 0 ? -Math.PI / 2 : Math.PI
    line.forEach((service, k) => {
      const ahead = (n + 0.5) * step
      const aside = (k + 0.5) * across + lower * Math.min(across, 240)
      const x = room.left + (isUpright ? aside : ahead)
      const y = room.top + (isUpright ? ahead : aside) + under
      places[service] = { x, y, ...reach, intake, crowding }
    })
  })
  return places
}
