import { describe, expect, it } from 'vitest'
import { clockSeconds, formatClock, typedClock } from './clock.ts'
import { numbersOf } from './numbers.ts'
import { capitalised, counted, countedInWords, fineShare, n, spokenTime } from './en/grammar.ts'

describe('numbers in English', () => {
  it('[D1] counts, rates and ticks carry as many digits as tell something', () => {
    expect([0, 7, 1234, 63_912_004].map(n.count)).toEqual(['0', '7', '1,234', '63,912,004'])
    expect([0, 0.25, 12.345, 68.44, 480.4, 2400].map(n.rate)).toEqual([
      '0',
      '0.25',
      '12.3',
      '68.4',
      '480',
      '2,400',
    ])
    expect([0, 0.5, 800, 3000, 12_000, 2_500_000].map(n.tick)).toEqual([
      '0',
      '0.5',
      '800',
      '3,000',
      '12K',
      '2.5M',
    ])
    expect([1e-300, 2e-6].map(n.rate)).toEqual(['<0.000001', '0.000002'])
    expect([0.1, 1, 600].map(n.speed)).toEqual(['0.1×', '1×', '600×'])
  })

  it('[D1] latencies change their unit without a gap', () => {
    expect(
      [0.0004, 0.025, 0.0994, 0.0996, 0.25, 0.9994, 0.9996, 2.54, 9.94, 9.96, 42, 150].map(
        n.latency,
      ),
    ).toEqual([
      '0.4\u00a0ms',
      '25\u00a0ms',
      '99\u00a0ms',
      '100\u00a0ms',
      '250\u00a0ms',
      '999\u00a0ms',
      '1\u00a0s',
      '2.5\u00a0s',
      '9.9\u00a0s',
      '10\u00a0s',
      '42\u00a0s',
      '2.5\u00a0min',
    ])
  })

  it('[D1] money keeps small amounts legible and large ones short', () => {
    expect([0, 0.0043, 0.048, 0.1, 1.06, 1234.5, 2_500_000].map(n.money)).toEqual([
      '$0.00',
      '$0.0043',
      '$0.048',
      '$0.10',
      '$1.06',
      '$1,234.50',
      '$2.5M',
    ])
    expect([0, 0.5, 1.5, 1200].map(n.moneyTick)).toEqual(['$0', '$0.5', '$1.5', '$1.2K'])
  })

  it('[D1] a share that is not all or nothing is not rounded to it', () => {
    expect([0, 0.744, 1].map(n.share)).toEqual(['0%', '74%', '100%'])
    expect([0, 0.00001, 0.9821, 0.99999, 1].map(fineShare)).toEqual([
      '0%',
      'less than 0.01%',
      '98.21%',
      'more than 99.99%',
      '100%',
    ])
  })

  it('[X8] a unit stands behind its number as the language has it', () => {
    const german = numbersOf('de-DE')
    const amounts: readonly (readonly [number, string])[] = [
      [60, '%'],
      [66.5, '%'],
      [300, 's'],
      [12, ''],
    ]
    expect(amounts.map(([value, unit]) => n.amount(value, unit))).toEqual([
      '60%',
      '66.5%',
      '300\u00a0s',
      '12',
    ])
    expect(amounts.map(([value, unit]) => german.amount(value, unit))).toEqual([
      '60\u00a0%',
      '66,5\u00a0%',
      '300\u00a0s',
      '12',
    ])
    // What is edited in a box is written by the same rule as what is only read.
    for (const numbers of [n, german]) expect(numbers.amount(60, '%')).toBe(numbers.share(0.6))
  })

  it('[D2] a clock has hours when the longest time shown has', () => {
    expect(formatClock(304)).toBe('05:04')
    expect(formatClock(0, 43_200)).toBe('0:00:00')
    expect(formatClock(40_000, 43_200)).toBe('11:06:40')
    expect(formatClock(59.9999999)).toBe('01:00')
    expect(formatClock(-1)).toBe('00:00')
  })

  it('[D2] a clock that was typed is read as it is written, and plain seconds as well', () => {
    for (const seconds of [0, 7, 59.99, 210, 210.5, 3599.05, 40_000]) {
      for (const longest of [900, 43_200]) {
        expect(clockSeconds(typedClock(seconds, longest))).toBeCloseTo(seconds, 9)
      }
    }
    expect(typedClock(210.5, 900)).toBe('03:30.5')
    expect(['228', ' 3:48 ', '0:03:48', '03:48,0'].map(clockSeconds)).toEqual([228, 228, 228, 228])
    for (const typed of ['', ':', '3:', '-1', '1:2:3:4', '1e3', '9'.repeat(400), 'soon']) {
      expect(clockSeconds(typed)).toBeNaN()
    }
  })

  it('[D3] nouns follow their count', () => {
    expect([0, 1, 2, 1200].map((count) => counted(count, 'request'))).toEqual([
      '0 requests',
      '1 request',
      '2 requests',
      '1,200 requests',
    ])
    expect([0, 1, 11, 12, 13].map((count) => countedInWords(count, 'cell'))).toEqual([
      'no cells',
      'one cell',
      'eleven cells',
      'twelve cells',
      '13 cells',
    ])
    expect([0, 1, 61, 304, 3600, 7325].map(spokenTime)).toEqual([
      '0 seconds',
      '1 second',
      '1 minute 1 second',
      '5 minutes 4 seconds',
      '1 hour',
      '2 hours 2 minutes 5 seconds',
    ])
    expect(capitalised('no cells')).toBe('No cells')
  })
})
