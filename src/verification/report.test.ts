import { describe, expect, it } from 'vitest'
import { reportLines } from './report.ts'

describe('the line of a table', () => {
  it('[V2] says how its rows were held', () => {
    const verdicts = Array.from({ length: 33 }, (_, i) => ({
      id: `mmc/${i}`,
      status: 'passed' as const,
      detail: null,
    }))
    const held = {
      simulated: 180,
      byFunction: 51,
      zMax: 3.06,
      chiSquare: { sum: 31.2, degrees: 33 },
    }
    const report = { kind: 'checked', name: 'mmc', verdicts, held, problem: null } as const
    expect(reportLines(report)).toEqual([
      'mmc: passed 33 of 33 (simulated 180, by function 51; max |z| 3.1; χ² 31 on 33)',
    ])
    const exact = { simulated: 0, byFunction: 33, zMax: null, chiSquare: null }
    expect(reportLines({ ...report, held: exact })).toEqual([
      'mmc: passed 33 of 33 (simulated 0, by function 33)',
    ])
  })
})
