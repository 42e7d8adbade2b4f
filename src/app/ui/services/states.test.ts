import { describe, expect, it } from 'vitest'
import { sketchCells, sketchFrame } from '#app/stage/frame-sketch.ts'
import { organismOf } from '#core/organisms/models.ts'
import { limitNames } from '#core/organisms/observation.ts'
import { german } from '#text/de/german.ts'
import { servicesText } from '#text/en/services.ts'
import { callsOf, limitsOf, servicesOf } from './states.ts'

const names = ['gateway', 'checkout']

describe('what stands at a glance of several services', () => {
  const states = [{ ready: 2, starting: 1, waiting: 7, missed: 1 }, { ready: 1 }]
  const rates = [
    { rate: 90, answered: 88 },
    { rate: 80, failed: 20, refused: 3 },
  ]
  const frame = sketchFrame(30, sketchCells(3), states, rates)

  it('[B22] is what the frame says of each: cells, who waits, and whether it misses its objective', () => {
    expect(servicesOf(frame, names)).toEqual([
      { name: 'gateway', ready: 2, starting: 1, waiting: 7, isMissed: true },
      { name: 'checkout', ready: 1, starting: 0, waiting: 0, isMissed: false },
    ])
    expect(servicesOf({ ...frame, time: 0 }, names)[0]?.isMissed).toBeNull()
    // The names of the next run may come before its first frame.
    expect(servicesOf(frame, [...names, 'search', 'catalog'])).toHaveLength(2)
  })

  it('[B24] is who calls whom and what comes of it, clients by their name', () => {
    const edges = [
      { from: -1, to: 0, optional: false },
      { from: 0, to: 1, optional: true },
      { from: 1, to: 0, optional: true },
    ]
    expect(callsOf(frame, names, edges)).toEqual([
      { from: null, to: 'gateway', optional: false, rate: 90, answered: 88, failed: 0, refused: 0 },
      {
        from: 'gateway',
        to: 'checkout',
        optional: true,
        rate: 80,
        answered: 0,
        failed: 20,
        refused: 3,
      },
    ])
  })
})

describe('the limits of a service', () => {
  it('[B25] are all that the figures count, each with a sentence of what was done at it', () => {
    const begun = organismOf('microservices')?.begin({}, 1)
    if (begun?.ok !== true) throw new Error('the start values can be run')
    const figures = begun.value.figures(1)
    const limits = limitsOf({ ...figures, attempts: { ...figures.attempts, shed: 12 } })
    expect(new Set(limits.map(([name]) => name))).toEqual(
      new Set([...limitNames, 'shed', 'divisionsRefused']),
    )
    expect(limits.filter(([, count]) => count > 0)).toEqual([['shed', 12]])
    for (const texts of [servicesText.english, german.services]) {
      for (const [limit] of limits) {
        expect(texts.met[limit](1)).toMatch(/^1 .*\.$/)
        expect(texts.met[limit](2)).toMatch(/^2 .*\.$/)
        expect(texts.limit[limit]).not.toBe('')
      }
    }
  })

  it('[B25] are none where nobody counts them apart', () => {
    const begun = organismOf('autoscaled-service')?.begin({}, 1)
    if (begun?.ok !== true) throw new Error('the start values can be run')
    expect(limitsOf(begun.value.figures())).toEqual([])
  })
})
