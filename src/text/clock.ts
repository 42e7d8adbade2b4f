/** Simulated time as a clock, mm:ss, or h:mm:ss when the longest time shown reaches an hour; the same in every language. */
export function formatClock(seconds: number, longest: number = seconds): string {
  const total = wholeSeconds(seconds)
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const tail = `${pad(minutes)}:${pad(rest)}`
  return longest >= 3600 ? `${hours}:${tail}` : tail
}

/** The hours, minutes and seconds of a time in whole seconds, without those that are zero. */
export function timeParts(
  seconds: number,
): readonly (readonly [count: number, unit: 'hour' | 'minute' | 'second'])[] {
  const total = wholeSeconds(seconds)
  const parts = [
    [Math.floor(total / 3600), 'hour'],
    [Math.floor(total / 60) % 60, 'minute'],
    [total % 60, 'second'],
  ] as const
  const told = parts.filter(([count]) => count > 0)
  return told.length === 0 ? [[0, 'second']] : told
}

// A time that is a second but for the last bit is that second.
function wholeSeconds(seconds: number): number {
  return Math.max(0, Math.floor(seconds + 1e-6))
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
