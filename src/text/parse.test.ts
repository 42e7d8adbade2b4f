import { describe, expect, it } from 'vitest'
import { numbersOf } from './numbers.ts'

describe('a typed number', () => {
  const cases = [
    ['12', 12, 12],
    [' 0.5 ', 0.5, 0.5],
    ['0,5', 0.5, 0.5],
    ['10,000', 10_000, 10],
    ['10.000', 10, 10_000],
    ['1,234,567.5', 1_234_567.5, 1_234_567.5],
    ['1.234.567,5', 1_234_567.5, 1_234_567.5],
    ['20,000,000', 20_000_000, 20_000_000],
    ['1,234,56', Number.NaN, Number.NaN],
    ['-1,000', -1000, -1],
    ['−3', -3, -3],
    ['0,250', 0.25, 0.25],
    ['0.250', 0.25, 0.25],
    ['10,0000', 10, 10],
    ['1,2,3', Number.NaN, Number.NaN],
    ['', Number.NaN, Number.NaN],
    ['ten', Number.NaN, Number.NaN],
  ] as const
  it.each(cases)('“%s” is %d in English and %d in German', (text, english, german) => {
    expect(numbersOf('en-US').parse(text)).toBe(english)
    expect(numbersOf('de-DE').parse(text)).toBe(german)
  })

  it('is read as it is shown, with groups and without', () => {
    for (const tag of ['en-US', 'de-DE']) {
      const { count, parse, plain } = numbersOf(tag)
      for (const value of [0, 7, 1234, 65_000, 1_000_000]) {
        expect(parse(count(value))).toBe(value)
        expect(parse(plain(value))).toBe(value)
      }
    }
  })
})
