/**
 * Comparisons of simulated times for the autoscaler. The real controller counts whole nanoseconds;
 * here times are rounded to whole microseconds first, so that the last bit of 0.1 + 0.2 never
 * decides whether something lies exactly on the edge of a window.
 */

/** A time or a duration in whole microseconds. */
export function micros(seconds: number): number {
  return Math.floor(seconds * 1e6 + 0.5)
}

/** Whether something at `at` is strictly less than `period` seconds old. */
export function isNewer(at: number, now: number, period: number): boolean {
  return micros(now) - micros(at) < micros(period)
}

/** Whether something at `at` is strictly more than `period` seconds old. */
export function isOlder(at: number, now: number, period: number): boolean {
  return micros(now) - micros(at) > micros(period)
}
