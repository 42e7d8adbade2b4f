import { describe, expect, it } from 'vitest'
import { luma } from '../colour.ts'
import { loadSteps, paletteOf } from '../palette.ts'
import { fluorescentTones, meanOf } from './cytoplasm.ts'
import { coloursOf } from './discs.ts'

describe('the substance of a cell in the dark', () => {
  it('[S59] is in the mean nine tenths as bright as the ramp at its load, and never flat', () => {
    const palette = paletteOf('dark')
    for (let step = 0; step < loadSteps; step++) {
      const [load, below] = coloursOf(palette, step)
      const tones = fluorescentTones(load, below)
      const share = luma(meanOf(tones)) / luma(load)
      expect(share, `step ${step}`).toBeGreaterThan(0.86)
      expect(share, `step ${step}`).toBeLessThan(0.91)
      expect(new Set(tones).size).toBeGreaterThan(20)
    }
  })
})
