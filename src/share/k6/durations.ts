/** Times of k6 are kept in whole microseconds, so that sums of them are exact. */
export const second = 1_000_000

const minute = 60 * second
const hour = 60 * minute

const units = new Map([
  ['ns', 0.001],
  ['us', 1],
  // The micro sign and the Greek letter, which Go both takes.
  ['\u00b5s', 1],
  ['\u03bcs', 1],
  ['ms', 1000],
  ['s', second],
  ['m', minute],
  ['h', hour],
  ['d', 24 * hour],
])
const part = String.raw`(\d+(?:\.\d+)?)(ns|us|\u00b5s|\u03bcs|ms|s|m|h|d)`
const whole = new RegExp(`^(?:${part})+$`, 'u')
const each = new RegExp(part, 'gu')

/** A duration such as 1m30s, 1.5h or 250ms, or a number of milliseconds, in µs; null where it is none. */
export function readDuration(written: unknown): number | null {
  if (typeof written === 'number')
    return written >= 0 && written < Infinity ? Math.round(written * 1000) : null
  if (typeof written !== 'string' || written.length > 64) return null
  const text = written.trim()
  if (/^\d+(\.\d+)?$/u.test(text)) return Math.round(Number(text) * 1000)
  if (!whole.test(text)) return null
  let sum = 0
  for (const [, number, unit = ''] of text.matchAll(each)) {
    sum += Number(number) * (units.get(unit) ?? 0)
  }
  return Number.isFinite(sum) ? Math.round(sum) : null
}

/** A duration in µs as k6 writes it: 1h, 1m30s, 2.5s. */
export function writeDuration(micros: number): string {
  const hours = Math.floor(micros / hour)
  const minutes = Math.floor((micros % hour) / minute)
  const rest = micros % minute
  const parts = [
    [hours, 'h'],
    [minutes, 'm'],
    // Six digits at most, and no power of ten.
    [Number((rest / second).toFixed(6)), 's'],
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, unit]) => `${plain(count)}${unit}`)
  return told.length === 0 ? '0s' : told.join('')
}

function plain(count: number): string {
  return count < 0.001 ? count.toFixed(6).replace(/0+$/u, '') : String(count)
}
