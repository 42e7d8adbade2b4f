import { loadLimits } from '#core/traffic/load.ts'

/** Lengths that people like to read on an axis, s. */
const round = [
  1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 14_400, 21_600,
]

/**
 * The interval over which a series of so many is averaged where the visitor has not said: its own where the engine
 * takes them all, else the next round one, a whole multiple of its own.
 */
export function averagedOver(interval: number, count: number): number {
  const least = Math.ceil(count / loadLimits.pointsMax)
  if (least <= 1) return interval
  const liked = round.find((every) => {
    const factor = every / interval
    return Number.isInteger(factor) && factor >= least && factor <= 2 * least
  })
  return liked ?? least * interval
}
