import { describe, expect, it } from 'vitest'
import type { CauseEntry, CauseReason } from '#core/organisms/causes.ts'
import { incidentAt, incidentsMax, incidentsOf, joinGap } from './incident.ts'

function entry(from: number, count: number, reason: CauseReason = 'at-maximum'): CauseEntry {
  const known = { phase: null, cell: 0, decision: null, replaces: 0, nextLook: null, former: null }
  return {
    from,
    to: from + 1,
    service: 0,
    happening: 'queue-full',
    count,
    cause: { reason, ...known },
  }
}

const losses = (...entries: readonly CauseEntry[]) => ({
  entries,
  missed: new Set<number>(),
  end: 900,
})

describe('[E21] incidents', () => {
  it('[E22] last from the first loss to the last one, and join what lies no farther apart than the gap', () => {
    const found = incidentsOf(
      losses(entry(100, 5), entry(120, 7), entry(121 + joinGap, 1), entry(400, 3)),
      0,
    )
    expect(found).toEqual([
      { service: 0, from: 100, to: 182, count: 13, stretch: { from: 0, to: 400 } },
      { service: 0, from: 400, to: 401, count: 3, stretch: { from: 182, to: 900 } },
    ])
    expect(incidentsOf(losses(entry(100, 5), entry(102 + joinGap, 5)), 0)).toHaveLength(2)
    expect(incidentsOf(losses(entry(100, 5)), 1)).toEqual([])
  })

  it('do not begin with what happens now and then, unless its window missed the objective or nothing else is there', () => {
    const chance = [entry(10, 1, 'chance'), entry(300, 1, 'work')]
    expect(incidentsOf(losses(...chance, entry(500, 50)), 0).map(({ from }) => from)).toEqual([500])
    expect(incidentsOf(losses(...chance), 0)).toHaveLength(2)
    const seen = { ...losses(entry(10, 40, 'calls'), entry(500, 50)), missed: new Set([11]) }
    expect(incidentsOf(seen, 0).map(({ from }) => from)).toEqual([10, 500])
    // One late answer of few requests is a missed window, and no incident beside a great one.
    const small = { ...losses(entry(10, 1, 'work'), entry(500, 500)), missed: new Set([11]) }
    expect(incidentsOf(small, 0).map(({ from }) => from)).toEqual([500])
  })

  it('are the worst ones where there are many, in order of time', () => {
    const many = Array.from({ length: incidentsMax + 10 }, (_, i) => entry(i * 100, i + 1))
    const found = incidentsOf(losses(...many), 0)
    expect(found).toHaveLength(incidentsMax)
    expect(found[0]?.count).toBe(11)
    expect(found.map(({ from }) => from)).toEqual(
      found.map(({ from }) => from).toSorted((one, other) => one - other),
    )
  })

  it('are found by a moment, else the worst is taken', () => {
    const found = incidentsOf(losses(entry(100, 5), entry(400, 30), entry(700, 3)), 0)
    expect(incidentAt(found, 100.5)?.from).toBe(100)
    expect(incidentAt(found, 600)?.from).toBe(400)
    expect(incidentAt(found, null)?.from).toBe(400)
    expect(incidentAt([], 3)).toBeNull()
  })
})
