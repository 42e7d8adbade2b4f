/** Simulated time as a clock, mm:ss, or h:mm:ss when the longest time shown reaches an hour; the same in every language. */
export function formatClock(seconds: number, longest: number = seconds): string {
  const total = wholeSeconds(seconds)
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const tail = `${pad(minutes)}:${pad(rest)}`
  return longest >= 3600 ? `${hours}:${tail}` : tail
}

/** A time to type, to the hundredth of a second: 03:30, 03:30.5. */
export function typedClock(seconds: number, longest: number): string {
  const hundredths = Math.round(seconds * 100)
  const rest = hundredths % 100
  const clock = formatClock(hundredths / 100, Math.max(longest, seconds))
  return rest === 0 ? clock : clock + (rest / 100).toFixed(2).slice(1).replace(/0$/, '')
}

/** Seconds of what was typed as h:mm:ss, mm:ss or plain seconds, with a comma or a point; NaN for anything else. */
export function clockSeconds(text: string): number {
  const typed = text.trim().replace(',', '.')
  if (!/^(?:\d{1,6}:){0,2}\d{1,9}(?:\.\d{1,6})?$/.test(typed)) return Number.NaN
  return typed.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
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
