import { describe, expect, it } from 'vitest'
import { edgeCounters } from './edge-counters.ts'
import type { Population } from './graph.ts'
import { readyMesh } from './mesh-of-case.test-support.ts'
import { caseOf, hedgedAtOnce, onGrid, type RandomCase } from './random-case.test-support.ts'
import { readMesh, readTextbook, type Reading } from './reading.test-support.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'
import { openTextbook, readTo } from './textbook/textbook.test-support.ts'

/** Runs a case both ways, and compares them at three times. Returns the last reading. */
function compare(name: string, drawn: RandomCase, seed: number): Reading {
  const ready = readyMesh(drawn.graph, drawn.cells, seed, 1 << 13, { departures: 1 << 13 })
  const book = openTextbook(drawn.graph, drawn.cells, drawn.arrivals, seed)
  let reading = readMesh(ready)
  for (const share of [0.37, 0.71, 1]) {
    const until = share * drawn.until
    readTo(book, until)
    runMesh(ready.mesh, until, Infinity)
    ready.mesh.clock[0] = until
    countReturned(ready.mesh)
    reading = readMesh(ready)
    expect(reading, `${name}, at ${share} of its time`).toEqual(readTextbook(book))
  }
  return reading
}

/** The same case with closed clients who do not think. */
function thoughtless(drawn: RandomCase): RandomCase {
  const populations = drawn.graph.populations.map(({ edge }): Population => ({
    kind: 'closed',
    edge,
    clients: 3,
    think: 0,
  }))
  return { ...drawn, graph: { ...drawn.graph, populations }, arrivals: [[]] }
}

describe('the mesh and the textbook', () => {
  const seen = new Map<string, number>()

  it.each(Array.from({ length: 11 }, (_, block) => 20 * block))(
    '[G1] [G2] [G53] agree on twenty graphs from seed %i on',
    (first) => {
      for (let seed = first; seed < first + 20; seed++) {
        const drawn = caseOf(seed)
        const { counters, departures } = compare(`seed ${seed}`, drawn, seed)
        for (const [service] of departures) {
          const { discipline = 'fcfs' } = drawn.graph.services[service]
          seen.set(discipline, (seen.get(discipline) ?? 0) + 1)
        }
        for (const [name, count] of counters.flatMap((own) => Object.entries(own))) {
          seen.set(name, (seen.get(name) ?? 0) + count)
        }
      }
    },
  )

  it.each([
    ['patient', 1],
    // One step of the grid is as long as the network takes, so attempts arrive when their callers give up or hedge.
    ['hasty', 1 / 8],
  ])(
    '[G10] agree where everything happens at the same instants, with %s callers',
    (_, patience) => {
      let attempts = 0
      for (let seed = 0; seed < 100; seed++) {
        const { counters } = compare(`seed ${seed}`, onGrid(caseOf(seed, 100), patience), seed)
        attempts += counters.reduce((sum, own) => sum + own['attempts'], 0)
      }
      expect(attempts).toBeGreaterThan(15_000)
    },
  )

  it('[G66] agree where closed clients do not think', () => {
    let refused = 0
    for (let seed = 0; seed < 120; seed++) {
      const { counters } = compare(`seed ${seed}`, thoughtless(caseOf(seed, 60)), seed)
      refused += counters[0]['breakerRefused'] + counters[0]['shed']
    }
    expect(refused).toBeGreaterThan(1000)
  })

  it.each([
    ['as usual', (seed: number) => caseOf(seed, 100)],
    ['at the same instants', (seed: number) => onGrid(caseOf(seed, 60))],
    ['at the same instants with hasty callers', (seed: number) => onGrid(caseOf(seed, 60), 1 / 8)],
  ])('[G67] agree where second attempts go out at once, %s', (_, drawn) => {
    let hedged = 0
    for (let seed = 0; seed < 60; seed++) {
      const { counters } = compare(`seed ${seed}`, hedgedAtOnce(drawn(seed)), seed)
      hedged += counters.reduce((sum, own) => sum + own['hedged'], 0)
    }
    expect(hedged).toBeGreaterThan(1000)
  })

  it('[G1] met everything that is counted, but what the cases do not have', () => {
    expect(seen.get('processor-sharing')).toBeGreaterThan(10_000)
    expect(seen.get('lcfs-preemptive')).toBeGreaterThan(10_000)
    expect(seen.get('fcfs')).toBeUndefined()
    // No cell is lost, and the pool is never too small.
    expect(edgeCounters.filter((name) => (seen.get(name) ?? 0) === 0)).toEqual([
      'lost',
      'poolRefused',
      'dropped',
      'withdrawn',
    ])
  })
})
