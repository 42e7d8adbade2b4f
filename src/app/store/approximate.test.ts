import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import { isApproximate } from './approximate.ts'
import { recordingOf } from './settings.ts'

const runOf = (every: number) =>
  recordingOf({ ...startSettings(parameters), load: { form: 'steps', every, rates: [100] } }, 1)

const approximation = {
  isOn: true,
  refusal: null,
  spans: [
    { from: 10, to: 15.9 },
    { from: 30.5, to: null },
  ],
}

describe('what is told of a moment', () => {
  const told = (time: number, recording = runOf(900), isWhole = false) =>
    isApproximate({ approximation, recording, time, isWhole })

  it('[P27] is approximate from just after the switch to levels until no window holds any of them', () => {
    const moments = [9, 10, 10.1, 15.9, 16, 16.9, 17, 30.5, 30.6, 1e6]
    expect(moments.filter((time) => told(time))).toEqual([10.1, 15.9, 16, 16.9, 30.6, 1e6])
  })

  it('[P27] has the windows of its run, which are longer in a longer one', () => {
    const day = runOf(86_400)
    // Windows of 48 s: that of 48 holds levels, and is the last full one until 96.
    expect([10, 10.1, 48, 95.9].map((time) => told(time, day))).toEqual([false, true, true, true])
    const short = { ...approximation, spans: approximation.spans.slice(0, 1) }
    const after = (time: number) =>
      isApproximate({ approximation: short, recording: day, time, isWhole: false })
    expect([95.9, 96, 200].map(after)).toEqual([true, false, false])
  })

  it('[P27] and of a whole run where any of it is', () => {
    const recording = runOf(900)
    expect(told(5, recording, true)).toBe(true)
    for (const none of [{ ...approximation, spans: [] }, null]) {
      expect(isApproximate({ approximation: none, recording, time: 15, isWhole: true })).toBe(false)
      expect(isApproximate({ approximation: none, recording, time: 15, isWhole: false })).toBe(
        false,
      )
    }
  })
})
