/**
 * Columns of a figure: one cell, or a mother with her daughter that cannot serve yet. What a frame
 * says is a `…Goal`; the column of the same name without it follows in view time. They are written
 * out because an object whose properties are added in a loop is several times slower to read.
 */
function room(capacity: number) {
  return {
    id: new Float64Array(capacity), // the cell's number in the run; rows are in its order
    daughter: new Float64Array(capacity), // number of the unready daughter drawn as the far half, 0 for none
    service: new Float64Array(capacity),
    genome: new Float64Array(capacity),
    daughterGenome: new Float64Array(capacity),
    starting: new Float64Array(capacity), // 1 for a cell that starts alone: a spore
    draining: new Float64Array(capacity), // 1 for a cell that is leaving
    going: new Float64Array(capacity), // 0 alive, else how it leaves: see `departures`
    seen: new Float64Array(capacity), // number of the reading that last saw the cell
    daughterSeen: new Float64Array(capacity),
    x: new Float64Array(capacity),
    y: new Float64Array(capacity),
    angle: new Float64Array(capacity), // direction of the far half, rad
    angleFor: new Float64Array(capacity), // the daughter for whom the direction was chosen
    size: new Float64Array(capacity), // radius in radii of its colony
    sizeGoal: new Float64Array(capacity),
    load: new Float64Array(capacity),
    loadGoal: new Float64Array(capacity),
    daughterLoad: new Float64Array(capacity),
    daughterLoadGoal: new Float64Array(capacity),
    vesicles: new Float64Array(capacity), // requests in service, smoothed
    vesiclesGoal: new Float64Array(capacity),
    overload: new Float64Array(capacity), // 0 to 1: 1 while requests wait at it
    overloadGoal: new Float64Array(capacity),
    ready: new Float64Array(capacity), // 0 to 1: in routing
    readyGoal: new Float64Array(capacity),
    division: new Float64Array(capacity), // 0 to 1; see division.ts
    divisionGoal: new Float64Array(capacity),
    pulled: new Float64Array(capacity), // 0 to 1: image layers of the daughter that have arrived
    wither: new Float64Array(capacity), // 0 to 1; see withering.ts
    witherGoal: new Float64Array(capacity),
    departure: new Float64Array(capacity), // 0 to 1: share of the clearing away that has been shown
    flash: new Float64Array(capacity), // 1 just after it became ready, fading
  }
}

/** Name of one column. */
export type Column = keyof ReturnType<typeof room>

// An object that has just been written out has no other keys.
const columns = Object.keys(room(0)) as Column[]

/** Figures on the stage begin with room for this many; the room doubles when it is used up. */
const firstCapacity = 64

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
  /** Counts what may change the room that figures take: who is there, sizes, halves. */
  shape: number
  readonly values: Record<Column, Float64Array>
}

/** An empty stage. */
export function createCulture(): Culture {
  return {
    count: 0,
    capacity: firstCapacity,
    reading: 0,
    time: -1,
    shape: 0,
    values: room(firstCapacity),
  }
}

/** Removes every figure. */
export function clear(culture: Culture): void {
  culture.count = 0
  culture.time = -1
  culture.shape++
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
  culture.shape++
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
  culture.shape++
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

function grow(culture: Culture): void {
  culture.capacity *= 2
  for (const column of columns) {
    const wider = new Float64Array(culture.capacity)
    wider.set(culture.values[column])
    culture.values[column] = wider
  }
}
