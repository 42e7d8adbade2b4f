import { assert } from '#core/kernel/assert.ts'
import { histogramCells } from '#core/kernel/histogram.ts'
import { allocate, float64, int32, type Views } from '#core/kernel/memory.ts'
import { seedStream, streamWords } from '#core/kernel/random.ts'

/**
 * A service of many exchangeable cells as counts: how many cells hold k requests, k = 0 … places. Where
 * service is exponential that is all there is to know of it (docs/decisions/0029). The columns lie in the
 * state's buffer like those of the data plane; what follows from the settings is `rules`.
 */
export interface Levels extends LevelsViews {
  rules: LevelRules
  readonly scratch: Scratch
}

/** What cells and routing do. Slots and places are those of the layout; the others may change in a run. */
export interface LevelRules {
  readonly slots: number
  /** Slots and queue together: the highest level. */
  readonly places: number
  /** Mean work of a request in s, exponential. */
  readonly mean: number
  readonly routing: 'random' | 'power-of-d' | 'least-requests'
  readonly choices: number
}

/** Sums since the start; seconds are slots · s and requests · s. */
export const levelCounters = [
  'arrived',
  'completed',
  'shed', // refused by a full cell or for want of a ready one
  'lost', // went down with their cell
  'handed', // went to the data plane with a cell
  'busySeconds', // ∫ busy slots dt, of ready and leaving cells
  'insideSeconds', // ∫ requests inside dt, of both too
] as const
export type LevelCounter = (typeof levelCounters)[number]

/** Stages that a latency passes through in the pool; see latency.ts. */
export const poolStages = 4

/** Where what was settled stands in its column. */
export const settledPlace = { at: 0, completed: 1, places: 2 } as const

export const levelsLayout = (places: number) => ({
  // Cells in routing, and cells that were taken out of it and serve what they hold, by requests inside.
  ready: int32(places + 1),
  leaving: int32(places + 1),
  // No cell of either kind is above this level.
  highest: int32(1),
  // Up to when all this holds; s.
  clock: float64(1),
  counters: float64(levelCounters.length),
  // Requests admitted since latencies were settled, by the level of the cell they joined; the expected latencies of those
  // that were inside then; when that was, and how many had completed by then. See latency.ts.
  joined: float64(places + 1),
  pool: float64(poolStages * histogramCells),
  settled: float64(settledPlace.places),
  streams: int32(5 * streamWords),
})

export type LevelsViews = Views<ReturnType<typeof levelsLayout>>

/** Columns of one leap; nothing in them outlives it, so they are no part of the state. */
interface Scratch {
  readonly downs: Int32Array
  readonly ups: Int32Array
  readonly stops: Float64Array
}

/** Where a stream begins in its column. */
export const levelStream = {
  arrivals: 0,
  routing: streamWords,
  departures: 2 * streamWords,
  latencies: 3 * streamWords,
  population: 4 * streamWords,
} as const

/** Levels without cells at the start of a run; `name` tells the streams of several services apart. */
export function createLevels(
  views: LevelsViews,
  rules: LevelRules,
  seed: number,
  name: string,
): Levels {
  assert(views.ready.length === rules.places + 1, 'the layout has the places of the rules')
  seedLevels(views, seed, name)
  return viewedLevels(views, rules)
}

/** Starts the streams of levels; `name` tells those of several services, and of several switches of one, apart. */
export function seedLevels({ streams }: LevelsViews, seed: number, name: string): void {
  for (const [purpose, at] of Object.entries(levelStream)) {
    seedStream(streams, at, seed, `level ${purpose} ${name}`)
  }
}

/** Leaves no cell, no count and no latency in the columns; the streams stay. */
export function clearLevels(levels: LevelsViews): void {
  for (const column of [levels.ready, levels.leaving, levels.highest]) column.fill(0)
  for (const column of [levels.clock, levels.counters, levels.joined, levels.pool, levels.settled])
    column.fill(0)
}

/** Levels over columns that hold a state already: after a restore. */
export function viewedLevels(views: LevelsViews, rules: LevelRules): Levels {
  // Written out, so that every one of these objects has the same shape.
  return {
    ready: views.ready,
    leaving: views.leaving,
    highest: views.highest,
    clock: views.clock,
    counters: views.counters,
    joined: views.joined,
    pool: views.pool,
    settled: views.settled,
    streams: views.streams,
    rules,
    // Two places more than levels, so that a leap may look beyond the highest.
    scratch: {
      downs: new Int32Array(rules.places + 3),
      ups: new Int32Array(rules.places + 3),
      stops: new Float64Array(rules.places + 3),
    },
  }
}

/** A service in a buffer of its own, with `cells` empty cells in routing: for tests and measurements. */
export function createLoneLevels(
  rules: LevelRules,
  cells: number,
  seed: number,
): { readonly levels: Levels; readonly buffer: ArrayBuffer } {
  const { buffer, views } = allocate(levelsLayout(rules.places))
  const levels = createLevels(views, rules, seed, 'lone')
  levels.ready[0] = cells
  return { levels, buffer }
}

export function levelCount(levels: Levels, counter: LevelCounter): number {
  return levels.counters[levelCounters.indexOf(counter)]
}

/** Cells in routing. */
export function readyCells({ ready, highest }: Levels): number {
  let cells = 0
  for (let level = 0; level <= highest[0]; level++) cells += ready[level]
  return cells
}

/** Requests inside now, served and waiting, of ready and leaving cells. */
export function insideLevels({ ready, leaving, highest }: Levels): number {
  let inside = 0
  for (let level = 1; level <= highest[0]; level++)
    inside += level * (ready[level] + leaving[level])
  return inside
}

/** Busy slots now, of ready and leaving cells. */
export function busyLevels({ ready, leaving, highest, rules }: Levels): number {
  let busy = 0
  for (let level = 1; level <= highest[0]; level++) {
    busy += (level < rules.slots ? level : rules.slots) * (ready[level] + leaving[level])
  }
  return busy
}
