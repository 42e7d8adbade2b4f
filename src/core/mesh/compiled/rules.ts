import { discipline } from '../disciplines.ts'
import type { Mesh } from '../mesh.ts'
import type { Desk } from './desk.ts'
import { writeRecord } from './records.ts'

/** Writes what follows from the rules of a mesh to the desk. */
export function writeRules(desk: Desk, mesh: Mesh): void {
  const { edges, populations, salts, wiring } = mesh
  edges.forEach(({ calls }, edge) => {
    writeRecord(desk.edges, 'edge', edge, {
      latency: wiring.latency[edge],
      jitter: wiring.jitter[edge],
      timeout: wiring.timeout[edge],
      budgetShare: wiring.budgetShare[edge],
      budgetMost: wiring.budgetMost[edge],
      part: calls - Math.floor(calls),
      to: wiring.to[edge],
      retries: wiring.retries[edge],
      plain: wiring.plain[edge],
      calls: Math.floor(calls),
    })
  })
  wiring.means.forEach((mean, service) => {
    writeRecord(desk.services, 'service', service, {
      mean,
      key: (salts.demand + service) | 0,
      usual: wiring.usual[service],
      sharing: Number(isSharing(mesh, service)),
      special: wiring.specials[service],
      first: wiring.starts[service],
      last: wiring.starts[service + 1],
      discipline: wiring.discipline[service],
      slots: wiring.slots[service],
      places: mesh.plane.rules[service].places,
    })
  })
  desk.populationCount[0] = populations.length
  desk.isUnforeseen[0] = Number(wiring.isUnforeseen)
  populations.forEach(({ kind, edge }, place) => {
    writeRecord(desk.populations, 'population', place, { edge, open: Number(kind === 'open') })
  })
  wiring.edges.forEach((edge, place) => {
    writeRecord(desk.calls, 'callsOf', place, { edge, stage: wiring.stages[place] })
  })
}

/** Whether arrivals at a service join the lesser of two cells at once, without more to it. */
function isSharing({ plane, wiring }: Mesh, service: number): boolean {
  const { pairwise, cancellation } = plane.rules[service]
  return wiring.discipline[service] !== discipline.fcfs && pairwise && !cancellation
}
