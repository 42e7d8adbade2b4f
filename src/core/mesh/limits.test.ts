import { describe, expect, it } from 'vitest'
import { prepareDemand } from '#core/traffic/demand.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import type { Rules } from '#core/traffic/plane.ts'
import { countedOn } from './edge-counters.ts'
import { plainEdge, type EdgeRules, type Graph } from './graph.ts'
import { readyMesh } from './mesh-of-case.test-support.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'

const service = (work: number, places: number, times: readonly number[]): Rules => ({
  ...plainRules,
  demand: prepareDemand('deterministic', work, 1),
  places,
  script: Float64Array.from(times),
})

describe('events of the callers', () => {
  it('[G15] there is room for closed clients who think, as many as records', () => {
    const graph: Graph = {
      services: [service(0.01, 1000, [])],
      edges: [{ ...plainEdge, latency: 0.001, timeout: 1, hedge: 0.5 }],
      populations: [{ kind: 'closed', edge: 0, clients: 1024, think: 10 }],
    }
    const { mesh } = readyMesh(graph, [4], 7, 1024)
    runMesh(mesh, 60, Infinity)
    expect(countedOn(mesh, 0, 'succeeded')).toBeGreaterThan(3000)
    expect(() => readyMesh(graph, [4], 7, 1023)).toThrow('every closed client has a record')
  })

  it('[G15] those that stand for nothing any more make room for others', () => {
    // Nobody waits for the last and slow service, but deadlines of all visits above are planned, and outlive their records.
    const depth = 9
    const times = Array.from({ length: 2000 }, (_, i) => i / 2)
    const graph: Graph = {
      services: Array.from({ length: depth }, (_, i) =>
        service(i === depth - 1 ? 1 : 0.001, 100, times),
      ),
      edges: Array.from({ length: depth }, (_, i) => ({
        ...plainEdge,
        from: i - 1,
        to: i,
        latency: 0.001,
        timeout: i === depth - 1 ? 0.05 : 90,
        optional: true,
      })),
      populations: [{ kind: 'open', edge: 0 }],
    }
    const cells = graph.services.map(() => 1)
    const { mesh } = readyMesh(graph, cells, 7, 256)
    runMesh(mesh, 1100, Infinity)
    mesh.clock[0] = 1100
    expect(countedOn(mesh, 0, 'calls')).toBe(2000)
    expect(countedOn(mesh, 0, 'poolRefused')).toBe(0)
    expect(countedOn(mesh, 8, 'timeouts')).toBeGreaterThan(900)
  })
})

describe('a closed client who does not think', () => {
  const graphOf = (edge: Partial<EdgeRules>): Graph => ({
    services: [service(0.01, 4, [])],
    edges: [{ ...plainEdge, ...edge }],
    populations: [{ kind: 'closed', edge: 0, clients: 1, think: 0 }],
  })

  it('[G66] pauses for 1/1024 s behind what a breaker has refused on the spot', () => {
    // No cell: an attempt comes back as an error after two ways, and opens the breaker for a second.
    const breaker = { window: 1, failureShare: 1, openFor: 1, probes: 1 }
    const { mesh } = readyMesh(graphOf({ latency: 1 / 512, breaker }), [0], 7, 16)
    const cycle = 1 + 2 / 512
    runMesh(mesh, 10 * cycle, Infinity)
    expect(countedOn(mesh, 0, 'errors')).toBe(10)
    expect(countedOn(mesh, 0, 'breakerRefused')).toBe(10 * 1024)
    expect(mesh.sent[0]).toBe(10 * 1025)
  })

  it('[G66] pauses so where a service refuses it over a network that takes no time', () => {
    const { mesh } = readyMesh(graphOf({ latency: 0 }), [0], 7, 16)
    runMesh(mesh, 2, Infinity)
    expect(countedOn(mesh, 0, 'shed')).toBe(2048)
  })

  it('[G66] pauses so where it finds no record, and not at all behind what took its time', () => {
    // A record is free behind the instant in which its answer is back: of one there is none then, of two there is.
    const cycle = 0.01 + 1 / 1024
    for (const [tasks, succeeded, refused] of [
      [1, Math.floor(10 / cycle), Math.floor(10 / cycle)],
      [2, 999, 0],
    ]) {
      const { mesh } = readyMesh(graphOf({ latency: 0 }), [1], 7, tasks)
      runMesh(mesh, 9.999, Infinity)
      mesh.clock[0] = 9.999
      countReturned(mesh)
      expect(countedOn(mesh, 0, 'succeeded')).toBe(succeeded)
      expect(countedOn(mesh, 0, 'poolRefused')).toBe(refused)
    }
  })
})

describe('a deadline that outlives its attempt', () => {
  it('[G15] is not that of another try, which has the same mark and may have the record', () => {
    // One request is tried again and again, because the last service is busy; the second would wait long.
    const rush = Array.from({ length: 60 }, (_, i) => 0.01 * i)
    const law = (mean: number) => ({ demand: prepareDemand('exponential', mean, 1) })
    const graph: Graph = {
      services: [
        { ...service(0, 1000, [1]), ...law(0.001) },
        { ...service(0, 1000, []), ...law(0.001) },
        { ...service(0, 100, rush), ...law(1) },
      ],
      edges: [
        { ...plainEdge, latency: 0.001, retries: 200, retryBudget: 100, backoff: 1 / 64 },
        { ...plainEdge, from: 0, to: 1, latency: 0.001, jitter: 0.0001, timeout: 10 },
        { ...plainEdge, from: 1, to: 2, latency: 0.001, jitter: 0.0001, timeout: 0.3 },
        { ...plainEdge, to: 2, latency: 0.001 },
      ],
      populations: [
        { kind: 'open', edge: 0 },
        { kind: 'open', edge: 3 },
      ],
    }
    for (let seed = 0; seed < 20; seed++) {
      const { mesh } = readyMesh(graph, [1, 1, 1], seed, 160)
      runMesh(mesh, 200, Infinity)
      mesh.clock[0] = 200
      expect(countedOn(mesh, 0, 'retried')).toBe(200)
      expect(countedOn(mesh, 1, 'poolRefused'), `seed ${seed}`).toBe(0)
      // The call below ends after 0.3 s, and nobody waits for 10 s.
      expect(countedOn(mesh, 1, 'errors'), `seed ${seed}`).toBe(201)
      expect(countedOn(mesh, 1, 'timeouts'), `seed ${seed}`).toBe(0)
    }
  })
})

describe('a full pool', () => {
  it('[G13] gives records again soon after some come free, whatever the others wait for', () => {
    const rush = Array.from({ length: 400 }, (_, i) => 1 + i / 1000)
    const after = Array.from({ length: 50 }, (_, i) => 100 + i)
    const breaker = { window: 5, failureShare: 0.5, openFor: 1, probes: 1 }
    const graph: Graph = {
      services: [service(0.01, 1000, [...rush, ...after]), service(1000, 10, [0])],
      edges: [
        // When an attempt of these ends is not known before.
        { ...plainEdge, latency: 0.001, breaker },
        // That of this one is, and it is far ahead.
        { ...plainEdge, to: 1, latency: 0.001 },
      ],
      populations: [
        { kind: 'open', edge: 0 },
        { kind: 'open', edge: 1 },
      ],
    }
    const { mesh } = readyMesh(graph, [1, 1], 7, 128)
    runMesh(mesh, 99, Infinity)
    const refused = countedOn(mesh, 0, 'poolRefused')
    expect(refused).toBeGreaterThan(100)
    runMesh(mesh, 200, Infinity)
    expect(countedOn(mesh, 0, 'calls')).toBe(450)
    expect(countedOn(mesh, 0, 'poolRefused')).toBe(refused)
  })
})
