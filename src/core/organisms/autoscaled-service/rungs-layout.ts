import { spansOfRows, type Life } from '#core/kernel/compact.ts'
import { float64, int32, type Views } from '#core/kernel/memory.ts'
import { levelsLayout } from '#core/levels/levels.ts'
import type { Capacity, PlaneViews } from '#core/traffic/plane.ts'
import { isOnLevels, owedPlace } from './rungs.ts'
import type { AutoscaledServiceSettings } from './parameters.ts'

/** The columns of a service that can be counted by level; they lie behind all others. */
export const rungsLayout = (
  { slots, queueLimit }: AutoscaledServiceSettings,
  { rows }: Capacity,
) => ({
  // One server that is resized is never counted by level.
  levels: levelsLayout(slots + queueLimit),
  held: int32(rows),
  owed: float64(owedPlace.places),
})

type RungsViews = Views<ReturnType<typeof rungsLayout>>

/** All of it is alive on levels, and nothing else ever: a run without them is the bytes that it always was. */
export function rungsLife(
  { levels, owed }: RungsViews,
  plane: PlaneViews,
  living: () => Int32Array,
): Life<ReturnType<typeof rungsLayout>> {
  const isOn = (): boolean => isOnLevels(plane)
  const whole = ({ length }: { readonly length: number }) => ({
    first: () => (isOn() ? length : 0),
  })
  return {
    levels: {
      ready: whole(levels.ready),
      leaving: whole(levels.leaving),
      highest: whole(levels.highest),
      clock: whole(levels.clock),
      counters: whole(levels.counters),
      joined: whole(levels.joined),
      pool: whole(levels.pool),
      settled: whole(levels.settled),
      streams: whole(levels.streams),
    },
    held: { spans: () => (isOn() ? spansOfRows(living()) : new Int32Array(0)) },
    owed: whole(owed),
  }
}
