import { describe, expect, it } from 'vitest'
import { histogramCell, histogramCells, histogramTotal } from '#core/kernel/histogram.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { loadSegments } from '#core/traffic/load.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import type { Rules } from '#core/traffic/plane.ts'
import { countedOn } from './edge-counters.ts'
import { plainEdge, type Graph } from './graph.ts'
import { readyMesh } from './mesh-of-case.test-support.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'

const rate = 25
const means = [0.01, 0.02] as const
const latency = 1 / 1024
/** Over the network there are four ways: two edges, there and back. */
const onTheWay = 4 * latency

const service = (mean: number): Rules => ({
  ...plainRules,
  demand: prepareDemand('exponential', mean, 1),
  load: loadSegments({ form: 'steps', every: 10_000, rates: [rate] }),
  places: 1000,
})

const chain: Graph = {
  services: means.map(service),
  edges: [
    { ...plainEdge, latency },
    { ...plainEdge, from: 0, to: 1, latency },
  ],
  populations: [{ kind: 'open', edge: 0 }],
}

/**
 * The share of requests that are through both services within `time`: two exponentials of rates μ − λ, independent of each
 * other (E. Reich, Departure Processes, Ann. Math. Stat. 34, 1963).
 */
function shareWithin(time: number): number {
  const [a, b] = means.map((mean) => 1 / mean - rate)
  return 1 - (b * Math.exp(-a * time) - a * Math.exp(-b * time)) / (b - a)
}

/** Shares of a run, after it has settled, that took less than each of `times`, which are borders of the histogram's cells. */
function sharesOf(seed: number, times: readonly number[]): readonly number[] {
  const { mesh } = readyMesh(chain, [1, 1], seed, 1 << 12)
  const wholeAt = (time: number): Uint32Array => {
    runMesh(mesh, time, Infinity)
    mesh.clock[0] = time
    countReturned(mesh)
    return mesh.whole.slice(0, histogramCells)
  }
  const settled = wholeAt(10)
  const counts = wholeAt(110).map((count, cell) => count - settled[cell])
  expect(countedOn(mesh, 0, 'poolRefused') + countedOn(mesh, 1, 'failed')).toBe(0)
  const total = histogramTotal(counts, 0)
  expect(total).toBeGreaterThan(2000)
  return times.map(
    (time) => counts.slice(0, histogramCell(time)).reduce((sum, count) => sum + count, 0) / total,
  )
}

describe('a chain of two services with one cell each', () => {
  it('[G14] is M/M/1 twice: the time through both follows the closed form', () => {
    const times = [1 / 32, 1 / 16, 1 / 8]
    const runs = Array.from({ length: 30 }, (_, seed) => sharesOf(seed, times))
    times.forEach((time, i) => {
      const shares = runs.map((shares) => shares[i])
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
      const squares = shares.reduce((sum, share) => sum + (share - mean) * (share - mean), 0)
      const error = Math.sqrt(squares / (shares.length - 1) / shares.length)
      expect(error).toBeGreaterThan(0)
      expect(error).toBeLessThan(0.01)
      expect(Math.abs(mean - shareWithin(time - onTheWay)) / error).toBeLessThanOrEqual(4)
    })
  })
})
