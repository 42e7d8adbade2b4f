import type { RunSettings } from '#core/organisms/systems.ts'

/** With fewer cells than these a run is not counted by level: `levelCellsMin` of the core. */
export const cellsLeast = 100

/** Whether counts by level can follow such settings, as far as these alone say: what the run refuses beside hangs on its cells and requests. */
export function levelsFollow(settings: RunSettings): boolean {
  const { serviceLaw, timeout, retries, failureShare, routing, waiting } = settings
  const isPlain = serviceLaw === 'exponential' && routing !== 'round-robin' && waiting === 'cells'
  return isPlain && timeout + retries + failureShare === 0
}
