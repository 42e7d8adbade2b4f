/** What part of the run the charts show: all of it so far, or its last four minutes. */
export type WindowMode = 'whole' | 'last'

/** Simulated time at the left and right edge of the charts, s. */
export interface TimeWindow {
  readonly from: number
  readonly to: number
}

const lastSpan = 240
const steps = [
  60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200, 10_800, 14_400,
  21_600, 28_800, 43_200, 64_800, 86_400,
] as const

/** Room for what is to come: so long at least, or such a part of the time that has passed. */
const aheadLeast = 60
const aheadPart = 0.3

/**
 * The shared window of the charts. `whole` grows in steps, so that the axis stands still between
 * them, and ends at the run's duration; `last` follows the present time. Both keep room for what is to
 * come where somebody looks ahead.
 */
export function timeWindow(
  mode: WindowMode,
  time: number,
  duration: number,
  isAhead: boolean,
): TimeWindow {
  if (mode === 'last') {
    const wanted = Math.min(isAhead ? time + aheadLeast : time, Math.max(duration, time))
    const to = Math.max(wanted, Math.min(lastSpan, duration))
    return { from: Math.max(0, to - lastSpan), to }
  }
  const wanted = isAhead ? Math.max(time * (1 + aheadPart), time + aheadLeast) : time * 1.02
  const size = steps.find((step) => step >= wanted) ?? Math.ceil(wanted / 86_400) * 86_400
  return { from: 0, to: Math.max(1, Math.min(size, Math.max(duration, time))) }
}
