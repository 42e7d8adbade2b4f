import { describe, expect, it } from 'vitest'
import type { Rung } from '#core/organisms/recording.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { flow } from '#core/traffic/flow.ts'
import { createLoneService, plainRules } from '#core/traffic/lone-service.ts'
import type { Rules } from '#core/traffic/plane.ts'
import { levelCellsMax, levelRulesOf, whyNotYet } from './fit.ts'
import { rungAfter } from './ladder.ts'

const fitting: Rules = { ...plainRules, slots: 2, places: 30, routing: 'power-of-d', choices: 3 }

const problemOf = (rules: Partial<Rules>, cells = 1000): string => {
  const fit = levelRulesOf({ ...fitting, ...rules }, cells)
  return fit.ok ? 'fits' : fit.problem
}

describe('what can be kept as levels', () => {
  it('[F20] exponential work, patient clients, any routing that sees counts alone, from 100 cells on', () => {
    const fit = levelRulesOf(fitting, 100)
    expect(fit).toEqual({
      ok: true,
      value: { slots: 2, places: 30, mean: 1, routing: 'power-of-d', choices: 3 },
    })
    for (const routing of ['random', 'power-of-d', 'least-requests'] as const) {
      expect(problemOf({ routing }, levelCellsMax)).toBe('fits')
    }
  })

  it('[F20] everything else is refused by a sentence that names it and the way out', () => {
    const refusals = [
      problemOf({}, 99),
      problemOf({}, Number.NaN),
      problemOf({}, levelCellsMax + 1),
      ...(
        ['deterministic', 'lognormal', 'erlang', 'hyperexponential', 'uniform', 'pareto'] as const
      ).map((law) => problemOf({ demand: prepareDemand(law, 1, 1) })),
      problemOf({ demand: prepareDemand('quantiles', 1, 1, [1, 2]) }),
      problemOf({ routing: 'round-robin' }),
      problemOf({ timeout: 3 }),
      problemOf({ failureShare: 0.01 }),
      problemOf({ retries: 1 }),
      problemOf({ script: Float64Array.of(1) }),
    ]
    for (const [i, start] of [
      '99 cells are too few',
      'NaN cells are too few',
      '10000001 cells are more',
      'Service times are deterministic',
      'Service times are lognormal',
      'Service times are erlang',
      'Service times are hyperexponential',
      'Service times are uniform',
      'Service times are pareto',
      'Service times are quantiles',
      'Round robin gives each cell its turn',
      'Clients give up',
      'Some attempts fail',
      'Refused requests are tried again',
      'Requests come at given times',
    ].entries()) {
      expect(refusals[i]).toMatch(new RegExp(`^${start}.*\\. (Simulate every request|Take fewer)`))
    }
  })

  it('[F20] not while clients or failures of an earlier setting are under way', () => {
    const settings = {
      seed: 5,
      load: { form: 'steps', every: 10, rates: [4, 0] },
      cells: 2,
      clients: 100,
      logged: 0,
    } as const
    const impatient = createLoneService({ ...settings, rules: { places: 20, timeout: 1 } }).plane
    flow(impatient, 9, Infinity)
    impatient.clock[0] = 9
    expect(whyNotYet(impatient, 0)).toMatch(/^Some clients still wait/)
    flow(impatient, 20, Infinity)
    impatient.clock[0] = 20
    expect(whyNotYet(impatient, 0)).toMatch(/^Some requests inside will fail/)
    impatient.clock[0] = 60
    expect(whyNotYet(impatient, 0)).toBeNull()
    const patient = createLoneService({ ...settings, rules: { places: 20 } }).plane
    flow(patient, 9, Infinity)
    patient.clock[0] = 9
    expect(whyNotYet(patient, 0)).toBeNull()
  })
})

describe('the ladder', () => {
  it('[F21] is climbed above 65 % of the budget and left below 40 %, and in between nothing changes', () => {
    expect(rungAfter('exact', 0.65)).toBe('exact')
    expect(rungAfter('exact', 0.651)).toBe('levels')
    expect(rungAfter('levels', 0.65)).toBe('levels')
    expect(rungAfter('levels', 0.4)).toBe('levels')
    expect(rungAfter('levels', 0.399)).toBe('exact')
    expect(rungAfter('exact', Infinity)).toBe('levels')
    expect(() => rungAfter('levels', Number.NaN)).toThrow('share of the budget')
    expect(() => rungAfter('levels', -1)).toThrow('share of the budget')
  })

  it('[F21] a share that swings about a border switches once', () => {
    let rung: Rung = 'exact'
    const rungs = Array.from({ length: 60 }, (_, i) => {
      const trend = i < 30 ? 0.3 + i / 60 : 0.8 - (i - 30) / 60
      rung = rungAfter(rung, trend + (i % 2 === 0 ? 0.06 : -0.06))
      return rung
    })
    const switches = rungs.filter((one, i) => i > 0 && one !== rungs[i - 1])
    expect(switches).toEqual(['levels', 'exact'])
  })
})
