import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { checkLoad, loadDuration, loadPeak } from '#core/traffic/load.ts'
import { draggablePoints } from './load-points.ts'
import { loadPresets, presetOf } from './presets.ts'

describe('presets', () => {
  it('[P16] each is a valid load of fifteen minutes that can be dragged', () => {
    expect(loadPresets.map(({ name }) => name)).toEqual(['steady', 'ramp', 'surge', 'day', 'flash'])
    for (const { load } of loadPresets) {
      expect(checkLoad(load)).toMatchObject({ ok: true })
      expect(loadDuration(load)).toBe(900)
      expect(loadPeak(load)).toBeGreaterThan(100)
      expect(draggablePoints(load)).not.toBeNull()
    }
  })

  it('[P16] the chip of the curve in force is found by its values', () => {
    expect(presetOf(parameters.load.start)?.name).toBe('surge')
    for (const preset of loadPresets) expect(presetOf(structuredClone(preset.load))).toBe(preset)
    expect(presetOf({ form: 'steps', every: 60, rates: [1] })).toBeNull()
  })
})
