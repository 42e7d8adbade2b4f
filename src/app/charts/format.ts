/**
 * Numbers, times and money as a visitor reads them, in one place. The interface is English, so the
 * locale is fixed: one run then looks the same on every machine.
 */

const locale = 'en-US'
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
const threeDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
const twoDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 })
const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 })
const dollars = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' })
const dollarsShort = new Intl.NumberFormat(locale, {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  maximumSignificantDigits: 3,
})
const dollarsSmall = new Intl.NumberFormat(locale, {
  style: 'currency',
  currency: 'USD',
  maximumSignificantDigits: 2,
})
const wholePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
const finePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })

/** A count in full: 63,912,004. */
export function formatCount(count: number): string {
  return whole.format(count)
}

/** A rate or a mean with at most three telling digits under 100 and no fraction above: 0.25, 480. */
export function formatRate(rate: number): string {
  return Math.abs(rate) < 100 ? threeDigits.format(rate) : whole.format(rate)
}

/** A number for an axis, short: 800, 1.2K, 63.9M. */
export function formatTick(value: number): string {
  return Math.abs(value) < 10_000 ? threeDigits.format(value) : short.format(value)
}

/** Seconds as a latency with two telling digits: 25 ms, 2.5 s, 12 s, 1.5 min. */
export function formatLatency(seconds: number): string {
  if (seconds < 0.9995) {
    const ms = seconds * 1000
    return `${ms < 99.5 ? twoDigits.format(ms) : whole.format(ms)} ms`
  }
  if (seconds < 119.5)
    return `${seconds < 9.95 ? twoDigits.format(seconds) : whole.format(seconds)} s`
  return `${threeDigits.format(seconds / 60)} min`
}

/** Simulated time as a clock, mm:ss, or h:mm:ss when the longest time shown reaches an hour. */
export function formatClock(seconds: number, longest: number = seconds): string {
  const total = Math.max(0, Math.floor(seconds + 1e-6))
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const tail = `${pad(minutes)}:${pad(rest)}`
  return longest >= 3600 ? `${hours}:${tail}` : tail
}

/** Simulated time in words for a screen reader: 5 minutes 4 seconds. */
export function formatSpoken(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds + 1e-6))
  const parts = [
    [Math.floor(total / 3600), 'hour'],
    [Math.floor(total / 60) % 60, 'minute'],
    [total % 60, 'second'],
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, unit]) => counted(count, unit))
  return told.length === 0 ? '0 seconds' : told.join(' ')
}

/** Money in full cents from one cent up, with two telling digits below: $1.06, $0.0043. */
export function formatMoney(amount: number): string {
  if (Math.abs(amount) >= 1e6) return dollarsShort.format(amount)
  const small = amount !== 0 && Math.abs(amount) < 0.0995
  return small ? dollarsSmall.format(amount) : dollars.format(amount)
}

/** Money for an axis, without cents that are zero: $0, $0.5, $1.2K. */
export function formatMoneyTick(amount: number): string {
  return amount === 0 ? '$0' : dollarsShort.format(amount)
}

/** A share of one as a whole percentage: 74%. */
export function formatShare(share: number): string {
  return wholePercent.format(share)
}

/** A share that may come close to all or nothing without reaching it: 99.98%, never 100% for less. */
export function formatFineShare(share: number): string {
  if (share < 1 && share > 0.9999) return 'more than 99.99%'
  if (share > 0 && share < 0.0001) return 'less than 0.01%'
  return finePercent.format(share)
}

/** A speed as on its button: 0.1×, 60×. */
export function formatSpeed(speed: number): string {
  return `${threeDigits.format(speed)}×`
}

/** A count with its noun: 1 cell, 12 cells. */
export function counted(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${whole.format(count)} ${count === 1 ? noun : plural}`
}

const words = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const

/** A count as prose has it, words up to twelve: no cells, one cell, eleven cells, 13 cells. */
export function countedInWords(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${words[count] ?? whole.format(count)} ${count === 1 ? noun : plural}`
}

/** The same text with a capital letter in front. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
