import { describe, expect, it } from 'vitest'
import { sampleColumns } from '#core/organisms/observation.ts'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import { appendDecisions, appendNotes, appendRows, emptyHistory, keepLimits } from './gather.ts'

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

  it('[U15] is the same decisions in whatever pieces they come, those that changed something longest', () => {
    // What is not looked at here is left out.
    const decision = (time: number) =>
      ({ time, current: 3, desired: time % 50 === 0 ? 4 : 3 }) as ServiceDecision
    const all = Array.from({ length: 11_000 }, (_, i) => decision(i))
    const changes = ({ current, desired }: ServiceDecision) => current !== desired
    const inPieces = (size: number) => {
      let kept: readonly ServiceDecision[] = []
      for (let at = 0; at < all.length; at += size)
        kept = appendDecisions(kept, all.slice(at, at + size), changes)
      return kept.map(({ time }) => time)
    }
    const whole = inPieces(all.length)
    expect(whole.length).toBeGreaterThan(keepLimits.decisions * 0.8)
    expect(whole.length).toBeLessThanOrEqual(keepLimits.decisions)
    expect(whole.filter((time) => time % 50 === 0)).toHaveLength(220)
    for (const size of [37, 1500, 4001]) expect(inPieces(size)).toEqual(whole)
  })
})
