import { cellLengthMax, readNumber, type Decimal } from './numbers.ts'

/** A time as it was written: a date, a time of day, or a plain number. */
export interface WrittenTime {
  readonly form: 'date' | 'clock' | 'number'
  /** Seconds; of a plain number the number itself. */
  readonly value: number
}

const isoDate =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i
const dottedDate =
  /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?)?$/
const clock = /^(\d{1,3}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?$/

/** A date such as 4/10/2014, of which nobody can tell day and month. */
export const slashedDate = /^\d{1,2}\/\d{1,2}\/\d{2,4}\b/

/** Nanoseconds since 1970 stay below this until the year 5138; a larger number is no time. */
const numberMax = 1e20

/**
 * A cell as a time, or null where it is none. A date without a zone is read as UTC: only differences
 * matter, and UTC has no clock changes.
 */
export function readTime(cell: string, decimal: Decimal): WrittenTime | null {
  if (cell.length > cellLengthMax) return null
  const iso = isoDate.exec(cell)
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, zone] = iso
    return dated([year, month, day], [hour, minute, second], zone)
  }
  const dotted = dottedDate.exec(cell)
  if (dotted !== null) {
    const [, day, month, year, hour, minute, second] = dotted
    return dated([year, month, day], [hour, minute, second], undefined)
  }
  const daily = clock.exec(cell)
  if (daily !== null) {
    const [, hours, minutes, seconds] = daily
    const value = Number(hours) * 3600 + Number(minutes) * 60 + secondsOf(seconds)
    return Number(minutes) < 60 ? { form: 'clock', value } : null
  }
  const number = readNumber(cell, decimal)
  return number !== null && Math.abs(number) < numberMax ? { form: 'number', value: number } : null
}

/**
 * Seconds in one unit of plain numbers: epoch seconds, ms, µs and ns are told apart by their size
 * (1973 to 5138 in each unit), smaller numbers are seconds unless the header says otherwise.
 */
export function timeUnit(highest: number, header: string): number {
  if (highest >= 1e17) return 1e-9
  if (highest >= 1e14) return 1e-6
  if (highest >= 1e11) return 1e-3
  if (highest >= 1e8) return 1
  if (/\b(ms|millis|milliseconds?)\b/.test(header)) return 1e-3
  if (/\b(min|mins|minutes?|minuten?)\b/.test(header)) return 60
  if (/\b(h|hours?|stunden?)\b/.test(header)) return 3600
  return 1
}

/** True for seconds that can only be a date, not a time since some start. */
export function isEpoch(seconds: number): boolean {
  return seconds >= 1e8
}

/** Seconds since 1970 as a date in words; null where no calendar goes that far. */
export function dateOf(seconds: number): string | null {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z')
}

type Part = string | undefined

function dated(date: readonly Part[], time: readonly Part[], zone: Part): WrittenTime | null {
  const [year, month, day] = date.map(Number)
  const [hour = 0, minute = 0] = time.slice(0, 2).map((part) => Number(part ?? 0))
  if (year === undefined || month === undefined || day === undefined) return null
  const midnight = new Date(Date.UTC(year, month - 1, day))
  // The 31st of a shorter month would silently become the next one's first.
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null
  const second = secondsOf(time[2])
  if (hour > 24 || minute > 59 || second >= 61) return null
  const value = midnight.getTime() / 1000 + hour * 3600 + minute * 60 + second - zoneOffset(zone)
  return { form: 'date', value }
}

function secondsOf(part: Part): number {
  return part === undefined ? 0 : Number(part.replace(',', '.'))
}

function zoneOffset(zone: Part): number {
  const parts = zone === undefined ? null : /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (parts === null) return 0
  const seconds = Number(parts[2]) * 3600 + Number(parts[3] ?? 0) * 60
  return parts[1] === '-' ? -seconds : seconds
}
