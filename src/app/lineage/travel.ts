import { mix, smoothstep } from '#app/stage/curves.ts'
import type { Life } from './lives.ts'
import type { Place } from './paint-cells.ts'

/** How long cells travel between this view and another, ms. */
export const travelMs = 700

/** Where another view shows cells, by their number. */
export type Places = ReadonlyMap<number, Place>

/** Cells on their way from one view to another. */
export interface Travel {
  /** They come from these places; cells that have none fade in where they belong. */
  begin(from: Places): void
  /** They go to these places, which are asked for at each step; the lines go first. */
  leave(to: () => Places): void
  /** They are where they belong. */
  end(): void
  /** Lets time pass; true while cells are on their way. */
  step(ms: number): boolean
  /** Where a cell stands now that belongs to a place. */
  placeOf(life: Life, home: Place): Place
  /** 0 to 1: how much of what does not travel is there. */
  share(): number
}

/** Nobody on the way. */
export function createTravel(): Travel {
  let away: Places = new Map()
  let goals: (() => Places) | null = null
  let passed = 1
  return {
    begin(places) {
      away = places
      goals = null
      passed = 0
    },
    leave(to) {
      goals = to
      away = to()
      passed = 0
    },
    end() {
      goals = null
      passed = 1
    },
    step(ms) {
      passed = Math.min(1, passed + ms / travelMs)
      if (goals !== null) away = goals()
      return passed < 1
    },
    placeOf(life, home) {
      const isOnTheWay = passed < 1 || goals !== null
      const other = isOnTheWay ? away.get(life.id) : undefined
      if (other === undefined) return home
      const isHome = smoothstep(0, 1, goals === null ? passed : 1 - passed)
      return {
        x: mix(other.x, home.x, isHome),
        y: mix(other.y, home.y, isHome),
        radius: mix(other.radius, home.radius, isHome),
      }
    },
    share: () => smoothstep(0.35, 1, goals === null ? passed : 1 - passed),
  }
}
