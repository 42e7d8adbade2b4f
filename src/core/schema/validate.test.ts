import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choice, document, startSettings, type Result, type Schema } from './schema.ts'
import { checkField, checkSettings, shown } from './validate.ts'

const schema = {
  boot: {
    kind: 'number',
    label: 'Boot',
    unit: 's',
    live: true,
    min: 0,
    max: 60,
    start: 8,
  },
  slots: {
    kind: 'number',
    label: 'Slots',
    unit: '',
    integer: true,
    live: false,
    min: 1,
    max: 256,
    start: 4,
  },
  law: choice({
    label: 'Law',
    live: false,
    options: { fixed: 'Fixed', exponential: 'Exponential' },
    start: 'fixed',
  }),
  cancel: { kind: 'flag', label: 'Cancel', live: true, start: false },
  pair: document<readonly [number, number]>({
    label: 'Pair',
    live: true,
    start: [1, 2],
    check: (value): Result<readonly [number, number]> =>
      Array.isArray(value) && value.length === 2
        ? { ok: true, value: [Number(value[0]), Number(value[1])] }
        : { ok: false, problem: 'The pair must be two numbers.' },
  }),
} as const satisfies Schema

const problemOf = (overrides: unknown): string => {
  const checked = checkSettings(schema, overrides)
  return checked.ok ? 'accepted' : checked.problem
}

describe('settings from outside', () => {
  it('[K20] nothing said is the start values, typed field by field', () => {
    const start = startSettings(schema)
    const typed: { boot: number; law: 'fixed' | 'exponential'; cancel: boolean } = start
    expect(checkSettings(schema, {})).toEqual({ ok: true, value: typed })
    expect(start).toEqual({ boot: 8, slots: 4, law: 'fixed', cancel: false, pair: [1, 2] })
    // @ts-expect-error – a choice is one of its names
    const wrong: 'uniform' = start.law
    expect(wrong).toBe('fixed')
  })

  it('[K20] right values replace the start values, the others stay', () => {
    const checked = checkSettings(schema, { boot: 0.5, law: 'exponential', cancel: true })
    expect(checked.ok && checked.value).toEqual({
      ...startSettings(schema),
      boot: 0.5,
      law: 'exponential',
      cancel: true,
    })
  })

  it('[K21] every number in bounds is taken, every other one is refused by name', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const checked = checkField(schema.boot, value)
        expect(checked.ok).toBe(value >= 0 && value <= 60)
        if (!checked.ok) expect(checked.problem).toContain('“Boot”')
      }),
      { seed: 13, numRuns: 1000 },
    )
  })

  it.each([
    [{ boot: 61 }, '“Boot” must lie between 0 and 60 s, not 61.'],
    [{ boot: Number.NaN }, '“Boot” must be a number, not NaN.'],
    [{ boot: Infinity }, '“Boot” must be a number, not Infinity.'],
    [{ boot: '8' }, '“Boot” must be a number, not “8”.'],
    [{ boot: null }, '“Boot” must be a number, not null.'],
    [{ boot: undefined }, '“Boot” must be a number, not nothing.'],
    [{ slots: 2.5 }, '“Slots” must be a whole number, not 2.5.'],
    [{ slots: 0 }, '“Slots” must lie between 1 and 256, not 0.'],
    [{ law: 'pareto' }, '“Law” must be one of fixed, exponential, not “pareto”.'],
    [{ law: 'toString' }, '“Law” must be one of fixed, exponential, not “toString”.'],
    [{ cancel: 1 }, '“Cancel” must be true or false, not 1.'],
    [{ pair: [1] }, 'The pair must be two numbers.'],
  ])('[K21] %j is refused: %s', (overrides, sentence) => {
    expect(problemOf(overrides)).toBe(sentence)
  })

  it.each(['boots', '__proto__', 'constructor', 'toString', 'x'.repeat(1000)])(
    '[K22] an unknown name is refused by name, not ignored: %s',
    (name) => {
      const overrides: unknown = JSON.parse(JSON.stringify({}).replace('}', `"${name}":1}`))
      expect(problemOf(overrides)).toBe(`There is no setting called “${name.slice(0, 60)}”.`)
    },
  )

  it.each([null, [], 'boot', 7])('[K22] settings that are no object are refused: %j', (value) => {
    expect(problemOf(value)).toContain('must be an object of named values')
  })

  it('[K21] minus zero becomes zero, so that one setting has one digest', () => {
    const checked = checkField(schema.boot, -0)
    expect(checked.ok && Object.is(checked.value, 0)).toBe(true)
  })

  it('[K21] a sentence shows any value short and harmless', () => {
    expect([shown('x'.repeat(1000)).length, shown([1, 2]), shown({}), shown(undefined)]).toEqual([
      42,
      'a list',
      'an object',
      'nothing',
    ])
  })
})
