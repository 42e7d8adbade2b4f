import { digestOf } from '#core/kernel/digest.ts'
import { countedOn, edgeCounters } from '#core/mesh/edge-counters.ts'
import { plainEdge, type EdgeRules, type Graph } from '#core/mesh/graph.ts'
import { createLoneMesh, type LoneMesh } from '#core/mesh/lone-mesh.ts'
import { countReturned } from '#core/mesh/returns.ts'
import { runMesh } from '#core/mesh/run.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { loadSegments } from '#core/traffic/load.ts'
import { plainRules } from '#core/traffic/lone-service.ts'

const cells = [12, 18, 30, 10]
const seconds = 1

/**
 * Four services that call one another, as usual and with everything that callers do: the digest of what was counted on their edges, which
 * does not depend on how the state is laid out. Each goes both ways, compiled and in TypeScript, and stops where a byte differs or where
 * the engine does not compile.
 */
export function meshDigests(): Readonly<Record<string, string>> {
  return { 'mesh, as usual': digestOfBoth(usual), 'mesh, with all traits': digestOfBoth(varied) }
}

function digestOfBoth(graph: Graph): string {
  const plain = ran(graph, false)
  const compiled = ran(graph, true)
  if (compiled.mesh.compiled === null) throw new Error('This engine refuses WebAssembly.')
  if (digestOf(bytesOf(compiled.views)) !== digestOf(bytesOf(plain.views))) {
    throw new Error('The compiled way of the mesh leaves other bytes behind.')
  }
  const { latency, whole } = compiled.mesh
  return digestOf([countedIn(compiled), ...bytesOf({ latency, whole })])
}

function ran(graph: Graph, isCompiled: boolean): LoneMesh {
  const lone = createLoneMesh({ graph, cells, seed: 7, tasks: 1 << 12, isCompiled })
  const { mesh } = lone
  for (const time of [seconds / 2, seconds]) {
    runMesh(mesh, time, Infinity)
    mesh.clock[0] = time
    countReturned(mesh)
  }
  return lone
}

/** The counters of all edges that are not nought, in words. */
function countedIn({ mesh }: LoneMesh): string {
  const ofEdge = (edge: number): string =>
    edgeCounters
      .map((name) => `${name} ${countedOn(mesh, edge, name)}`)
      .filter((text) => !text.endsWith(' 0'))
      .toSorted()
      .join(', ')
  return mesh.edges.map((_, edge) => ofEdge(edge)).join('; ')
}

/** Copies of columns, each filled up to whole words, but of what was last in hand. */
function bytesOf(views: object): readonly ArrayBuffer[] {
  return Object.entries(views).flatMap(([name, view]: [string, object]) => {
    if (!ArrayBuffer.isView(view)) return bytesOf(view)
    const { buffer, byteOffset, byteLength } = view
    const copy = new Uint8Array(4 * Math.ceil(byteLength / 4))
    copy.set(new Uint8Array(buffer, byteOffset, byteLength))
    return name === 'hand' ? [] : [copy.buffer]
  })
}

const service = (mean: number): Graph['services'][number] => ({
  ...plainRules,
  demand: prepareDemand('exponential', mean, 1),
  load: loadSegments({ form: 'steps', every: seconds, rates: [0] }),
  places: 40,
  routing: 'power-of-d',
  choices: 2,
  pairwise: true,
})
const entry = {
  ...service(0.003),
  load: loadSegments({ form: 'steps', every: seconds, rates: [2800] }),
}

const edge: EdgeRules = { ...plainEdge, latency: 0.0007, jitter: 0.0002, timeout: 0.3, retries: 1 }

const usual: Graph = {
  services: [entry, service(0.002), service(0.003), service(0.001)],
  edges: [
    edge,
    { ...edge, from: 0, to: 1, calls: 1.5 },
    { ...edge, from: 0, to: 2, stage: 1, calls: 2 },
    { ...edge, from: 1, to: 3 },
  ],
  populations: [{ kind: 'open', edge: 0 }],
}

const varied: Graph = {
  services: [
    { ...entry, slots: 2, cancellation: true },
    { ...service(0.002), failing: true, failureShare: 0.2 },
    {
      ...service(0.003),
      demand: prepareDemand('lognormal', 0.003, 2),
      routing: 'random',
      pairwise: false,
    },
    { ...service(0.001), discipline: 'processor-sharing' },
  ],
  edges: [
    { ...edge, timeout: 0.02, retries: 2, retryBudget: 0.3, backoff: 0.01, backoffMax: 0.1 },
    { ...edge, from: 0, to: 1, hedge: 0.004 },
    { ...edge, from: 0, to: 2, timeout: 0.01, exponentialTimeout: true, optional: true },
    {
      ...edge,
      from: 1,
      to: 3,
      breaker: { window: 20, failureShare: 0.4, openFor: 0.2, probes: 3 },
    },
    { ...edge, to: 3 },
  ],
  populations: [
    { kind: 'open', edge: 0 },
    { kind: 'closed', edge: 4, clients: 20, think: 0.05 },
  ],
}
