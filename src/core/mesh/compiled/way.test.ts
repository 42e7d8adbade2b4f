import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { histogramTotal } from '#core/kernel/histogram.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { loadSegments } from '#core/traffic/load.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import { edgeCounters } from '../edge-counters.ts'
import { plainEdge } from '../graph.ts'
import { createLoneMesh, type LoneMesh } from '../lone-mesh.ts'
import { caseOf, onGrid, type RandomCase } from '../random-case.test-support.ts'
import { countReturned } from '../returns.ts'
import { runMesh } from '../run.ts'
import { differences } from '../same-bytes.test-support.ts'
import { wire } from '../wiring.ts'

/** The same case on two meshes: one goes the way of TypeScript, the other is compiled. */
function both({ graph, cells }: RandomCase, seed: number, tasks = 1 << 10): readonly LoneMesh[] {
  // What is logged goes another way, so every other case has a log of departures.
  const departures = seed % 2 === 0 ? 0 : 1 << 12
  return [false, true].map((isCompiled) =>
    createLoneMesh({ graph, cells, seed, tasks, departures, isCompiled }),
  )
}

function readAt({ mesh }: LoneMesh, time: number): void {
  runMesh(mesh, time, Infinity)
  mesh.clock[0] = time
  countReturned(mesh)
}

/** Attempts of a mesh that can go the compiled way; where the network takes no time it cannot. */
function attemptsOf({ mesh }: LoneMesh): number {
  const attempts = edgeCounters.indexOf('attempts')
  const count = (edge: number): number => mesh.counters[edge * edgeCounters.length + attempts]
  return mesh.looksAhead ? mesh.edges.reduce((sum, _, edge) => sum + count(edge), 0) : 0
}

/** Runs a case both ways, and compares the bytes halfway and at its end. Returns the attempts. */
function compare(name: string, drawn: RandomCase, seed: number, tasks?: number): number {
  const [plain, compiled] = both(drawn, seed, tasks)
  expect(plain.mesh.compiled).toBeNull()
  expect(compiled.mesh.compiled).not.toBeNull()
  for (const share of [0.47, 1]) {
    for (const lone of [plain, compiled]) readAt(lone, share * drawn.until)
    expect(differences(compiled.views, plain.views), `${name}, at ${share}`).toEqual([])
  }
  return attemptsOf(compiled)
}

describe('the compiled way of a mesh', () => {
  it.each([0, 40, 80])(
    '[G40] leaves the same bytes behind on forty graphs from seed %i on',
    (first) => {
      let attempts = 0
      for (let seed = first; seed < first + 40; seed++) {
        attempts += compare(`seed ${seed}`, caseOf(seed), seed)
      }
      expect(attempts).toBeGreaterThan(15_000)
    },
  )

  it.each([
    ['patient', 1],
    ['hasty', 1 / 8],
  ])('[G40] does so where all happens at the same instants, with %s callers', (_, patience) => {
    let attempts = 0
    for (let seed = 0; seed < 40; seed++) {
      attempts += compare(`seed ${seed}`, onGrid(caseOf(seed, 100), patience), seed)
    }
    expect(attempts).toBeGreaterThan(4000)
  })

  it('[G40] does so where the pool is full', () => {
    let refused = 0
    for (let seed = 0; seed < 40; seed++) {
      const drawn = caseOf(seed)
      const [plain, compiled] = both(drawn, seed, 64)
      for (const lone of [plain, compiled]) readAt(lone, drawn.until)
      expect(differences(compiled.views, plain.views), `seed ${seed}`).toEqual([])
      refused += compiled.mesh.counters[edgeCounters.indexOf('poolRefused')]
    }
    expect(refused).toBeGreaterThan(100)
  })

  it('[G40] [G11] does so however it was sliced', () => {
    let slices = 0
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.array(fc.double({ min: 0.001, max: 0.2, noNaN: true }), { minLength: 1 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
        (seed, shares, limits) => {
          const drawn = caseOf(seed, 120)
          const [plain, compiled] = both(drawn, seed)
          for (let time = 0, slice = 0; time < drawn.until; slices++) {
            time = Math.min(drawn.until, time + shares[slice % shares.length] * drawn.until)
            let limit = 0
            do limit = limits[slice++ % limits.length]
            while (runMesh(compiled.mesh, time, limit) >= limit)
          }
          for (const lone of [plain, compiled]) readAt(lone, drawn.until)
          expect(differences(compiled.views, plain.views), `seed ${seed}`).toEqual([])
        },
      ),
      { seed: 7, numRuns: 30 },
    )
    expect(slices).toBeGreaterThan(300)
  })

  it('[G40] follows a change of the rules', () => {
    const drawn = caseOf(3)
    const meshes = both(drawn, 3)
    const graph = {
      ...drawn.graph,
      edges: drawn.graph.edges.map((edge) => ({ ...edge, latency: 2 * edge.latency, timeout: 1 })),
    }
    for (const lone of meshes) {
      readAt(lone, drawn.until / 2)
      lone.mesh.edges = graph.edges
      lone.mesh.wiring = wire(graph)
      readAt(lone, drawn.until)
    }
    const [plain, compiled] = meshes
    expect(differences(compiled.views, plain.views)).toEqual([])
    const [, unchanged] = both(drawn, 3)
    readAt(unchanged, drawn.until)
    expect(differences(unchanged.views, plain.views)).toContain('latency')
  })

  it.each(['fcfs', 'processor-sharing', 'lcfs-preemptive'] as const)(
    '[G40] [G68] does so where thousands arrive and leave at one instant: %s',
    (discipline) => {
      const script = Float64Array.from({ length: 60 }, (_, i) => 1 + Math.floor(i / 20) / 8)
      const service = {
        ...plainRules,
        demand: prepareDemand('deterministic', 1 / 256, 1),
        load: loadSegments({ form: 'steps', every: 1, rates: [0] }),
        places: 400,
        routing: 'power-of-d' as const,
        choices: 2,
        pairwise: true,
        discipline,
      }
      const edge = { ...plainEdge, latency: 1 / 512 }
      const drawn: RandomCase = {
        graph: {
          services: [{ ...service, script, slots: 20 }, service, service],
          edges: [edge, { ...edge, from: 0, to: 1, calls: 60 }, { ...edge, from: 1, to: 2 }],
          populations: [{ kind: 'open', edge: 0 }],
        },
        cells: [2, 400, 400],
        arrivals: [[...script]],
        until: 3,
      }
      expect(compare('at one instant', drawn, 7, 1 << 13)).toBe(60 + 2 * 60 * 60)
    },
  )

  it('[G69] opens the slots in which something may be due, and none of the others', () => {
    const hour = 3600
    const script = Float64Array.from({ length: 20 }, (_, i) => 60 * i)
    const rules = { ...plainRules, demand: prepareDemand('deterministic', 1 / 8, 1), places: 40 }
    const graph = {
      services: [
        { ...rules, script },
        { ...rules, discipline: 'processor-sharing' as const },
      ],
      edges: [
        { ...plainEdge, latency: hour },
        { ...plainEdge, from: 0, to: 1, latency: 1 },
      ],
      populations: [{ kind: 'open' as const, edge: 0 }],
    }
    const lone = createLoneMesh({ graph, cells: [1, 1], seed: 7, tasks: 64, isCompiled: true })
    const way = lone.mesh.compiled
    if (way === null) throw new Error('it goes the compiled way')
    let opened = 0
    lone.mesh.compiled = {
      ...way,
      openSlot: (slot) => {
        opened++
        way.openSlot(slot)
      },
    }
    readAt(lone, 3 * hour)
    expect(histogramTotal(lone.mesh.whole, 0)).toBe(20)
    // One slot for what happens to each, and its place in every turn of the wheel of 4096/1024 s until then.
    expect(opened).toBeGreaterThan(20)
    expect(opened).toBeLessThan(20 * (hour / 4 + 10))
  })

  it('[G40] does so where two populations send tens of thousands a second, at the same moments', () => {
    const script = Float64Array.from({ length: 6000 }, (_, i) => i / 15_000)
    const service = {
      ...plainRules,
      demand: prepareDemand('exponential', 0.003, 1),
      load: loadSegments({ form: 'steps', every: 1, rates: [0] }),
      places: 40,
      choices: 2,
      pairwise: true,
    }
    const edge = { ...plainEdge, latency: 0.0006, jitter: 0.0001, timeout: 1, retries: 1 }
    const drawn: RandomCase = {
      graph: {
        services: [{ ...service, script }, { ...service, script }, service],
        edges: [edge, { ...edge, to: 1 }, { ...edge, from: 0, to: 2 }, { ...edge, from: 1, to: 2 }],
        populations: [
          { kind: 'open', edge: 0 },
          { kind: 'open', edge: 1 },
        ],
      },
      cells: [70, 70, 130],
      arrivals: [[...script], [...script]],
      until: 0.4,
    }
    expect(compare('two populations', drawn, 7, 1 << 13)).toBeGreaterThan(20_000)
  })
})
