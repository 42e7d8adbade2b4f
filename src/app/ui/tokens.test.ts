import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { css, rgbOf, type Rgb } from '#app/stage/colour.ts'
import { contrastOf } from '#app/stage/colour-vision.test-support.ts'
import { paletteOf } from '#app/stage/palette.ts'
import { themeNames } from './theme.ts'

const sheet = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

/** The colours of a theme by the names of their tokens. */
function coloursOf(theme: string): ReadonlyMap<string, Rgb> {
  const block = new RegExp(String.raw`\[data-theme='${theme}'\] \{([^}]*)\}`).exec(sheet)?.[1] ?? ''
  const tokens = block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)
  return new Map([...tokens].map(([, name = '', hex = '']) => [name, rgbOf(hex)]))
}

const grounds = ['bg', 'surface', 'panel', 'raised', 'hover']
const words = ['text', 'text-2', 'text-3', 'accent', 'ok', 'warn', 'danger', 'info']
const lines = ['req', 'ready', 'desired', 'p50', 'p99', 'accent', 'danger', 'focus', 'control']

/** Words that stand on a ground of their own beside the five common ones. */
const special = [
  ['on-accent', 'accent'],
  ['text', 'accent-dim'],
  ['accent', 'accent-dim'],
  ['text', 'danger-dim'],
  ['text-2', 'danger-dim'],
  ['bg', 'text'],
] as const

describe('tokens', () => {
  for (const theme of themeNames) {
    const colours = coloursOf(theme)
    const contrast = (front: string, back: string): number => {
      const [a, b] = [colours.get(front), colours.get(back)]
      if (a === undefined || b === undefined) throw new Error(`${theme} lacks ${front} or ${back}`)
      return contrastOf(a, b)
    }
    const enough = theme === 'projector' || theme === 'contrast' ? 7 : 4.5

    it(`[U48] the ${theme} theme has every colour`, () => {
      expect([...colours.keys()].toSorted()).toEqual([...coloursOf('dark').keys()].toSorted())
      expect(colours.size).toBeGreaterThan(40)
    })

    it(`[U49] every word of the ${theme} theme is read on every ground`, () => {
      for (const word of words) {
        for (const ground of grounds) {
          expect(contrast(word, ground), `${word} on ${ground}`).toBeGreaterThanOrEqual(enough)
        }
      }
      for (const [word, ground] of special) {
        expect(contrast(word, ground), `${word} on ${ground}`).toBeGreaterThanOrEqual(enough)
      }
    })

    it(`[U49] every line and control of the ${theme} theme is seen`, () => {
      for (const line of lines) {
        for (const ground of grounds) {
          expect(contrast(line, ground), `${line} on ${ground}`).toBeGreaterThanOrEqual(3)
        }
      }
    })

    it(`[U48] the stage of the ${theme} theme is drawn in its colours`, () => {
      const palette = paletteOf(theme)
      expect(css(palette.ground)).toBe(css(colours.get('bg') ?? [1, 2, 3]))
      expect(css(palette.text)).toBe(css(colours.get('text') ?? [1, 2, 3]))
      for (let step = 0; step < 8; step++) {
        const token = colours.get(`load-${step}`) ?? [1, 2, 3]
        expect(css(palette.load[step * 2] ?? [0, 0, 0])).toBe(css(token))
        expect(css(palette.genome[step] ?? [0, 0, 0])).toBe(
          css(colours.get(`gen-${step}`) ?? token),
        )
      }
    })
  }
})
