import { describe, expect, it } from 'vitest'
import { tableRows } from './chart-table.ts'

describe('tableRows', () => {
  it('[D13] at most sixty rows with the last one among them', () => {
    for (const end of [0, 1, 2, 58, 59, 60, 61, 200, 900, 43_201]) {
      const rows = tableRows(0, end)
      expect(rows.length).toBeLessThanOrEqual(60)
      expect(rows.length).toBeGreaterThanOrEqual(Math.min(end, 28))
      expect(rows.at(-1)).toBe(end === 0 ? undefined : end - 1)
      expect(new Set(rows).size).toBe(rows.length)
    }
    expect(tableRows(100, 104)).toEqual([100, 101, 102, 103])
  })

  it('[D13] rows keep their place while the run grows', () => {
    const before = tableRows(0, 400).slice(0, -1)
    expect(before.length).toBeGreaterThan(20)
    const after = new Set(tableRows(0, 420))
    expect(before.every((row) => after.has(row))).toBe(true)
  })
})
