import { mix, smoothstep } from '#app/stage/curves.ts'
import type { Life } from './lives.ts'
import type { Place } from './paint-cells.ts'

/** How long cells travel from where another view showed them, ms. */
const travelMs = 700

/** Cells on their way from one view to this one. */
export interface Travel {
  /** Begins at these places; cells that have none fade in where they belong. */
  begin(from: ReadonlyMap<number, Place>): void
  /** Lets time pass; true while cells are on their way. */
  step(ms: number): boolean
  /** Where a cell stands now that belongs to a place. */
  placeOf(life: Life, goal: Place): Place
  /** 0 to 1: how much of what does not travel is there already. */
  share(): number
}

/** Nobody on the way. */
export function createTravel(): Travel {
  let from: ReadonlyMap<number, Place> = new Map()
  let passed = 1
  return {
    begin(places) {
      from = places
      passed = 0
    },
    step(ms) {
      passed = Math.min(1, passed + ms / travelMs)
      return passed < 1
    },
    placeOf(life, goal) {
      const start = passed < 1 ? from.get(life.id) : undefined
      if (start === undefined) return goal
      const share = smoothstep(0, 1, passed)
      return {
        x: mix(start.x, goal.x, share),
        y: mix(start.y, goal.y, share),
        radius: mix(start.radius, goal.radius, share),
      }
    },
    share: () => smoothstep(0.35, 1, passed),
  }
}
