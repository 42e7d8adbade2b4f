import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareDemand } from '#core/traffic/demand.ts'
import type { Discipline } from './disciplines.ts'
import { loneGraph, runGraph, type LoggedDeparture } from './lone-cell.test-support.ts'

/**
 * Departures by the work that is left of each job, which falls from one event to the next; no virtual time, and nothing
 * foreseen.
 */
function byRest(
  discipline: Discipline,
  slots: number,
  jobs: readonly LoggedDeparture[],
): readonly number[] {
  const departures = jobs.map(() => NaN)
  const order = jobs.map((_, i) => i).toSorted((a, b) => jobs[a].arrival - jobs[b].arrival)
  const rest = jobs.map(({ work }) => work)
  let inside: readonly number[] = []
  let now = 0
  for (let coming = 0; coming < order.length || inside.length > 0;) {
    const { length } = inside
    const rates = inside.map((_, place) => {
      if (discipline === 'processor-sharing') return Math.min(1, slots / length)
      return place >= length - slots ? 1 : 0
    })
    const ends = inside.map((job, i) => (rates[i] > 0 ? now + rest[job] / rates[i] : Infinity))
    const arrival = coming < order.length ? jobs[order[coming]].arrival : Infinity
    const next = Math.min(arrival, ...ends)
    inside.forEach((job, i) => (rest[job] -= (next - now) * rates[i]))
    now = next
    if (next === arrival) inside = [...inside, order[coming++]]
    else {
      const leaving = inside[ends.indexOf(next)]
      departures[leaving] = now
      inside = inside.filter((job) => job !== leaving)
    }
  }
  return departures
}

// In milliseconds, because time without events is not free.
const gaps = fc.array(fc.double({ min: 0.001, max: 3, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
  size: 'max',
})

describe.each(['processor-sharing', 'lcfs-preemptive'] as const)('%s', (discipline) => {
  it('[G53] lets jobs leave when the work that is left of them says so, within 1e-9', () => {
    let crowded = 0
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 3 }), (gaps, slots) => {
        let time = 0
        const times = gaps.map((gap) => (time += gap / 1000))
        const demand = prepareDemand('lognormal', 0.0012 * slots, 2)
        const graph = loneGraph(discipline, demand, times, { slots })
        const { departures } = runGraph(graph, 1, 60)
        expect(departures.length).toBe(times.length)
        const expected = byRest(discipline, slots, departures)
        departures.forEach(({ arrival, work, departure }, i) => {
          expect(Math.abs(departure / expected[i] - 1)).toBeLessThan(1e-9)
          if (departure - arrival > 2 * work) crowded++
        })
      }),
      { seed: 7, numRuns: 150 },
    )
    expect(crowded).toBeGreaterThan(500)
  })
})
