import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { builtIns } from './built-ins.ts'
import { settingsDigest, stateDigest } from './golden.test-support.ts'
import { decodeLink, encodeLink } from './link.ts'

/** A link that must open for ever, the run in it, and a digest over all settings that it stands for. */
interface Golden {
  readonly link: string
  readonly recording: { readonly organism: string; readonly seed: number }
  readonly settings: string
  /** The second run, where the link holds a comparison. */
  readonly beside?: {
    readonly recording: Recording
    readonly seeds: number | null
    readonly settings: string
  }
}

// Lines are added to it, never changed: where a start value has to change, links get another format digit.
const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, 'golden-links.json'), 'utf8'),
) as readonly Golden[]

const opened = (link: string) => {
  const decoded = decodeLink(link, builtIns)
  return decoded.ok ? decoded.value : null
}

describe(`${golden.length} links that must open for ever`, () => {
  it('[L45] are of every kind', () => {
    expect(golden.filter(({ link }) => link.includes('x=1')).length).toBeGreaterThanOrEqual(50)
    expect(golden.filter(({ link }) => link.includes('s=')).length).toBeGreaterThanOrEqual(8)
    const systems = new Set(golden.map(({ recording }) => recording.organism))
    expect([...systems].toSorted()).toEqual(['autoscaled-service', 'microservices'])
    const text = JSON.stringify(golden)
    for (const type of ['set', 'kill', 'rollout', 'rung', 'note', 'burst']) {
      expect(text, type).toContain(`"type":"${type}"`)
    }
  })

  it.each(golden)('[L45] $link opens the run it was made of', ({ link, recording, settings }) => {
    const found = opened(link)?.recording
    // The engine of an opened run is that of this page.
    expect(found && { ...found, engine: 0 }).toEqual({ ...recording, engine: 0 })
    if (found) expect(settingsDigest(found)).toBe(settings)
  })

  it('[L45] [L46] hold the second run of a comparison, and open it beside the first', () => {
    const both = golden.filter(({ beside }) => beside !== undefined)
    expect(both.length).toBeGreaterThanOrEqual(6)
    for (const { link, beside } of both) {
      const found = opened(link)?.beside
      if (!beside || !found) throw new Error(`${link} holds one run`)
      expect(found.seeds).toBe(beside.seeds)
      expect({ ...found.recording, engine: 0 }).toEqual({ ...beside.recording, engine: 0 })
      expect(settingsDigest(found.recording)).toBe(beside.settings)
    }
    expect(both.filter(({ beside }) => beside?.seeds !== null).length).toBeGreaterThan(1)
  })

  it('[L45] lead to the state that was shared, as long as the engine is the one that made them', () => {
    let compared = 0
    for (const { link } of golden) {
      const found = opened(link)
      if (found === null || found.recording === null || found.digest === null) continue
      expect(stateDigest(found.recording, found.time), link).toBe(found.digest)
      compared++
    }
    const madeHere = golden.filter(({ link }) => link.includes(`eng=${engineVersion}&`))
    expect(compared).toBe(madeHere.length)
  }, 120_000)

  it('[L2] are written as they are read', () => {
    for (const { link } of golden) {
      const found = opened(link)
      if (found === null || found.recording === null) throw new Error(`${link} holds no run`)
      const again = encodeLink({ recording: found.recording, beside: found.beside })
      expect(
        again.ok && !again.value.tooLong && again.value.fragment.replace(/^eng=\d+&/, ''),
      ).toBe(link.replace(/^eng=\d+&/, '').replace(/^(t=[^&]*&)?(h=[^&]*&)?/, ''))
    }
  })
})

// `npm run test:wide` puts every letter everywhere.
const every = process.env.MITOSIS_SEEDS === undefined ? 9 : 1
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=&~.%#'

describe('a golden link that loses its end, or one of its characters', () => {
  // The tenth part of them is edited in `npm test`, each in another place; all of them lose their ends.
  const some = golden.slice(0, 50)

  it('[L12] [L13] opens the run it was made of, or none: every prefix, every single edit', () => {
    let [refused, same] = [0, 0]
    for (const [index, { link, recording }] of some.entries()) {
      const whole = JSON.stringify({ ...recording, engine: engineVersion })
      const judge = (text: string): void => {
        const decoded = decodeLink(text, builtIns)
        const found = decoded.ok ? decoded.value.recording : null
        if (found === null) refused++
        else if (JSON.stringify(found) === whole) same++
        else expect.fail(`${text} opens another run than ${link}`)
      }
      for (let at = 0; at < link.length; at++) {
        judge(link.slice(0, at))
        if (every > 1 && at % 10 !== index % 10) continue
        judge(link.slice(0, at) + link.slice(at + 1))
        const isEnd = at < 30 || at > link.length - 20
        for (let l = isEnd ? 0 : index % every; l < letters.length; l += isEnd ? 1 : every) {
          judge(link.slice(0, at) + letters.charAt(l) + link.slice(at + 1))
        }
      }
    }
    expect(refused).toBeGreaterThan(20_000)
    expect(same).toBeGreaterThan(100)
  }, 300_000)
})
