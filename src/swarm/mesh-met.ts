import { edgeCounters } from '#core/mesh/edge-counters.ts'
import type { Mesh } from '#core/mesh/mesh.ts'
import { meet, type Met } from './met.ts'
import { countsAt } from './mesh-watch.ts'
import type { MeshScenario } from './mesh-scenario.ts'
import { impossibleGraphs } from './mesh-wrong.ts'

const disciplines = ['fcfs', 'processor-sharing', 'lcfs-preemptive']
const routings = ['power-of-d', 'random', 'round-robin', 'least-requests']
const laws = [
  'exponential',
  'deterministic',
  'lognormal',
  'erlang',
  'hyperexponential',
  'uniform',
  'pareto',
  'quantiles',
]

/** Counts what a mesh was made of and what came of it. */
export function meetMesh(
  met: Met,
  { graph, cells, until, faults }: MeshScenario,
  mesh: Mesh,
): void {
  const say = (name: string): void => meet(met, `mesh: ${name}`)
  for (const { demand, discipline = 'fcfs', routing, slots, places } of graph.services) {
    for (const name of [demand.law, discipline, routing]) say(name)
    if (slots === places) say('no queue')
  }
  if (cells.includes(0)) say('a service without a cell')
  if (!mesh.looksAhead) say('a network that takes no time')
  for (const edge of graph.edges) {
    if (edge.calls === 0) say('an edge without calls')
    if (edge.optional) say('an optional edge')
    if (edge.exponentialTimeout) say('exponential patience')
    if (edge.jitter > 0) say('jitter')
    if (edge.hedge === 0) say('second attempts at once')
    if (edge.breaker?.openFor === 0) say('a breaker that opens for no time')
  }
  for (const { leaving, down, beginning } of faults) {
    if (leaving.length > down.length) say('a cell that drains')
    if (down.length > 0) say('a cell that goes down')
    if (beginning.length > 0) say('a cell that begins anew')
  }
  for (const population of graph.populations) {
    say(`${population.kind} population`)
    if (population.kind === 'closed' && population.think === 0) say('clients who do not think')
  }
  if (graph.populations.length > 1) say('two populations')
  for (const counts of countsAt(mesh, until)) {
    for (const name of edgeCounters) if (counts[name] > 0) say(`came to be: ${name}`)
  }
}

/** All that some hundred meshes must meet. */
export function expectedOfMeshes(): readonly string[] {
  const names = [
    ...laws,
    ...disciplines,
    ...routings,
    ...edgeCounters.map((name) => `came to be: ${name}`),
    'no queue',
    'a service without a cell',
    'a network that takes no time',
    'an edge without calls',
    'an optional edge',
    'exponential patience',
    'jitter',
    'a breaker that opens for no time',
    'open population',
    'closed population',
    'two populations',
    'a cell that drains',
    'a cell that goes down',
    'clients who do not think',
    'second attempts at once',
    'a cell that begins anew',
    'empty at the end',
    'compiled',
    'not compiled',
    'saved, and compiled',
    'saved, and not compiled',
    'instants of Little’s law',
    'requests of Little’s law',
  ]
  return [
    ...names.map((name) => `mesh: ${name}`),
    ...Object.keys(impossibleGraphs).map((kind) => `no mesh: ${kind}`),
  ]
}
