import { describe, expect, it } from 'vitest'
import { plainRules } from '#core/traffic/lone-service.ts'
import { assertGraph, callsOf, clients, cycleOf, plainEdge, type Graph } from './graph.ts'

/** A graph whose edges are pairs of services; clients call service 0. */
function graphOf(services: number, ...pairs: readonly (readonly [number, number])[]): Graph {
  return {
    services: Array.from({ length: services }, () => plainRules),
    edges: [plainEdge, ...pairs.map(([from, to]) => ({ ...plainEdge, from, to }))],
    populations: [{ kind: 'open', edge: 0 }],
  }
}

describe('a graph that can run', () => {
  it('[G20] is one without a cycle of calls, however often a service is called', () => {
    const diamond = graphOf(4, [0, 1], [0, 2], [1, 3], [2, 3], [0, 3])
    expect(cycleOf(diamond)).toBeNull()
    expect(() => assertGraph(diamond)).not.toThrow()
  })

  it('[G20] is not one in which services call one another in a circle, and these are named', () => {
    const circle = graphOf(5, [0, 1], [1, 4], [1, 2], [2, 3], [3, 1])
    expect(cycleOf(circle)).toEqual([1, 2, 3])
    expect(() => assertGraph(circle)).toThrow('no service is called by one that it calls')
    expect(cycleOf(graphOf(2, [0, 1], [1, 1]))).toEqual([1])
    // A circle that no client can reach is one too.
    expect(cycleOf(graphOf(3, [1, 2], [2, 1]))).toEqual([1, 2])
  })

  it('[G20] may have an edge back on which nobody calls', () => {
    const { services, edges } = graphOf(2, [0, 1], [1, 0])
    const [first, there, back] = edges
    expect(cycleOf({ services, edges })).toEqual([0, 1])
    const quiet = { services, edges: [first, there, { ...back, calls: 0 }] }
    expect(cycleOf(quiet)).toBeNull()
  })

  it.each([
    ['to nowhere', 0, 3, 'an edge leads to a service'],
    ['to the clients', 0, clients, 'an edge leads to a service'],
    ['from nowhere', 3, 1, 'an edge comes from a service or from clients'],
    ['from below the clients', -2, 1, 'an edge comes from a service or from clients'],
  ])('[G21] has no edge %s', (_, from, to, sentence) => {
    expect(() => assertGraph(graphOf(3, [from, to]))).toThrow(sentence)
  })

  it('[G21] has populations on edges from outside alone', () => {
    const graph = graphOf(2, [0, 1])
    const inside: Graph = { ...graph, populations: [{ kind: 'open', edge: 1 }] }
    expect(() => assertGraph(inside)).toThrow(
      'a population sends on an edge that comes from clients',
    )
  })
})

describe('limits of a graph', () => {
  const { services, edges } = graphOf(2, [0, 1])
  const [fromOutside, inside] = edges

  it('[G22] an edge has one population, and a service one open population', () => {
    const closed = { kind: 'closed', edge: 0, clients: 1, think: 1 } as const
    const open = { kind: 'open', edge: 0 } as const
    const twice = { services, edges, populations: [open, closed] }
    expect(() => assertGraph(twice)).toThrow('an edge has one population')
    const ways = [fromOutside, fromOutside]
    const two = { services, edges: ways, populations: [open, { ...open, edge: 1 }] }
    expect(() => assertGraph(two)).toThrow('a service has one open population')
    const mixed = { services, edges: ways, populations: [open, { ...closed, edge: 1 }] }
    expect(() => assertGraph(mixed)).not.toThrow()
  })

  it.each([
    [[254], true],
    [[254.5], false],
    [[200, 54], true],
    [[200, 55], false],
  ])('[G22] calls of one stage: %j is right: %s', (calls, isRight) => {
    const made = [fromOutside, ...calls.map((count) => ({ ...inside, calls: count }))]
    const check = () => assertGraph({ services, edges: made, populations: [] })
    if (isRight) expect(check).not.toThrow()
    else expect(check).toThrow('a visit makes at most 254 calls together')
  })

  it.each([
    [0, false],
    [1, true],
    [30, true],
    [31, false],
  ])('[G22] the window of a breaker: %i is right: %s', (window, isRight) => {
    const breaker = { window, failureShare: 0.5, openFor: 1, probes: 1 }
    const check = () =>
      assertGraph({ services, edges: [{ ...fromOutside, breaker }], populations: [] })
    if (isRight) expect(check).not.toThrow()
    else expect(check).toThrow('a breaker looks at 1 to 30 attempts')
  })
})

describe('the calls of a service', () => {
  it('[G2] stand in the order of their stages, those of one stage in that of the graph', () => {
    const { services, populations } = graphOf(3)
    const call = (from: number, to: number, stage: number) => ({ ...plainEdge, from, to, stage })
    const edges = [plainEdge, call(0, 2, 1), call(1, 2, 0), call(0, 1, 0), call(0, 2, 0)]
    const { starts, edges: sorted } = callsOf({ services, edges, populations })
    expect([...starts]).toEqual([0, 3, 4, 4])
    expect([...sorted]).toEqual([3, 4, 1, 2])
  })
})

describe('numbers of an edge', () => {
  const breaker = { window: 10, failureShare: 0.5, openFor: 1, probes: 1 }

  it.each([
    ['calls', [-1, NaN, Infinity]],
    ['latency', [-1e-9, NaN, Infinity]],
    ['jitter', [-1, NaN, Infinity]],
    ['retryBudget', [-1, NaN]],
    ['backoff', [-1, NaN, Infinity]],
    ['backoffMax', [-1, NaN, Infinity]],
    ['timeout', [0, -1, NaN]],
    ['hedge', [-1, NaN]],
    ['retries', [-1, 0.5, NaN, 2e6]],
    ['stage', [0.5, NaN]],
  ])('[G22] are refused where %s cannot be run', (name, values) => {
    const { services, edges, populations } = graphOf(2, [0, 1])
    for (const value of values) {
      const bad = edges.map((edge) => ({ ...edge, [name]: value }))
      expect(() => assertGraph({ services, edges: bad, populations }), `${name} ${value}`).toThrow()
    }
  })

  it.each([
    { window: 0 },
    { window: 31 },
    { window: 2.5 },
    { failureShare: 0 },
    { failureShare: NaN },
    { openFor: -1 },
    { openFor: Infinity },
    { probes: 0 },
  ])('[G22] are refused for a breaker with %o', (rules) => {
    const { services, edges, populations } = graphOf(2, [0, 1])
    const withBreaker = (more: object): Graph => ({
      services,
      edges: edges.map((edge) => ({ ...edge, breaker: { ...breaker, ...more } })),
      populations,
    })
    expect(() => assertGraph(withBreaker({}))).not.toThrow()
    expect(() => assertGraph(withBreaker(rules))).toThrow('a breaker')
  })
})
