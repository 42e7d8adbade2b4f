import { describe, expect, it } from 'vitest'
import { sampleColumns } from '#core/organisms/observation.ts'
import { appendNotes, appendRows, emptyHistory, keepLimits } from './gather.ts'

const width = sampleColumns.length

function rowsFrom(first: number, count: number): Float64Array {
  const rows = new Float64Array(count * width)
  for (let row = 0; row < count; row++) rows[row * width] = first + row
  return rows
}

describe('what the page keeps', () => {
  it('[U15] is every row until the limit, and every second one of the past beyond it', () => {
    let history = emptyHistory()
    const total = keepLimits.rows * 2.5
    for (let first = 0; first < total; first += 500)
      history = appendRows(history, rowsFrom(first, 500))
    expect(history.count).toBeLessThanOrEqual(keepLimits.rows)
    expect(history.count).toBeGreaterThan(keepLimits.rows / 2)
    const times = Array.from({ length: history.count }, (_, row) => history.rows[row * width] ?? -1)
    expect(times.at(-1)).toBe(total - 1)
    expect(times.every((time, row) => row === 0 || time > (times[row - 1] ?? 0))).toBe(true)
    expect(times[0]).toBe(0)
  })

  it('[U15] is the newest notes', () => {
    const note = { time: 0, kind: 'born', service: 0, id: 1, mother: 0 } as const
    const many = Array.from({ length: keepLimits.notes }, (_, time) => ({ ...note, time }))
    const kept = appendNotes(many, [{ ...note, time: 1e9 }])
    expect(kept).toHaveLength(keepLimits.notes)
    expect(kept.at(-1)?.time).toBe(1e9)
    expect(kept[0]?.time).toBe(1)
  })
})
