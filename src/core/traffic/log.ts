import { hand, logStride, type Plane } from './plane.ts'

/** Writes the attempt in hand into the log of attempts, as long as there is room; `sent` where it was not sent now. */
export function logAttempt(
  plane: Plane,
  tries: number,
  result: number,
  sent = plane.clock[0],
): void {
  const { log, hand: held } = plane
  const row = plane.logCount[0]++
  if (row >= plane.capacity.logged) return
  const at = row * logStride
  log[at] = held[hand.request]
  log[at + 1] = tries
  log[at + 2] = sent
  log[at + 3] = held[hand.start]
  log[at + 4] = held[hand.leave]
  log[at + 5] = result
}
