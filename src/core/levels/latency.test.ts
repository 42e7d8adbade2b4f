import { describe, expect, it } from 'vitest'
import {
  histogramCell,
  histogramCells,
  histogramQuantile,
  histogramTotal,
} from '#core/kernel/histogram.ts'
import { mm1Quantile, mmcTimeQuantile } from '#core/organisms/autoscaled-service/theory-queues.ts'
import { histogramEdges } from './edges.ts'
import { settleLatencies } from './latency.ts'
import { createLoneLevels, insideLevels, levelCount, type LevelRules } from './levels.ts'
import { crashCell } from './population.ts'
import { runFor } from './runs.test-support.ts'
import { poolJoined } from './sojourn.ts'

const rules: LevelRules = { slots: 1, places: 60, mean: 0.1, routing: 'power-of-d', choices: 2 }

/** P(Erlang(stages, 1) > x): the sum of the first terms of a Poisson law. */
function erlangTail(stages: number, x: number): number {
  let term = Math.exp(-x)
  let sum = 0
  for (let i = 0; i < stages; i++) {
    sum += term
    term *= x / (i + 1)
  }
  return sum
}

/** How many of the pool are longer than each edge. */
function tails(pool: Float64Array): Float64Array {
  const at = new Float64Array(histogramCells + 1)
  for (let cell = histogramCells - 1; cell >= 0; cell--) at[cell] = at[cell + 1] + pool[cell]
  return at
}

describe('edges', () => {
  it('[F12] are the borders of the histogram to the last bit', () => {
    const bits = new DataView(new ArrayBuffer(4))
    for (let cell = 1; cell < histogramCells; cell++) {
      expect(histogramCell(histogramEdges[cell])).toBe(cell)
      bits.setFloat32(0, histogramEdges[cell])
      bits.setUint32(0, bits.getUint32(0) - 1)
      expect(histogramCell(bits.getFloat32(0))).toBe(cell - 1)
    }
  })
})

describe('latencies', () => {
  it.each([0, 1, 4, 30])('[F10] of what joins level %d of one slot are Erlang', (level) => {
    const { levels } = createLoneLevels(rules, 100, 1)
    levels.joined[level] = 1e6
    poolJoined(levels)
    const longer = tails(levels.pool)
    expect(longer[0]).toBeCloseTo(1e6, 4)
    let seen = 0
    for (let cell = 1; cell < histogramCells; cell++) {
      const exact = 1e6 * erlangTail(level + 1, histogramEdges[cell] / 0.1)
      expect(Math.abs(longer[cell] - exact)).toBeLessThan(1e-4)
      if (exact > 1e4 && exact < 9.9e5) seen++
    }
    expect(seen).toBeGreaterThan(30)
    expect(levels.joined[level]).toBe(0)
  })

  it.each([0, 2, 3, 11])(
    '[F10] of what joins level %d of three slots wait, and are served',
    (level) => {
      const { levels } = createLoneLevels({ ...rules, slots: 3 }, 100, 1)
      levels.joined[level] = 1e6
      poolJoined(levels)
      const longer = tails(levels.pool)
      // Exp(1) after Erlang(m, 3), by its density and Simpson's rule.
      const stages = Math.max(0, level - 2)
      const exact = (x: number): number => {
        if (stages === 0) return Math.exp(-x)
        const steps = 400
        let sum = 0
        for (let i = 0; i <= steps; i++) {
          const t = (x * i) / steps
          const density = 3 * (erlangTail(stages, 3 * t) - erlangTail(stages - 1, 3 * t))
          sum += (i % steps === 0 ? 1 : i % 2 === 0 ? 2 : 4) * density * Math.exp(t - x)
        }
        return erlangTail(stages, 3 * x) + (sum * x) / steps / 3
      }
      for (let cell = 300; cell < 660; cell += 7) {
        expect(Math.abs(longer[cell] - 1e6 * exact(histogramEdges[cell] / 0.1))).toBeLessThan(0.1)
      }
      expect(longer[660]).toBeLessThan(1e5)
    },
  )

  it.each([
    [1, 0.7],
    [3, 0.8],
  ])('[F10] at rest are those of an M/M/%d queue at ρ = %d, tail included', (slots, rho) => {
    const { levels } = createLoneLevels(
      { ...rules, slots, places: 200, routing: 'random' },
      1000,
      3,
    )
    const rate = (rho * 1000 * slots) / rules.mean
    runFor(levels, 6, rate)
    settleLatencies(levels, new Float64Array(histogramCells), 0, 1)
    const seen = new Uint32Array(histogramCells)
    for (let turn = 0; turn < 10; turn++) {
      runFor(levels, 1.5, rate)
      settleLatencies(levels, seen, 0, 1)
    }
    const [lambda, mu] = [rho * slots * 10, 10]
    for (const share of [0.1, 0.5, 0.9, 0.99, 0.999]) {
      const exact =
        slots === 1 ? mm1Quantile(lambda, mu, share) : mmcTimeQuantile(slots, lambda, mu, share)
      // The histogram is right within 1.6 %, and 15 s of a thousand cells within 3 %.
      expect(Math.abs(histogramQuantile(seen, 0, share) / exact - 1)).toBeLessThan(0.045)
    }
  })

  it('[F11] are counted once, when requests complete, from empty to empty', () => {
    const { levels } = createLoneLevels({ ...rules, places: 5 }, 200, 4)
    const seen = new Uint32Array(histogramCells)
    let missed = 0
    let lost = 0
    const settle = (): void => {
      missed += settleLatencies(levels, seen, 0, 0.25)
      expect(histogramTotal(seen, 0)).toBe(levelCount(levels, 'completed'))
      const pooled = levels.pool.reduce((sum, count) => sum + count, 0)
      expect(Math.abs(pooled - insideLevels(levels))).toBeLessThan(1e-6)
      expect(levels.pool.every((count) => count >= 0)).toBe(true)
    }
    for (const [seconds, rho] of [
      [0.001, 0.5],
      [2, 0.9],
      [0.01, 3],
      [0.3, 2],
      [5, 0.2],
      [0, 1],
      [7, 1.1],
    ] as const) {
      runFor(levels, seconds, rho * 2000)
      settle()
      const full = levels.highest[0]
      if (levels.ready[full] > 0) lost += crashCell(levels, 'ready', full)
    }
    runFor(levels, 40, 0)
    settle()
    expect(insideLevels(levels)).toBe(0)
    const [arrived, completed, shed] = (['arrived', 'completed', 'shed'] as const).map((name) =>
      levelCount(levels, name),
    )
    expect(lost).toBeGreaterThan(10)
    expect(shed).toBeGreaterThan(100)
    expect(arrived).toBe(completed + shed + lost)
    // What is longer than the objective, of its own cell the part that is.
    const objective = histogramCell(0.25)
    const beyond = seen.slice(objective + 1).reduce((sum, count) => sum + count, 0)
    expect(missed).toBeGreaterThan(beyond - 10)
    expect(missed).toBeLessThan(beyond + seen[objective] + 10)
  })

  it('[F11] come out the same, but for the noise of rounding, however often they are settled', () => {
    const means = [0.02, 0.5, 10].map((window) => {
      const { levels } = createLoneLevels(rules, 1000, 5)
      const seen = new Float64Array(histogramCells)
      for (let turn = 0; turn < Math.round(10 / window); turn++) {
        runFor(levels, window, 9000)
        settleLatencies(levels, seen, 0, 1)
      }
      const counts = Uint32Array.from(seen)
      return [0.5, 0.9, 0.99].map((share) => histogramQuantile(counts, 0, share))
    })
    for (const quantiles of means) {
      quantiles.forEach((value, i) => expect(Math.abs(value / means[0][i] - 1)).toBeLessThan(0.035))
    }
  })
})
