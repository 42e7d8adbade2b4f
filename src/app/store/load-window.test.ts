import { describe, expect, it } from 'vitest'
import { recordingOf } from './settings.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import { loadWindow } from './load-window.ts'

const settings = startSettings(parameters)
const flat = (every: number) => ({ form: 'steps', every, rates: [100] }) as const
const over = (seconds: number) => recordingOf({ ...settings, load: flat(seconds) }, 1)

describe('the load of a cell', () => {
  it('[C17] is told with the time that it is a mean of: a row of the history', () => {
    expect(loadWindow(over(900))).toBe(1)
    expect(loadWindow(over(1801))).toBe(2)
    expect(loadWindow(over(86_400))).toBe(48)
  })

  it('[C17] keeps the row that the run began with when its load becomes shorter', () => {
    const change = { type: 'set', name: 'load', value: flat(900) } as const
    const log = [{ time: 0, change }]
    expect(loadWindow({ ...over(86_400), log })).toBe(48)
  })
})
