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
      expect(meaningOf(english, none, 50)).toEqual([
        'Every request is simulated, and every number counts all of them.',
        'Only the picture has fewer: a moving dot stands for 50 requests.',
      ])
    }
    expect(meaningOf(english, levels, 50).join(' ')).toMatch(
      /counted by how many .* about 50 requests/u,
    )
    expect(meaningOf(english, levels, 1)[1]).toContain('about one request')
    expect(meaningOf(english, again, 1)).toEqual([english.everyRequestAgain, english.drawn(1)])
  })

  it('[P24] has words of its own for every rung in each language', () => {
    for (const text of [english, german]) {
      const said = [exact, levels, again].map((one) => meaningOf(text, one, 50).join(' '))
      expect(new Set(said).size).toBe(3)
      expect(said.map((one) => one.includes('≈'))).toEqual([false, true, true])
    }
  })
})
