import { describe, expect, it } from 'vitest'
import { checkQuantiles } from './quantiles.ts'

describe('measured service times', () => {
  it('[I4] 2 to 256 positive seconds that never fall are taken as they are', () => {
    expect(checkQuantiles([0.1, 0.1, 0.5])).toEqual({ ok: true, value: [0.1, 0.1, 0.5] })
  })

  it.each([
    ['a list of seconds, not “0.1”', '0.1'],
    ['2 to 256 quantiles, not 1', [0.1]],
    ['2 to 256 quantiles, not 257', Array.from({ length: 257 }, () => 1)],
    ['time 2 is 0', [1, 0]],
    ['time 1 is NaN', [Number.NaN, 1]],
    ['time 2 is Infinity', [1, Infinity]],
    ['time 2 is “2”', [1, '2']],
    ['time 3 is 1 s, below', [1, 2, 1]],
  ])('[I4] others are refused: %s', (words, value) => {
    const checked = checkQuantiles(value)
    expect(checked.ok ? '' : checked.problem).toContain(words)
  })
})
