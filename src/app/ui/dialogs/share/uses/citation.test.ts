import { describe, expect, it } from 'vitest'
import { engineVersion } from '#core/organisms/recording.ts'
import { builtIns } from '#share/built-ins.ts'
import { encodeLink } from '#share/link.ts'
import { shareText } from '#text/en/share.ts'
import { german } from '#text/de/german.ts'
import { citationOf, unchangedScenario } from './citation.ts'

const surge = builtIns.surge
const recording = {
  engine: engineVersion,
  organism: surge?.organism ?? '',
  seed: 7,
  settings: surge?.settings ?? {},
  log: [],
}

describe('a citation', () => {
  const moment = { recording, time: 304, digest: '0123456789abcdef' }
  const link = { run: 'Surge', address: 'https://example.org/#s=surge~seed=7' }

  it('[L26] names the run, the engine, the seed, the digest with its time and the link', () => {
    expect(citationOf(moment, link, shareText.english)).toBe(
      `Digital Mitosis, Surge, engine ${engineVersion}, seed 7, state digest 0123456789abcdef at 05:04, ${link.address}`,
    )
    expect(citationOf(moment, link, german.share)).toBe(
      `Digital Mitosis, Surge, Programmversion ${engineVersion}, Startwert 7, Prüfsumme 0123456789abcdef bei 05:04, ${link.address}`,
    )
  })

  it('[L26] says nothing of a digest that is not known', () => {
    expect(citationOf({ ...moment, digest: null }, link, shareText.english)).toBe(
      `Digital Mitosis, Surge, engine ${engineVersion}, seed 7, ${link.address}`,
    )
  })
})

describe('the scenario of a link', () => {
  it('[L26] is known where nothing of it was changed', () => {
    const fragmentOf = (seed: number) => {
      const link = encodeLink({ recording: { ...recording, seed }, time: 30 })
      return link.ok && !link.value.tooLong ? link.value.fragment : ''
    }
    expect(fragmentOf(1)).toMatch(/s=surge~seed=1$/u)
    expect(unchangedScenario('s=surge')).toBe('surge')
    expect(unchangedScenario(fragmentOf(1))).toBe('surge')
    expect(fragmentOf(7)).toMatch(/s=surge~seed=7$/u)
    expect(unchangedScenario(fragmentOf(7))).toBeNull()
    expect(unchangedScenario('eng=8&x=1abcs=surge')).toBeNull()
  })
})
