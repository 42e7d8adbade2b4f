import { describe, expect, it } from 'vitest'
import { holdRow } from './tables-hold.ts'
import { planSharing } from './tables-sharing.ts'

const rule = { precision: 0.03, publishedTolerance: null, zMax: 4 }

const slowdown = 1 / 0.6
const out = { ET: 2 * slowdown, slowdown, ET_size2: 2 * slowdown, fcfs_ET: 2 + 2 * (0.4 / 0.6) }

/** A row of a service of mean 2. */
const rowOf = (service: string, expected: typeof out) => ({
  id: `test/${service}`,
  in: { service, rho: 0.4, ES: 2 },
  out: expected,
})

describe('a row of processor sharing', () => {
  it('[V11] is held by runs of the engine, in the unit of its mean', () => {
    const row = rowOf('exp', { ...out, slowdown: 1.05 * slowdown })
    const table = { id: 'mg1-ps', kind: 'closed-form', tol: { rel: 1e-9 }, sim: null, rows: [row] }
    const plan = planSharing(row, rule.precision)
    const { verdict, simulated, byFunction } = holdRow(table, row, rule, plan)
    expect({ simulated, byFunction }).toEqual({ simulated: 4, byFunction: 0 })
    // All the others are what is expected.
    expect(verdict.status).toBe('failed')
    expect(verdict.detail).toMatch(/^slowdown is [^;]*$/)
    expect(plan.theory).toEqual(out)
  })

  it('[V11] is held by function where its law has no work of the size, or none that the engine draws', () => {
    const keysOf = (service: string) =>
      planSharing(rowOf(service, out), rule.precision).experiments.flatMap(({ keys }) => keys)
    expect(keysOf('h2-scv4')).toEqual(['ET', 'slowdown', 'ET_size2', 'fcfs_ET'])
    expect(keysOf('lognormal-scv10')).toEqual(['ET', 'slowdown', 'ET_size2'])
    expect(keysOf('det')).toEqual(['ET', 'slowdown', 'fcfs_ET'])
    expect(keysOf('twopoint-scv4')).toEqual([])
  })
})
