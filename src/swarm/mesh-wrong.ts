import { clients, plainEdge, type Graph } from '#core/mesh/graph.ts'
import { plainRules } from '#core/traffic/lone-service.ts'

const rules = { ...plainRules, places: 4 }
const services = [rules, rules, rules]
const entry = { ...plainEdge, from: clients, to: 0 }
const onwards = { ...plainEdge, from: 0, to: 1 }
const open = { kind: 'open', edge: 0 } as const
const breaker = { window: 31, failureShare: 0.5, openFor: 1, probes: 1 }

/** Graphs with which no mesh begins, by their reason. */
export const impossibleGraphs: Readonly<Record<string, Graph>> = {
  'a cycle of calls': {
    services,
    edges: [entry, onwards, { ...plainEdge, from: 1, to: 2 }, { ...plainEdge, from: 2, to: 1 }],
    populations: [open],
  },
  'a call to nowhere': {
    services,
    edges: [entry, { ...onwards, to: 3 }],
    populations: [open],
  },
  'a call from nowhere': {
    services,
    edges: [entry, { ...onwards, from: 7 }],
    populations: [open],
  },
  'clients inside': {
    services,
    edges: [entry, onwards],
    populations: [{ kind: 'open', edge: 1 }],
  },
  'two populations of an edge': {
    services,
    edges: [entry],
    populations: [open, { kind: 'closed', edge: 0, clients: 1, think: 1 }],
  },
  'two open populations of a service': {
    services,
    edges: [entry, entry],
    populations: [open, { kind: 'open', edge: 1 }],
  },
  'too many calls together': {
    services,
    edges: [entry, { ...onwards, calls: 200 }, { ...onwards, to: 2, calls: 55 }],
    populations: [open],
  },
  'a breaker that looks too far': {
    services,
    edges: [{ ...entry, breaker }],
    populations: [open],
  },
  'more clients than records': {
    services,
    edges: [entry],
    populations: [{ kind: 'closed', edge: 0, clients: 17, think: 1 }],
  },
}
