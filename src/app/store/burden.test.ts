import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import { loadWithPeak, type LoadCurve } from '#core/traffic/load.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { builtIns } from '#share/built-ins.ts'
import { attemptsMax, burdenOf, heaviestOf } from './burden.ts'

const flat = (rate: number, seconds: number): LoadCurve => ({
  form: 'linear',
  points: [
    [0, rate],
    [seconds, rate],
  ],
})

describe('the burden of a run', () => {
  const start = startSettings(parameters)

  it('[U60] is peak × duration × attempts a request, with no more retries than the budget allows', () => {
    const load = flat(1000, 3600)
    const of = (retries: number, retryBudget: number) =>
      burdenOf({ ...start, load, retries, retryBudget }).attempts
    expect(of(0, 0.1)).toBe(3.6e6)
    expect(of(3, 0.5)).toBe(5.4e6)
    expect(of(2, 20)).toBe(1.08e7)
  })

  it('[U60] is heavy above 50 million attempts, and says up to which peak it is not', () => {
    const told = { ...start, retries: 0 }
    const heavy = burdenOf({ ...told, load: flat(100_000, 1000) })
    expect(heavy).toMatchObject({ attempts: 1e8, isHeavy: true, peakMax: 50_000 })
    const light = burdenOf({ ...told, load: flat(heavy.peakMax, 1000) })
    expect(light).toMatchObject({ attempts: attemptsMax, isHeavy: false })
    expect(burdenOf({ ...told, load: { form: 'linear', points: [] } }).isHeavy).toBe(false)
  })

  it('[U60] takes the most of what a log changes, and a lower peak makes it light', () => {
    const recording = {
      engine: 2,
      organism: 'autoscaled-service',
      seed: 1,
      settings: { retries: 0 },
      log: [
        { time: 5, change: { type: 'set', name: 'retries', value: 1 } },
        { time: 9, change: { type: 'set', name: 'retryBudget', value: 5 } },
        { time: 10, change: { type: 'set', name: 'load', value: flat(100_000, 1000) } },
      ],
    } as const
    expect(heaviestOf(recording)).toMatchObject({ attempts: 2e8, isHeavy: true })
    const load = loadWithPeak(flat(100_000, 1000), heaviestOf(recording).peakMax)
    expect(burdenOf({ load, retries: 1, retryBudget: 5 }).isHeavy).toBe(false)
  })

  it('[U60] no built-in scenario is heavy', () => {
    for (const { settings } of Object.values(builtIns)) {
      const checked = checkSettings(parameters, settings)
      expect(checked.ok && burdenOf(checked.value)).toMatchObject({ isHeavy: false })
    }
  })
})
