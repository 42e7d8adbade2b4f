import { clamp } from '../curves.ts'
import { type Call, layersOf } from './graph-layers.ts'
import { graphPlaces } from './graph-places.ts'

/** What stands over the stage at each side and must not cover a colony, CSS px. */
export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** Where one service's colony stands and how far it may reach, in stage units (CSS px at zoom 1). */
export interface Place {
  readonly x: number
  readonly y: number
  readonly reachX: number
  readonly reachY: number
  /** Direction from the anchor to where requests come in, rad; from the left where it is not told. */
  readonly intake?: number
  /** Those who wait stand so much of the usual way out; all of it where it is not told. */
  readonly crowding?: number
}

/** The round edge of the culture. */
export interface Dish {
  readonly x: number
  readonly y: number
  radius: number
}

// A colony wider than this share of its height would read as a row, not as a tissue.
const widest = 1.55
/**
 * Height left free for the label above a colony, CSS px; on a low stage it stands beside it, where
 * there is room beside it.
 */
export function labelRoom(width: number, height: number): number {
  return height < (width < 500 ? 160 : 260) ? 8 : 44
}

/** Height left free under a colony, CSS px. */
const bottomRoom = 10

/** Width left free for those who wait at the left of a colony; a narrow view may cut a crowd, CSS px. */
export function crowdRoom(width: number): number {
  return width < 500 ? 32 : 84
}

/**
 * Anchors for so many services on a stage of this size. They depend on nothing else but who calls whom, so a
 * colony that grows never moves another one.
 */
export function placesFor(
  services: number,
  width: number,
  height: number,
  insets: Insets,
  calls: readonly Call[] = [],
): readonly Place[] {
  const room = crowdRoom(width)
  // Those who wait are a part of the picture: half of their room is what the eye sees as the colony's.
  const left = insets.left + room / 2
  const freeWidth = Math.max(80, width - left - insets.right)
  const label = labelRoom(width, height)
  const freeHeight = Math.max(60, height - insets.top - insets.bottom - label - bottomRoom)
  if (services > 1 && calls.some(({ from }) => from >= 0)) {
    const top = insets.top + label
    const all = { left, top, width: freeWidth, height: freeHeight, between: room, label }
    return graphPlaces(layersOf(services, calls), all, reachesOf)
  }
  const columns = Math.max(1, Math.round(Math.sqrt((services * freeWidth) / freeHeight / 1.1)))
  const rows = Math.ceil(services / columns)
  const cellWidth = freeWidth / columns
  const cellHeight = freeHeight / rows
  // Labels and crowds of the others stand between colonies.
  const { reachX, reachY } = reachesOf(
    cellWidth - (columns > 1 ? room : 0),
    cellHeight - (rows > 1 ? label + 12 : 0),
  )
  return Array.from({ length: services }, (_, service) => {
    const row = Math.floor(service / columns)
    const inRow = Math.min(columns, services - row * columns)
    const column = service - row * columns
    // Every other column stands a little lower: tissue, not a table.
    const stagger = rows > 1 || inRow < 3 ? 0 : (column % 2 === 0 ? -0.12 : 0.12) * cellHeight
    return {
      x: left + ((column + 0.5) * freeWidth) / inRow,
      y: insets.top + label + (row + 0.5) * cellHeight + stagger + (rows > 1 ? 12 : 0),
      reachX,
      reachY,
    }
  })
}

// Cells fill 0.55 of the reach at most and press together, so a colony ends at 0.7 of it.
function reachesOf(roomX: number, roomY: number): Pick<Place, 'reachX' | 'reachY'> {
  const reachY = Math.max(20, Math.min(roomY * 0.6, roomX * 0.54))
  const reachX = Math.max(20, Math.min(roomX * 0.6, reachY * widest))
  return { reachX, reachY }
}

/** The dish of a stage of this size: most of its edge lies outside, so that it reads as large. */
export function dishFor(width: number, height: number): Dish {
  return { x: width * 0.505, y: height * 0.5, radius: Math.max(width * 0.474, height * 0.6, 60) }
}

/** A service that is alone may outgrow its place, for the camera steps back; one of several may not. */
const [leastAlone, leastOfSeveral] = [9, 1.5]

/**
 * Radius of a cell in a colony of n: clamp(least, √(0.55 area) / (√n + 0.35), 44), where area is the
 * product of the reaches; the 0.35 is the rim, which a small colony has more of. The few cells of a
 * service that is alone may be larger. With `swelling` the reaches are so many times as far.
 */
export function cellRadius(place: Place, n: number, services: number, swelling = 1): number {
  const largest = services === 1 ? Math.max(44, 72 * Math.max(1, n) ** -0.1) : 44
  const area = place.reachX * place.reachY
  const fitting = Math.sqrt(area * 0.55) / (Math.sqrt(Math.max(1, n)) + 0.35)
  const least = services === 1 ? leastAlone : leastOfSeveral
  return clamp(Math.min(fitting, 0.45 * place.reachY) * swelling, least, largest)
}
