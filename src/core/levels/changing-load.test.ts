import { describe, expect, it } from 'vitest'
import { insideNow } from '#core/traffic/census.ts'
import { flow } from '#core/traffic/flow.ts'
import { loadSegments, type LoadCurve } from '#core/traffic/load.ts'
import { createLoneService } from '#core/traffic/lone-service.ts'
import { advanceLevels } from './advance.ts'
import { createLoneLevels, insideLevels } from './levels.ts'

const cells = 1000
const runs = 20
const duration = 140
/** Mean services between two looks. */
const every = 5

/** .3 → .95 → .4 of the capacity, in mean services; the first for 30 and the second for 80 of them. */
const load: LoadCurve = {
  form: 'linear',
  points: [
    [0, 0.3 * cells],
    [30, 0.3 * cells],
    [30, 0.95 * cells],
    [110, 0.95 * cells],
    [110, 0.4 * cells],
    [duration, 0.4 * cells],
  ],
}

/** Mean requests in a cell at every look, from the second on, because an empty start has no spread. */
type Path = readonly number[]
const looks = Array.from({ length: duration / every - 1 }, (_, i) => every * (i + 2))

function exactRun(seed: number): Path {
  const { plane } = createLoneService({
    seed,
    cells,
    logged: 0,
    load,
    rules: { places: 100, routing: 'power-of-d', choices: 2 },
  })
  return looks.map((time) => {
    while (flow(plane, time, 10_000) === 10_000);
    plane.clock[0] = time
    let inside = 0
    for (let row = 0; row < cells; row++) inside += insideNow(plane, row)
    return inside / cells
  })
}

function leapRun(seed: number): Path {
  const rules = { slots: 1, places: 100, mean: 1, routing: 'power-of-d', choices: 2 } as const
  const { levels } = createLoneLevels(rules, cells, seed)
  const segments = loadSegments(load)
  let leaps = 0
  const path = looks.map((time) => {
    leaps += advanceLevels(levels, segments, time, Infinity)
    expect(levels.clock[0]).toBe(time)
    return insideLevels(levels) / cells
  })
  expect(leaps).toBe(4 * duration)
  return path
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

describe('levels under a changing load', () => {
  it('[F5] are as near to the mean of exact runs as another exact run is', () => {
    const exact = Array.from({ length: runs }, (_, i) => exactRun(i + 1))
    const others = Array.from({ length: 5 }, (_, i) => exactRun(i + 101))
    const ours = Array.from({ length: runs }, (_, i) => leapRun(i + 201))
    const means = looks.map((_, at) => mean(exact.map((path) => path[at])))
    const spreads = looks.map((_, at) => {
      const squares = exact.map((path) => (path[at] - means[at]) ** 2)
      return Math.sqrt((mean(squares) * runs) / (runs - 1))
    })
    /** Root mean square of the distance to the mean, in standard deviations of a run. */
    const score = (path: Path): number =>
      Math.sqrt(mean(looks.map((_, at) => ((path[at] - means[at]) / spreads[at]) ** 2)))
    const another = mean(others.map(score))
    const leaps = mean(ours.map(score))
    expect(another).toBeGreaterThan(0.8)
    expect(another).toBeLessThan(1.3)
    expect(leaps).toBeGreaterThan(0.8)
    expect(leaps).toBeLessThan(1.3)
    // The mean of all runs is nearer by far: what is left is the noise of twenty against twenty.
    expect(score(looks.map((_, at) => mean(ours.map((path) => path[at]))))).toBeLessThan(0.6)
    // The queue did grow and fall: up to 3.1 and down again.
    expect(Math.max(...means)).toBeGreaterThan(2.9)
    expect(means[looks.length - 1]).toBeLessThan(0.5)
  })
})
