import { histogramCells, histogramTotal } from '#core/kernel/histogram.ts'
import { edgeCounters, type EdgeCounter } from '#core/mesh/edge-counters.ts'
import type { Mesh } from '#core/mesh/mesh.ts'
import { returned } from '#core/mesh/returns.ts'
import { insideNow, inServiceNow } from '#core/traffic/census.ts'
import { budgetMost } from '#core/traffic/plane.ts'

/** The counters of an edge. */
export type EdgeCounts = Readonly<Record<EdgeCounter, number>>

/** The counters of all edges at a time, with the answers that are back by then and were not counted yet. */
export function countsAt(mesh: Mesh, time: number): readonly EdgeCounts[] {
  const counts = mesh.edges.map((_, edge) =>
    edgeCounters.map((_name, i) => mesh.counters[edge * edgeCounters.length + i] ?? Number.NaN),
  )
  const add = (edge: number, name: EdgeCounter): void => {
    const row = counts[edge]
    if (row !== undefined)
      row[edgeCounters.indexOf(name)] = (row[edgeCounters.indexOf(name)] ?? 0) + 1
  }
  for (let entry = 0; entry < (mesh.returned[0] ?? 0); entry++) {
    if ((mesh.returnTimes[entry] ?? 0) > time) continue
    const kind = Math.floor((mesh.returnCodes[entry] ?? 0) / histogramCells)
    const edge = kind >> 2
    if ((kind & 3) === returned.unwanted) add(edge, 'unwanted')
    if ((kind & 3) !== returned.good) continue
    add(edge, 'answered')
    add(edge, 'succeeded')
  }
  return counts.map(
    (row) =>
      // The names of all counters are the keys.
      Object.fromEntries(edgeCounters.map((name, i) => [name, row[i] ?? Number.NaN])) as EdgeCounts,
  )
}

/** The first rule that a mesh breaks when it has run up to a time; null when all hold. */
export function brokenMesh(
  mesh: Mesh,
  time: number,
  before: readonly EdgeCounts[] | null,
): string | null {
  if (!((mesh.clock[0] ?? Number.NaN) <= time)) return `its clock is at ${mesh.clock[0]}`
  for (const [edge, counts] of countsAt(mesh, time).entries()) {
    const problem = brokenEdge(mesh, edge, counts) ?? wentBack(counts, before?.[edge] ?? null)
    if (problem !== null) return `edge ${edge}: ${problem}`
  }
  return brokenCells(mesh)
}

function brokenEdge(mesh: Mesh, edge: number, counts: EdgeCounts): string | null {
  const wrong = edgeCounters.find((name) => !(Number.isInteger(counts[name]) && counts[name] >= 0))
  if (wrong !== undefined) return `${wrong} is ${counts[wrong]}`
  // A call is counted when its first attempt arrives, and may have failed before.
  const { calls, attempts, succeeded, failed, answered, errors, unwanted, abandoned } = counts
  const { retried, hedged, breakerRefused, poolRefused } = counts
  if (answered + errors + unwanted + abandoned > attempts)
    return 'more attempts came back than came'
  if (succeeded !== answered) return 'calls succeed without an answer'
  if (attempts + breakerRefused > calls + retried + hedged) {
    return 'an attempt is neither a first one nor a retry nor a hedge'
  }
  if (
    mesh.edges[edge]?.hedge === Infinity &&
    errors + counts.timeouts + breakerRefused + poolRefused < failed
  ) {
    return 'a call has failed without a reason'
  }
  const budget = mesh.budgets[edge] ?? Number.NaN
  const most = budgetMost(mesh.edges[edge]?.retryBudget ?? 0)
  return budget >= 0 && budget <= most ? null : `its budget is ${budget}`
}

function wentBack(counts: EdgeCounts, before: EdgeCounts | null): string | null {
  const name = before && edgeCounters.find((one) => counts[one] < before[one])
  return typeof name === 'string' ? `${name} went back` : null
}

function brokenCells({ plane }: Mesh): string | null {
  for (let row = 0; row < plane.capacity.rows; row++) {
    const service = plane.owners[row] ?? 0
    const rules = plane.rules[service]
    const inside = insideNow(plane, row)
    if (!(inside >= 0 && inside <= (rules?.places ?? 0)))
      return `${inside} attempts are in cell ${row}`
    const busy = inServiceNow(plane, service, row)
    if (!(busy >= 0 && busy <= (rules?.slots ?? 0))) return `${busy} slots of cell ${row} are busy`
  }
  return null
}

/** What holds of every edge when nothing is under way any more. */
export function brokenEmpty(mesh: Mesh): string | null {
  for (const [edge, counts] of countsAt(mesh, Infinity).entries()) {
    const { calls, attempts, succeeded, failed, answered, errors, unwanted, abandoned } = counts
    const { retried, hedged, breakerRefused, poolRefused, timeouts, dropped, withdrawn } = counts
    const at = `edge ${edge}, from empty to empty:`
    const ended = succeeded + failed + dropped
    if (calls !== ended) return `${at} of ${calls} calls ${ended} have ended`
    const known = answered + errors + unwanted + abandoned
    if (attempts !== known) return `${at} of ${attempts} attempts ${known} have come to something`
    if (histogramTotal(mesh.latency, edge * histogramCells) !== answered) {
      return `${at} the latencies are not those of all answers`
    }
    const sent = attempts + breakerRefused
    const made = calls + retried + hedged - withdrawn
    if (sent > made || made > sent + poolRefused)
      return `${at} ${made} attempts are made, ${sent} sent`
    const failures = errors + timeouts + breakerRefused
    if (
      mesh.edges[edge]?.hedge === Infinity &&
      poolRefused === 0 &&
      failures !== retried + failed
    ) {
      return `${at} ${failures} failures lead to ${retried + failed} ends and retries`
    }
  }
  return null
}
