/** Figures on the stage begin with room for this many; the room doubles when it is used up. */
const firstCapacity = 64

/**
 * Columns of a figure: one cell, or a mother with her daughter that cannot serve yet. What a frame
 * says is a `…Goal`; the column of the same name without it follows in view time.
 */
const columns = [
  'id', // the cell's number in the run; rows are in its order
  'daughter', // number of the unready daughter drawn as the far half, 0 for none
  'service',
  'genome',
  'daughterGenome',
  'starting', // 1 for a cell that starts alone: a spore
  'draining', // 1 for a cell that is leaving
  'going', // 0 alive, else how it leaves: see `departures`
  'seen', // number of the reading that last saw the cell
  'daughterSeen',
  'x',
  'y',
  'angle', // direction of the far half, rad
  'angleFor', // the daughter for whom the direction was chosen
  'size', // radius in radii of its colony
  'sizeGoal',
  'load',
  'loadGoal',
  'daughterLoad',
  'daughterLoadGoal',
  'vesicles', // requests in service, smoothed
  'vesiclesGoal',
  'overload', // 0 to 1: 1 while requests wait at it
  'overloadGoal',
  'ready', // 0 to 1: in routing
  'readyGoal',
  'division', // 0 to 1; see division.ts
  'divisionGoal',
  'pulled', // 0 to 1: image layers of the daughter that have arrived
  'wither', // 0 to 1; see withering.ts
  'witherGoal',
  'departure', // 0 to 1: share of the clearing away that has been shown
  'flash', // 1 just after it became ready, fading
] as const

/** Name of one column. */
export type Column = (typeof columns)[number]

/** How a figure leaves the stage, as stored in `going`. */
export const departures = { none: 0, cleared: 1, killed: 2, faded: 3 } as const

/** All figures as columns; rows 0 to count − 1, in order of the cells' numbers. */
export interface Culture {
  count: number
  capacity: number
  /** Counts the frames read. */
  reading: number
  /** Simulated time of the last frame read, s; −1 before the first. */
  time: number
  readonly values: Record<Column, Float64Array>
}

/** An empty stage. */
export function createCulture(): Culture {
  return { count: 0, capacity: firstCapacity, reading: 0, time: -1, values: room(firstCapacity) }
}

/** Removes every figure. */
export function clear(culture: Culture): void {
  culture.count = 0
  culture.time = -1
}

/** Row of the figure that shows this cell by itself or as the mother, or −1. */
export function rowOf(culture: Culture, id: number): number {
  const row = placeFor(culture, id)
  return row < culture.count && culture.values.id[row] === id ? row : -1
}

/** Adds a figure for a cell that has none, all columns 0 but its number, and returns its row. */
export function insert(culture: Culture, id: number): number {
  if (culture.count === culture.capacity) grow(culture)
  const row = placeFor(culture, id)
  for (const column of columns) {
    const values = culture.values[column]
    values.copyWithin(row + 1, row, culture.count)
    values[row] = 0
  }
  culture.values.id[row] = id
  culture.count++
  return row
}

/** Removes the rows for which `isGone` answers true, keeping the order of the others. */
export function sweep(culture: Culture, isGone: (row: number) => boolean): void {
  let kept = 0
  for (let row = 0; row < culture.count; row++) {
    if (isGone(row)) continue
    if (kept !== row) for (const column of columns) copy(culture.values[column], row, kept)
    kept++
  }
  culture.count = kept
}

/** One value of one figure. */
export function valueOf(culture: Culture, column: Column, row: number): number {
  return culture.values[column][row] ?? 0
}

// Rows are in order of id, so halving finds the first row whose id is not smaller.
function placeFor(culture: Culture, id: number): number {
  const ids = culture.values.id
  let low = 0
  let high = culture.count
  // Cells are born in order: most look-ups are for one behind the last row.
  if (high > 0 && (ids[high - 1] ?? 0) < id) return high
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ids[middle] ?? 0) < id) low = middle + 1
    else high = middle
  }
  return low
}

function copy(values: Float64Array, from: number, to: number): void {
  values[to] = values[from] ?? 0
}

function room(capacity: number): Record<Column, Float64Array> {
  const values: Partial<Record<Column, Float64Array>> = {}
  for (const column of columns) values[column] = new Float64Array(capacity)
  // Every column has just been made.
  return values as Record<Column, Float64Array>
}

function grow(culture: Culture): void {
  culture.capacity *= 2
  for (const column of columns) {
    const wider = new Float64Array(culture.capacity)
    wider.set(culture.values[column])
    culture.values[column] = wider
  }
}
