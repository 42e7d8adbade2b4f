import { describe, expect, it } from 'vitest'
import { holdRow } from './tables-hold.ts'

describe('a row of a table', () => {
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
