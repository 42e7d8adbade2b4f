import { describe, expect, it } from 'vitest'
import { rung as german } from '#text/de/rung.ts'
import { fixedWords } from '#text/words.ts'
import { rungText } from '#text/en/rung.ts'
import { meaningOf } from './rung-chip.ts'

const english = fixedWords().now().text(rungText)
const exact = { isOn: false, refusal: null, spans: [] }
const levels = { isOn: true, refusal: null, spans: [{ from: 5, to: null }] }
const again = { isOn: false, refusal: null, spans: [{ from: 5, to: 8 }] }

describe('what the chip means', () => {
  it('[P24] says that every number counts all requests only where all of the run does', () => {
    for (const none of [exact, null]) {
      expect(meaningOf(english, none, { requests: 50, cells: 1 })).toEqual([
        'Every request is simulated, and every number counts all of them.',
        'Only the picture has fewer: a moving dot stands for 50 requests.',
      ])
    }
    expect(meaningOf(english, levels, { requests: 50, cells: 1 }).join(' ')).toMatch(
      /counted by how many .* about 50 requests/u,
    )
    expect(meaningOf(english, levels, { requests: 1, cells: 1 })[1]).toContain('about one request')
    expect(meaningOf(english, again, { requests: 1, cells: 1 })).toEqual([
      english.everyRequestAgain,
      english.drawn(1),
    ])
  })

  it('[P24] writes five million requests short, for the chip has room for ten letters', () => {
    expect(english.dots(5_000_000)).toBe('1 dot = 5M')
    expect(german.dotsShort(5_000_000)).toBe('1\u00a0:\u00a05\u00a0Mio.')
    // Whoever hears it hears all of it.
    expect(english.rung(false, 5_000_000)).toContain('1 dot = 5,000,000 requests')
  })

  it('[P24] has words of its own for every rung in each language', () => {
    for (const text of [english, german]) {
      const said = [exact, levels, again].map((one) =>
        meaningOf(text, one, { requests: 50, cells: 1 }).join(' '),
      )
      expect(new Set(said).size).toBe(3)
      expect(said.map((one) => one.includes('≈'))).toEqual([false, true, true])
    }
  })

  it('[P24] [S65] says which part of the cells is drawn where it is not all of them', () => {
    const [, all] = meaningOf(english, levels, { requests: 50, cells: 1 })
    const [, some] = meaningOf(english, levels, { requests: 50, cells: 16 })
    expect(some).toBe(`${all} Of the cells 1 in 16 is drawn and listed.`)
    expect(meaningOf(german, exact, { requests: 0, cells: 4 })[1]).toContain('1 von 4')
  })
})
