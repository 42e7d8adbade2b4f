import { describe, expect, it } from 'vitest'
import type { Recording } from '#core/organisms/recording.ts'
import { decodeLink, encodeLink } from '#share/link.ts'
import { failureOf } from './seed.ts'
import { play } from './play.ts'
import { serviceCase, type ServiceCase, type ServiceOutcome } from './service-case.ts'

/** A fault that is planted: whoever kills a cell while clients are impatient breaks a rule. */
function faulty({ seed, scenario, wishes }: ServiceCase): ServiceOutcome {
  const { settings } = scenario
  const { recording } = play(settings, seed, wishes, [])
  const kills = recording.log.some(({ change }) => change.type === 'kill')
  const isImpatient = Number(settings.timeout ?? 10) < 5
  return { recording, met: {}, problem: kills && isImpatient ? 'planted' : null }
}

/** A longer run is told as the text of its file. */
function fitsLink(recording: Recording): boolean {
  const link = encodeLink({ recording })
  return link.ok && !link.value.tooLong
}

describe('a failing seed', () => {
  const found = Array.from({ length: 100 }, (_, seed) => serviceCase(seed)).find(
    (one) =>
      one.wishes.length > 3 &&
      Object.keys(one.scenario.settings).length > 10 &&
      faulty(one).problem !== null &&
      fitsLink(faulty(one).recording),
  )

  it('[Y6] gives its link, and a smaller run that fails as well', () => {
    expect(found).toBeDefined()
    if (found === undefined) return
    const { problem, shownBy } = failureOf(found, 'planted', faulty)
    expect(problem).toBe('planted')
    const [first = '', size = '', second = ''] = shownBy
    expect(size).toMatch(/^with 1 wishes and \d+ settings in place of/u)
    const [whole, small] = [first, second].map((line) => {
      const opened = decodeLink(line.replace('link: ', ''))
      if (!opened.ok || opened.value.recording === null) throw new Error('a link can be read')
      return opened.value.recording
    })
    expect(whole?.log.length).toBeGreaterThan(small?.log.length ?? Infinity)
    expect(small?.log.every(({ change }) => change.type === 'kill')).toBe(true)
    const left = Object.keys(small?.settings ?? {})
    expect(left).toContain('timeout')
    expect(left.length).toBeLessThan(5)
    expect(small?.seed).toBe(found.seed)
  })
})
