import { describe, expect, it } from 'vitest'
import { bounds, hoursTrace, isUnderHoursTrace, judge, judgeAll, type Bound } from './bounds.mjs'

const most: Bound = { id: 'x', part: 'p', what: 'a time', unit: 's', atMost: 6 }
const least: Bound = { id: 'y', part: 'p', what: 'a speed', unit: '×', atLeast: 1.5 }
const none: Bound = { id: 'z', part: 'p', what: 'a count', unit: '', atMost: 0 }

describe('verdicts', () => {
  it('[M26] say how much of a bound is used, and whether it is kept', () => {
    expect(judge(most, 6)).toMatchObject({ value: 6, ratio: 1, verdict: 'ok', isMissed: false })
    expect(judge(most, 9)).toMatchObject({ ratio: 1.5, verdict: 'too slow', isMissed: true })
    expect(judge(least, 3)).toMatchObject({ ratio: 0.5, verdict: 'ok', isMissed: false })
    expect(judge(least, 1)).toMatchObject({ ratio: 1.5, verdict: 'too slow', isMissed: true })
    expect(judge(none, 0)).toMatchObject({ ratio: null, verdict: 'ok', isMissed: false })
    expect(judge(none, 1)).toMatchObject({ ratio: null, verdict: 'too many', isMissed: true })
  })

  it('[M26] a figure that was not measured is none, one that is no number is missed', () => {
    const nothing = { value: null, ratio: null, verdict: 'not measured' }
    expect(judge(most, undefined)).toMatchObject({ ...nothing, isMissed: false })
    expect(judge(most, Number.NaN)).toMatchObject({ ...nothing, isMissed: true })
    expect(judge(least, Infinity)).toMatchObject({ ...nothing, isMissed: true })
  })

  it('[M26] stand for every bound of the parts that ran', () => {
    const ids = judgeAll(['hours', 'frame'], { hours: 5 }).map(({ id, verdict }) => [id, verdict])
    expect(ids).toEqual([
      ['hours', 'ok'],
      ['frame', 'not measured'],
    ])
    expect(() => judgeAll(['hours'], { house: 5 })).toThrow('There is no bound “house”.')
  })

  it('[M26] every bound has an id of its own', () => {
    expect(bounds.length).toBeGreaterThan(8)
    expect(new Set(bounds.map(({ id }) => id)).size).toBe(bounds.length)
  })

  it('[M23] twelve real hours are those of one trace, give or take what is chance', () => {
    const { seconds: simulated, requests } = hoursTrace
    expect(isUnderHoursTrace({ simulated, requests: requests + 7466 })).toBe(true)
    expect(isUnderHoursTrace({ simulated, requests: requests - 60_000 })).toBe(false)
    expect(isUnderHoursTrace({ simulated: 3600, requests })).toBe(false)
  })
})
