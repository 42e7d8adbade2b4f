import { describe, expect, it } from 'vitest'
import { checkLoad, loadDuration, loadPeak } from '#core/traffic/load.ts'
import { elbDay } from './elb-day.ts'

describe('the real day', () => {
  it('[I5] is one day of whole rates with the peak that its label says', () => {
    const { load } = elbDay.settings
    expect(checkLoad(load)).toEqual({ ok: true, value: load })
    expect(loadDuration(load)).toBe(86_400)
    expect(loadPeak(load)).toBe(400)
    expect(load.rates.every((rate) => Number.isInteger(rate) && rate >= 0)).toBe(true)
    expect(elbDay.label).toContain('400 requests/s')
  })
})
