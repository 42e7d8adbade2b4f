import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionOf, formatGoal, goalMeasures, parseGoal } from './goal.ts'

describe('parseGoal', () => {
  it('[Y60] reads the units that people write', () => {
    expect(parseGoal('p99<300ms,cost<0.5')).toEqual([
      { measure: 'p99', comparator: '<', bound: 300 },
      { measure: 'cost', comparator: '<', bound: 0.5 },
    ])
    expect(parseGoal('P99 ≤ 0.3 s, missed<2min, lost<=1%, cost<$2, cells<3h')).toEqual([
      { measure: 'p99', comparator: '<=', bound: 300 },
      { measure: 'missed', comparator: '<', bound: 120 },
      { measure: 'lost', comparator: '<=', bound: 1 },
      { measure: 'cost', comparator: '<', bound: 2 },
      { measure: 'cells', comparator: '<', bound: 3 },
    ])
  })

  it.each([
    '',
    ',',
    'p99',
    'p99<',
    'p99<ms',
    'p99<300', // no unit
    'p99>300ms',
    'p99<-1ms',
    'p99<-0ms',
    'p99<NaNms',
    'p99<1e309ms',
    'p99<1e3ms',
    'p99<Infinityms',
    'p99<0x10ms',
    'p99<300ms,',
    'p99<300ms,p99<200ms',
    'cost<1,lost<1',
    'cost<1$',
    'cost<$1$',
    'constructor<1',
    '__proto__<1',
    'toString<1ms',
    'cost<1__proto__',
    'cost<1valueOf',
    '<b>p99<1ms</b>',
    'p99<300ms;cost<1',
    `cost<${'9'.repeat(10)}`,
    'cost<1.0000001',
    `p99<300ms${','.repeat(1000)}`,
    ' '.repeat(121),
    'x'.repeat(1e5),
  ])('[Y60] %j is no goal', (text) => {
    expect(parseGoal(text)).toBeNull()
  })

  it('[Y60] signs that nobody sees change nothing', () => {
    expect(parseGoal('\u202Ep99<\u200B300ms\n')).toEqual(parseGoal('p99<300ms'))
  })

  it('[Y60] whatever is read is written so that it reads back, and never with an exponent', () => {
    const condition = fc.record({
      measure: fc.constantFrom(...goalMeasures),
      comparator: fc.constantFrom('<' as const, '<=' as const),
      bound: fc.double({ min: 0, max: 999_999_998, noNaN: true }),
    })
    const goals = fc.uniqueArray(condition, {
      minLength: 1,
      maxLength: 5,
      selector: ({ measure }) => measure,
    })
    fc.assert(
      fc.property(goals, (wished) => {
        const goal = wished
          .map(({ measure, comparator, bound }) => conditionOf(measure, comparator, bound))
          .filter((one) => one !== null)
        const text = formatGoal(goal)
        expect(text).not.toContain('e+')
        const read = parseGoal(text)
        expect(read).not.toBeNull()
        expect(new Set(read)).toEqual(new Set(goal))
        expect(formatGoal(read ?? [])).toBe(text)
      }),
    )
  })

  it('[Y60] no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 140 }), (text) => {
        const goal = parseGoal(text)
        expect(goal === null || goal.length > 0).toBe(true)
      }),
    )
  })

  it('[Y60] a bound that is no number is no condition', () => {
    for (const bound of [Number.NaN, -1, Infinity, 1e9]) {
      expect(conditionOf('cost', '<', bound)).toBeNull()
    }
    expect(Object.is(conditionOf('cost', '<', -0)?.bound, 0)).toBe(true)
  })
})
