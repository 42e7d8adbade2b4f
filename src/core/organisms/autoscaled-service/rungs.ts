import {
  createLevels,
  type LevelRules,
  type Levels,
  type LevelsViews,
} from '#core/levels/levels.ts'
import type { Rung } from '#core/organisms/recording.ts'
import type { Span } from '#core/organisms/observation.ts'
import type { Plane, PlaneViews, Rules } from '#core/traffic/plane.ts'

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
  /** See `owedPlace`. */
  readonly owed: Float64Array
  /** By row: requests inside as of a look, and which look that was. */
  readonly seen: Int32Array
  readonly look: { clock: number; change: number }
  /** Counts what happened to levels beside leaps. */
  change: number
  spans: readonly Span[]
}

/**
 * What each cell in routing still has coming to it of the work and the requests that levels have counted, until it is written to the cells;
 * and when cells were dealt levels last, s. So a cell that joins costs no look at the others: what was owed before it is taken off it.
 */
export const owedPlace = { busy: 0, routed: 1, dealtAt: 2, places: 3 } as const

export function createRungs(
  plane: Plane,
  views: {
    readonly levels: LevelsViews
    readonly held: Int32Array
    readonly owed: Float64Array
  },
  seed: number,
): Rungs {
  return {
    plane,
    levels: createLevels(views.levels, levelRules(plane.rules[0]), seed, 'web'),
    seed,
    held: views.held,
    owed: views.owed,
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
