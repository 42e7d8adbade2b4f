import type { Numbers } from './numbers.ts'

/** Writes what a lesson has measured, by what it is. */
export function writeMeasure(
  numbers: Numbers,
  value: number,
  kind: 'time' | 'share' | 'money' | 'count' | 'number',
): string {
  if (kind === 'time') return numbers.latency(value)
  if (kind === 'share') return numbers.share(value)
  if (kind === 'money') return numbers.money(value)
  return kind === 'count' ? numbers.count(value) : numbers.rate(value)
}
