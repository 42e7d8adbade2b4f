import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { erlangC } from './theory-queues.ts'
import {
  fewestServers,
  loadFor,
  safetyFor,
  squareRootServers,
  waitingShare,
} from './theory-staffing.ts'

const loads = fc.double({ min: 0.01, max: 2000, noNaN: true })
const shares = fc.double({ min: 1e-12, max: 0.999, noNaN: true })

describe('how many servers a load needs', () => {
  it('[T47] let no more than the share wait, and one server less lets more, or cannot carry the load', () => {
    let less = 0
    fc.assert(
      fc.property(loads, shares, (a, epsilon) => {
        const c = fewestServers(a, epsilon)
        expect(erlangC(c, a)).toBeLessThanOrEqual(epsilon * (1 + 1e-12))
        if (c - 1 <= a) return
        expect(erlangC(c - 1, a)).toBeGreaterThan(epsilon * (1 - 1e-12))
        less++
      }),
      { seed: 1 },
    )
    expect(less).toBeGreaterThan(50)
  })

  it('[T47] the square-root rule stays near: its error grows more slowly than the root', () => {
    for (const a of [1, 10, 100, 1000, 10_000]) {
      for (const epsilon of [0.5, 0.2, 0.05, 0.01]) {
        const exact = fewestServers(a, epsilon)
        expect(Math.abs(squareRootServers(a, epsilon) - exact)).toBeLessThanOrEqual(2)
      }
    }
  })

  it('[T47] holds at the ends: no load, everybody, nobody, and a million', () => {
    expect([fewestServers(0, 0.5), fewestServers(7, 1), fewestServers(7.5, 1)]).toEqual([1, 8, 8])
    expect(squareRootServers(7, 1)).toBe(7)
    // Nobody at all: as soon as the share is below every number.
    expect(erlangC(fewestServers(3, 0), 3)).toBe(0)
    expect(fewestServers(3, 0)).toBeLessThan(400)
    const million = fewestServers(1e6, 0.05)
    expect(Math.abs(million - squareRootServers(1e6, 0.05))).toBeLessThanOrEqual(1)
    expect(() => fewestServers(Number.NaN, 0.5)).toThrow()
    expect(() => fewestServers(1, -0.1)).toThrow()
  })
})

describe('many servers', () => {
  it('[T47] the share that waits is that of Halfin and Whitt, and its inverse finds the safety again', () => {
    // β = 1: φ = 0.241971, Φ = 0.841345.
    expect(waitingShare(1)).toBeCloseTo(1 / (1 + 0.8413447460685429 / 0.24197072451914337), 12)
    expect([waitingShare(0), waitingShare(60)]).toEqual([1, 0])
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 30, noNaN: true }), (beta) => {
        expect(Math.abs(safetyFor(waitingShare(beta)) - beta)).toBeLessThan(1e-9 * beta + 1e-12)
      }),
      { seed: 2 },
    )
    expect([safetyFor(1), safetyFor(2)].map((beta) => beta < 1e-15)).toEqual([true, true])
    expect(safetyFor(0)).toBeLessThan(64)
  })

  it('[T47] is what Erlang C comes to, with an error that halves when there are four times as many', () => {
    for (const beta of [0.25, 1, 2]) {
      const off = [100, 400, 1600, 6400].map(
        (c) => erlangC(c, loadFor(c, beta)) - waitingShare(beta),
      )
      for (const [i, error] of off.slice(1).entries()) {
        expect(error / (off[i] ?? NaN)).toBeGreaterThan(0.45)
        expect(error / (off[i] ?? NaN)).toBeLessThan(0.55)
      }
    }
  })

  it('[T47] the load of c servers has c as its square-root rule', () => {
    const servers = fc.integer({ min: 1, max: 1_000_000 })
    const betas = fc.double({ min: 0, max: 1000, noNaN: true })
    fc.assert(
      fc.property(servers, betas, (c, beta) => {
        const a = loadFor(c, beta)
        expect(Math.abs(a + beta * Math.sqrt(a) - c)).toBeLessThan(1e-12 * c)
      }),
      { seed: 3 },
    )
  })
})
