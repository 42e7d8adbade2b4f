import { describe, expect, it } from 'vitest'
import { autoscaledService } from '#core/organisms/autoscaled-service/model.ts'
import type { Causes } from '#core/organisms/causes.ts'
import type { Run } from '#core/organisms/organism.ts'
import { appendCauses, noCauses } from '#app/store/gather.ts'
import { causesText } from '#text/en/causes.ts'
import { causeRows, lossesOf } from './cause-rows.ts'
import { english } from '#text/words.ts'
import { reasonOf } from '#text/reason-words.ts'
import { shareOf } from './share-of.ts'

function surge(until: number): Run {
  const load = { form: 'steps', every: 60, rates: [40, 300, 300, 300] }
  const begun = autoscaledService.begin({ load, queueLimit: 10, timeout: 2, imagePull: 30 }, 3)
  if (!begun.ok) throw new Error(begun.problem)
  while (!begun.value.advanceTo(until, 1_000_000));
  return begun.value
}

const whole = { service: 0, since: 0 }

describe('the rows of causes', () => {
  it('[C72] sum to the counters that the page shows, and each group to its rows', () => {
    const run = surge(200)
    const rows = causeRows(run.causes(), whole)
    const { shed, abandoned, lost } = run.figures().attempts
    const of = (...names: readonly string[]): number =>
      rows.reduce((sum, row) => sum + (names.includes(row.happening) ? row.count : 0), 0)
    expect(shed).toBeGreaterThan(1000)
    expect(of('none-ready', 'queue-full')).toBe(shed)
    expect(of('gave-up')).toBe(abandoned)
    expect(of('lost')).toBe(lost)
    expect(lossesOf(run.causes(), 0)).toBe(rows.reduce((sum, { count }) => sum + count, 0))
    expect(lossesOf(run.causes(), 1)).toBe(0)
    for (const { count, reasons } of rows) {
      expect(reasons.reduce((sum, reason) => sum + reason.count, 0)).toBe(count)
      for (const reason of reasons) {
        expect(reason.episodes.reduce((sum, episode) => sum + episode.count, 0)).toBe(reason.count)
      }
    }
  })

  it('[C72] of a later stretch hold what was counted in it alone', () => {
    const run = surge(200)
    const before = causeRows(surge(150).causes(), whole)
    const after = causeRows(run.causes(), { service: 0, since: 150 })
    const total = causeRows(run.causes(), whole)
    for (const { happening, count } of total) {
      const of = (rows: typeof total): number =>
        rows.find((row) => row.happening === happening)?.count ?? 0
      expect(of(before) + of(after)).toBe(count)
    }
  })

  it('[C72] come to the page piece by piece, and lose what the run has left out', () => {
    const [entry] = surge(100).causes().entries
    if (entry === undefined) throw new Error('the surge loses something')
    const piece = (dropped: number, ...counts: readonly number[]): Causes => ({
      ...noCauses,
      dropped,
      entries: counts.map((count) => ({ ...entry, count })),
    })
    const first = appendCauses(noCauses, piece(0, 1, 2, 3))
    const second = appendCauses(first, piece(0, 4))
    expect(second.entries.map(({ count }) => count)).toEqual([1, 2, 3, 4])
    expect(appendCauses(second, piece(3, 5)).entries.map(({ count }) => count)).toEqual([4, 5])
  })

  it('[C72] say where the next cell was', () => {
    const said = causeRows(surge(200).causes(), whole).flatMap(({ reasons }) =>
      reasons.map(({ cause }) => reasonOf(cause, causesText.english)),
    )
    expect(said).toContain('the next cell was pulling its image')
  })
})

describe('the share of a cause', () => {
  it('is no nought where there is something', () => {
    const { numbers } = english
    expect(shareOf(0, 61_095, numbers)).toBe('0%')
    expect(shareOf(1, 61_095, numbers)).toBe('<\u20091%')
    expect(shareOf(1, 200, numbers)).toBe(numbers.share(0.005))
    expect(shareOf(1, 4, numbers)).toBe('25%')
  })
})
