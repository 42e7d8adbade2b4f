import type { Mesh } from '../mesh.ts'
import type { Desk } from './desk.ts'
import { writeRecord } from './records.ts'

/** Writes what follows from the rules of a mesh to the desk. */
export function writeRules(desk: Desk, { edges, populations, salts, wiring }: Mesh): void {
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
      special: wiring.specials[service],
      first: wiring.starts[service],
      last: wiring.starts[service + 1],
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
