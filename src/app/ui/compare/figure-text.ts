import type { ComparedName } from '#app/compare/difference.ts'
import { compareText } from '#text/en/compare.ts'
import type { Words } from '#text/words.ts'

/** A figure with its unit; a dash where there is none. */
export function figureText(name: ComparedName, value: number | null, words: Words): string {
  if (value === null) return '–'
  const { numbers } = words
  if (name === 'p99') return numbers.latency(value)
  if (name === 'cost') return numbers.money(value)
  if (name === 'cellHours') return words.text(compareText).hours(value)
  // Means over seeds are no whole numbers.
  return Number.isInteger(value) ? numbers.count(value) : numbers.rate(value)
}

/** A difference, with its sign where it is one of two sides. */
export function differenceText(
  name: ComparedName,
  value: number | null,
  words: Words,
  isSigned = true,
): string {
  if (value === null || value === 0) return figureText(name, value, words)
  const size = figureText(name, Math.abs(value), words)
  if (!isSigned) return size
  return value > 0 ? `+${size}` : `−${size}`
}
