import { describe, expect, it } from 'vitest'
import { explained, runAt, stepped } from './runs.test-support.ts'

describe('[E23] the chain of an incident', () => {
  const recording = stepped({ imagePull: 20 }, [
    { time: 30, change: { type: 'set', name: 'pricePerHour', value: 1 } },
    { time: 45, change: { type: 'kill', cell: 2 } },
  ])
  const { chain, incident } = explained(recording).diagnosis
  const run = runAt(recording, 160)

  it('names records of the same run, and each link says what they say', () => {
    const decisions = run.decisions().entries
    expect(chain.decisions.length).toBeGreaterThan(1)
    for (const link of chain.decisions) {
      const record = decisions.find(({ time }) => time === link.time)
      expect(record).toMatchObject({ current: link.current, desired: link.desired })
    }
    const born = run.notes().entries.filter(({ kind }) => kind === 'born')
    for (const { cell } of chain.reasons.filter(({ phase }) => phase !== null)) {
      expect(born.some(({ id }) => id === cell)).toBe(true)
    }
    expect(chain.changes).toEqual([
      { index: 0, time: 30, type: 'set', name: 'pricePerHour' },
      { index: 1, time: 45, type: 'kill', name: null },
    ])
    expect(chain.rise).toEqual({ from: 40, to: 40, before: 20, peak: 80 })
  })

  it('sums to the incident at every one of its levels', () => {
    const sum = (links: readonly { readonly count: number }[]) =>
      links.reduce((so, { count }) => so + count, 0)
    expect(incident.count).toBeGreaterThan(100)
    expect(sum(chain.happenings)).toBe(incident.count)
    expect(sum(chain.reasons)).toBe(incident.count)
    const behind = chain.decisions.reduce((so, link) => so + link.onTheWay + link.wantedNoMore, 0)
    expect(behind).toBeGreaterThan(0)
    expect(behind).toBeLessThanOrEqual(incident.count)
  })

  it('says why a decision wanted no more, by its own record', () => {
    const bound = explained(
      stepped({
        policy: {
          kind: 'threshold',
          min: 1,
          max: 5,
          signal: 'cpu',
          above: 70,
          below: 30,
          period: 15,
          cooldown: 0,
        },
      }),
    )
    expect(bound.diagnosis.chain.decisions.map(({ why }) => why.reason)).toContain('maximum')
    expect(chain.decisions.some(({ why }) => why.reason === 'more' && (why.ratio ?? 0) > 1)).toBe(
      true,
    )
  })
})
