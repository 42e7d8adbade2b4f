import { describe, expect, it } from 'vitest'
import { contrastOf, distanceSeen, visions } from './colour-vision.test-support.ts'
import { type Palette, paletteOf, type ThemeName } from './palette.ts'

const themes: readonly ThemeName[] = ['dark', 'light', 'projector', 'contrast']

/** Smallest distance between neighbours among the eight named colours of a ramp. */
function smallestStep(palette: Palette, vision: string): number {
  const matrix = visions[vision]
  if (matrix === undefined) throw new Error(`nobody sees like ${vision}`)
  const anchors = palette.load.filter((_, step) => step % 2 === 0)
  expect(anchors).toHaveLength(8)
  const steps = anchors
    .slice(1)
    .map((colour, n) => distanceSeen(matrix, anchors[n] ?? colour, colour))
  return Math.min(...steps)
}

describe('colours for everyone', () => {
  it('[U44] neighbours on the load ramp are told apart with every kind of colour vision', () => {
    for (const theme of themes) {
      const found = Object.keys(visions).map((vision) => smallestStep(paletteOf(theme), vision))
      expect(found).toHaveLength(4)
      // A difference of 2.3 is just noticeable (Mahy 1994).
      for (const distance of found) expect(distance, theme).toBeGreaterThan(6)
    }
  })

  it('[U44] the six genomes stay apart with every kind of colour vision', () => {
    for (const theme of themes) {
      const genomes = paletteOf(theme).genome.slice(0, 6)
      for (const [name, matrix] of Object.entries(visions)) {
        for (const [n, one] of genomes.entries()) {
          for (const other of genomes.slice(n + 1)) {
            expect(distanceSeen(matrix, one, other), `${theme}, ${name}`).toBeGreaterThan(15)
          }
        }
      }
    }
  })

  it('[U49] words and lines of the stage stand out from its ground', () => {
    for (const theme of themes) {
      const palette = paletteOf(theme)
      const isStrong = theme === 'projector' || theme === 'contrast'
      for (const words of [palette.text, palette.textSoft, palette.request]) {
        expect(contrastOf(words, palette.ground), theme).toBeGreaterThan(isStrong ? 7 : 4.5)
      }
      for (const line of [palette.membrane, palette.danger, palette.ink]) {
        expect(contrastOf(line, palette.ground), theme).toBeGreaterThan(isStrong ? 4.5 : 3)
      }
    }
  })
})
