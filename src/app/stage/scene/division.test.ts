import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phases } from '#worker/frame.ts'
import { countPulled, createStrands, layStrands } from '../canvas2d/chromosomes.ts'
import { divisionOf, halfRadiusOf, pulledOf, separationOf } from './division.ts'
import { witherOf, witheredOpacity, witheredRadius } from './withering.ts'

const spans = {
  scheduled: [0.02, 0.18],
  pulling: [0.18, 0.45],
  booting: [0.46, 0.72],
  probing: [0.72, 0.9],
} as const
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('division', () => {
  it('[S7] each step of the start fills its own span', () => {
    for (const [phase, [from, to]] of Object.entries(spans)) {
      const index = phases.indexOf(phase as keyof typeof spans)
      expect(divisionOf(index, 0)).toBeCloseTo(from, 12)
      expect(divisionOf(index, 1)).toBeCloseTo(to, 12)
    }
    expect(divisionOf(phases.indexOf('serving'), 0)).toBe(1)
  })

  it('[S7] a division never falls as phase and progress go on, whatever their values', () => {
    fc.assert(
      fc.property(fc.nat(4), share, fc.nat(4), share, (phaseA, a, phaseB, b) => {
        const isLater = phaseB > phaseA || (phaseB === phaseA && b >= a)
        if (isLater) expect(divisionOf(phaseB, b)).toBeGreaterThanOrEqual(divisionOf(phaseA, a))
      }),
    )
    expect(divisionOf(1, -3)).toBe(divisionOf(1, 0))
    expect(divisionOf(1, 7)).toBe(divisionOf(1, 1))
  })

  it('[S8] chromosomes fill with the image and are full when it has arrived', () => {
    expect(pulledOf(phases.indexOf('scheduled'), 0.9)).toBe(0)
    expect(pulledOf(phases.indexOf('pulling'), 0.5)).toBe(0.5)
    expect(pulledOf(phases.indexOf('booting'), 0)).toBe(1)
    expect([0, 0.5, 1].map((pulled) => countPulled(6, pulled))).toEqual([0, 3, 6])
    expect([-1, 2].map((pulled) => countPulled(3, pulled))).toEqual([0, 3])
  })

  it('[S9] the halves begin together and end clear of each other at 0.8 of the radius', () => {
    expect(separationOf(0.45)).toBe(0)
    expect(halfRadiusOf(0.45)).toBe(1)
    expect(halfRadiusOf(1)).toBeCloseTo(0.8, 9)
    expect(2 * separationOf(1)).toBeGreaterThan(2 * halfRadiusOf(1))
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        expect(separationOf(late)).toBeGreaterThanOrEqual(separationOf(early))
        expect(halfRadiusOf(late)).toBeLessThanOrEqual(halfRadiusOf(early))
      }),
    )
  })

  it('[S9] the strands of each half end on its own side', () => {
    const strands = createStrands()
    layStrands(strands, 0.8, 0.3, false)
    expect(strands.count).toBe(6)
    for (let i = 0; i < strands.count; i++) {
      expect(strands.lines[i * 16]).toBeLessThan(-0.3)
      expect(strands.lines[i * 16 + 8]).toBeGreaterThan(0.3)
    }
  })
})

describe('withering', () => {
  it('[S10] a draining cell keeps its shape while it still serves', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 500 }), (progress, inService) => {
        expect(witherOf(progress, inService)).toBeLessThanOrEqual(0.25)
        expect(witherOf(progress, 0)).toBeGreaterThanOrEqual(0.25)
      }),
    )
  })

  it('[S10] clearing shrinks first and fades last', () => {
    expect(witheredRadius(0)).toBe(1)
    expect(witheredRadius(1)).toBeCloseTo(0.58, 9)
    expect(witheredOpacity(0.7)).toBe(1)
    expect(witheredOpacity(1)).toBe(0)
  })
})
