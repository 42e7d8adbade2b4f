import { describe, expect, it } from 'vitest'
import { holdRow, type SimulationRule } from './tables-hold.ts'

describe('a row of a table', () => {
  it('[V11] passes within four standard errors of its value, and with errors as small as stated', () => {
    const row = { id: 'a', in: {}, out: { W: 2 } }
    const table = { id: 't', kind: 'closed-form', tol: 1e-9, sim: null, rows: [row] }
    const strict = { precision: 0.01, publishedTolerance: null, zMax: 4 }
    const statusOf = (mean: number, error: number, rule: SimulationRule) => {
      const run = () => ({ W: { mean, error } })
      const experiments = [{ name: 'queue', keys: ['W'], requests: 1, run }]
      return holdRow(table, row, rule, { theory: {}, experiments }).verdict.status
    }
    expect(statusOf(2 + 3.99 * 0.01, 0.01, strict)).toBe('passed')
    expect(statusOf(2 - 4.01 * 0.01, 0.01, strict)).toBe('failed')
    expect(statusOf(2, 0.01 * 2 * 0.999, strict)).toBe('passed')
    expect(statusOf(2, 0.01 * 2 * 1.001, strict)).toBe('failed')
    expect(statusOf(Number.NaN, 0.01, strict)).toBe('failed')
    const published = { ...strict, publishedTolerance: 0.04 }
    expect(statusOf(2 * 1.039, 0.01, published)).toBe('passed')
    expect(statusOf(2 * 1.041, 0.01, published)).toBe('failed')
    expect(statusOf(2, 0.0101 * 2, published)).toBe('failed')
  })

  it('[V11] short of a limit may be off by a share beside its errors, and has no part in Σz²', () => {
    const row = { id: 'a', in: {}, out: { ET: 2 } }
    const table = { id: 't', kind: 'closed-form', tol: 1e-9, sim: null, rows: [row] }
    const rule = { precision: 0.01, publishedTolerance: null, zMax: 4 }
    const heldAt = (mean: number) =>
      holdRow(table, row, rule, {
        theory: {},
        experiments: [
          {
            name: 'queue',
            keys: ['ET'],
            requests: 1,
            short: 0.02,
            run: () => ({ ET: { mean, error: 0.01 } }),
          },
        ],
      })
    expect(heldAt(2.079)).toMatchObject({ verdict: { status: 'passed' }, z: [] })
    expect(heldAt(2.081)).toMatchObject({ verdict: { status: 'failed' } })
    expect(heldAt(1.919)).toMatchObject({ verdict: { status: 'failed' } })
  })

  it('[V8] fails where its run says nothing about a key that it was to give', () => {
    const row = { id: 'a', in: {}, out: { W: 2 } }
    const table = { id: 't', kind: 'closed-form', tol: 1e-9, sim: null, rows: [row] }
    const rule = { precision: 0.01, publishedTolerance: null, zMax: 4 }
    const held = (found: string) =>
      holdRow(table, row, rule, {
        theory: { W: 2 },
        experiments: [
          {
            name: 'queue',
            keys: ['W'],
            requests: 1,
            run: () => ({ [found]: { mean: 2.001, error: 0.001 } }),
          },
        ],
      }).verdict
    expect(held('W')).toMatchObject({ status: 'passed' })
    expect(held('w')).toMatchObject({ status: 'failed', detail: 'the run says nothing about W' })
  })
})
