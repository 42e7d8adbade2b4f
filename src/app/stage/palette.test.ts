import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blendEvenly, css, rgbOf } from './colour.ts'
import { luminanceOf } from './colour-vision.test-support.ts'
import { loadStep, loadSteps, paletteOf, plainPalette } from './palette.ts'
import { sizeFor, sizeOf } from './canvas2d/stains.ts'
import { stageText } from '#text/en/stage.ts'

const channel = fc.integer({ min: 0, max: 255 })
const colour = fc.tuple(channel, channel, channel)

describe('colour', () => {
  it('[S28] the ramp grows lighter in the dark and darker on paper, step by step', () => {
    for (const [theme, sign] of [
      ['dark', 1],
      ['light', -1],
      ['projector', -1],
      ['contrast', 1],
    ] as const) {
      const steps = paletteOf(theme).load.map(luminanceOf)
      expect(steps).toHaveLength(loadSteps)
      for (let n = 1; n < loadSteps; n++)
        expect(((steps[n] ?? 0) - (steps[n - 1] ?? 0)) * sign).toBeGreaterThan(0.008)
    }
  })

  it('[S28] every second step is a colour of the tokens', () => {
    expect(css(paletteOf('dark').load[0] ?? [0, 0, 0])).toBe(css(rgbOf('#0d3158')))
    expect(css(paletteOf('dark').load[8] ?? [0, 0, 0])).toBe(css(rgbOf('#62c46c')))
    expect(css(paletteOf('light').load[14] ?? [0, 0, 0])).toBe(css(rgbOf('#6a1f2b')))
  })

  it('[S28] load is shown in equal steps and held within the ramp', () => {
    expect([-1, 0, 0.5, 1, 9].map(loadStep)).toEqual([0, 0, 7, 14, 14])
  })

  it('[S28] mixing ends at both colours', () => {
    fc.assert(
      fc.property(colour, colour, (a, b) => {
        for (let c = 0; c < 3; c++) {
          expect(blendEvenly(a, b, 0)[c]).toBeCloseTo(a[c] ?? 0, 0)
          expect(blendEvenly(a, b, 1)[c]).toBeCloseTo(b[c] ?? 0, 0)
        }
      }),
    )
  })

  it('[S28] forced colours leave two colours and a mark', () => {
    const plain = plainPalette([0, 0, 0], [255, 255, 255], [255, 255, 0])
    expect(new Set(plain.load.map((c) => css(c))).size).toBe(1)
    expect(plain.danger).toEqual([255, 255, 0])
  })
})

describe('bitmaps', () => {
  it('[S30] a size is never smaller than what it serves and at most 1.2 times as large', () => {
    fc.assert(
      fc.property(fc.double({ min: 8, max: 169, noNaN: true }), (radius) => {
        const size = sizeOf(sizeFor(radius))
        expect(size).toBeGreaterThanOrEqual(radius - 1e-6)
        expect(size).toBeLessThanOrEqual(radius * 1.2 + 1e-6)
      }),
    )
    expect(sizeFor(3)).toBe(0)
  })
})

const { english } = stageText

describe('words', () => {
  it('[S29] a colony’s line names only what there is of it', () => {
    expect(english.colony(11, 3, 0, 0.84, 1)).toBe('11 ready, 3 dividing, 84%')
    expect(english.colony(8, 0, 2, 0.17, 1)).toBe('8 ready, 2 leaving, 17%')
    expect(english.colony(0, 1, 0, null, 1)).toBe('0 ready, 1 dividing')
    expect(english.colony(100_000, 0, 0, 0.7, 16)).toBe('100,000 ready, 70%, 1 in 16 drawn')
  })

  it('[S18] the scale says what a moving dot stands for', () => {
    expect(english.movingDot(1)).toBe('1 moving dot = 1 request')
    expect(english.movingDot(2000)).toBe('1 moving dot = 2,000 requests')
    expect(english.waiting(1_234_567)).toBe('1,234,567 waiting')
  })
})
