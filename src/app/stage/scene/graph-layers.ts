import type { CallEdge } from '#worker/frame.ts'

/** A call edge: the service that calls, −1 for clients outside, and the one that is called. */
export type Call = CallEdge

/** Services in layers, each in the order in which they stand beside each other. */
export type Layers = readonly (readonly number[])[]

/** Sweeps through the layers, down and up in turns; small graphs settle in fewer. */
const sweeps = 8

/**
 * Layers of a call graph: a service stands one layer behind the last of its callers (longest path), and in
 * each layer the services are ordered so that few calls cross, by barycentres (Sugiyama, Tagawa and Toda
 * 1981). A call that closes a circle does not count. The same graph always gives the same layers.
 */
export function layersOf(services: number, calls: readonly Call[]): Layers {
  const inner = calls.filter(
    ({ from, to }) => from >= 0 && from < services && to >= 0 && to < services && from !== to,
  )
  const layers = rowsOf(depthsOf(services, calls, inner))
  let best: Layers = layers
  let least = crossings(layers, inner)
  let present: Layers = layers
  for (let sweep = 0; sweep < sweeps && least > 0; sweep++) {
    present = swept(present, inner, sweep % 2 === 0)
    const crossed = crossings(present, inner)
    if (crossed >= least) continue
    least = crossed
    best = present
  }
  return best
}

// Depth-first from those that clients call; a call back to a service that is still open closes a circle.
function depthsOf(services: number, calls: readonly Call[], inner: readonly Call[]): number[] {
  const depths = Array.from({ length: services }, () => 0)
  const states = Array.from({ length: services }, () => 'new')
  const order: number[] = []
  const forward: Call[] = []
  const visit = (service: number) => {
    states[service] = 'open'
    for (const call of inner) {
      if (call.from !== service || states[call.to] === 'open') continue
      forward.push(call)
      if (states[call.to] === 'new') visit(call.to)
    }
    states[service] = 'done'
    order.unshift(service)
  }
  const roots = calls.filter(({ from }) => from < 0).map(({ to }) => to)
  const called = new Set(inner.map(({ to }) => to))
  const all = Array.from({ length: services }, (_, service) => service)
  const uncalled = all.filter((service) => !called.has(service))
  for (const root of [...roots, ...uncalled, ...all]) if (states[root] === 'new') visit(root)
  for (const service of order) {
    for (const { from, to } of forward) {
      if (from === service) depths[to] = Math.max(depths[to] ?? 0, (depths[from] ?? 0) + 1)
    }
  }
  return depths
}

function rowsOf(depths: readonly number[]): number[][] {
  const rows: number[][] = []
  depths.forEach((depth, service) => {
    while (rows.length <= depth) rows.push([])
    rows[depth]?.push(service)
  })
  return rows
}

/** Where each service stands beside the others of its layer: 0 to 1, by number. */
function sidesOf(layers: Layers): number[] {
  const sides: number[] = []
  for (const row of layers) {
    row.forEach((service, n) => (sides[service] = (n + 0.5) / row.length))
  }
  return sides
}

function swept(layers: Layers, calls: readonly Call[], isDown: boolean): Layers {
  const rows = layers.map((row) => [...row])
  for (const row of isDown ? rows : [...rows].reverse()) {
    const sides = sidesOf(rows)
    const wish = new Map(row.map((service) => [service, meanSide(service, calls, sides, isDown)]))
    // A sort is stable: who has no wish, or the same one, stays in order.
    row.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0))
  }
  return rows
}

function meanSide(service: number, calls: readonly Call[], sides: number[], isDown: boolean) {
  let [sum, count] = [0, 0]
  for (const { from, to } of calls) {
    if ((isDown ? to : from) !== service) continue
    sum += sides[isDown ? from : to] ?? 0
    count++
  }
  return count > 0 ? sum / count : (sides[service] ?? 0)
}

/** Pairs of calls that cross when each is a straight line between its two services. */
export function crossings(layers: Layers, calls: readonly Call[]): number {
  const sides = sidesOf(layers)
  const depths: number[] = []
  layers.forEach((row, depth) => row.forEach((service) => (depths[service] = depth)))
  const point = (service: number) => ({ x: depths[service] ?? 0, y: sides[service] ?? 0 })
  const lines = calls
    .filter(({ from }) => from >= 0)
    .map(({ from, to }) => [point(from), point(to)] as const)
  let count = 0
  lines.forEach(([a, b], n) => {
    for (const [c, d] of lines.slice(n + 1)) {
      const apart = turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
      if (apart) count++
    }
  })
  return count
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Positive where c lies at one side of the line from a to b, negative at the other, 0 on it. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}
