import { describe, expect, it } from 'vitest'
import { planSetup } from './tables-setup.ts'

/** Gandhi et al., k = 4, ρ = 0.5, α = 0.1, as the committed table has it. */
const row = {
  id: 'mmk-setup/94c7aefe',
  in: { k: 4, rho: 0.5, alpha: 0.1 },
  out: { ET: 4.46213673786, busy: 2, booting: 1.60577640123, ET_alwayson: 1.08695652174 },
}

describe('M/M/k with setup', () => {
  it('[V14] [V15] holds in a run of a twentieth of the jobs, with cells booted on demand and always on', () => {
    const { experiments, theory } = planSetup(row, 0, 100_000)
    expect(experiments).toHaveLength(2)
    let held = 0
    for (const experiment of experiments) {
      const found = experiment.run(3601)
      for (const key of experiment.keys) {
        const expected = row.out[key as keyof typeof row.out]
        const { mean, error } = found[key] ?? { mean: NaN, error: NaN }
        expect(Math.abs(mean - expected), key).toBeLessThan(4 * error)
        expect(error, key).toBeLessThan(0.03 * expected)
        held++
      }
    }
    expect(held).toBe(4)
    expect(theory.ET_alwayson).toBeCloseTo(row.out.ET_alwayson, 9)
  })

  it('[V15] makes no run that answers nothing', () => {
    const { experiments } = planSetup({ ...row, out: { ET_alwayson: 1 } })
    expect(experiments.map(({ name }) => name)).toEqual(['always on'])
  })
})
