import type { Mesh } from './mesh.ts'

/** Counters of one edge since the start of the run; all but the first of attempts. */
export const edgeCounters = [
  'calls', // first attempts
  'attempts', // sent, retries and hedges included
  'answered', // came back well in time
  'errors', // came back as an error in time
  'shed', // refused by a full cell or for want of a ready one
  'abandoned', // left the queue unserved at the deadline
  'timeouts', // the caller gave up waiting
  'unwanted', // came back when nobody wanted them any more
  'lost', // went down with their cell
  'retried', // sent again after a failure
  'hedged', // sent as a second attempt beside the first
  'budgetRefused', // retries that the budget did not allow
  'breakerRefused', // attempts that the open breaker did not let out
  'poolRefused', // attempts for which no record was free
  'succeeded', // calls that ended well
  'failed', // calls given up for good
  'dropped', // calls whose caller went down with its cell
  'withdrawn', // retries that were to be sent when their caller went down
] as const
export type EdgeCounter = (typeof edgeCounters)[number]
export const counter = Object.fromEntries(edgeCounters.map((name, i) => [name, i])) as {
  readonly [Name in EdgeCounter]: number
}

/** Counts something of an edge. */
export function count(mesh: Mesh, edge: number, what: number): void {
  mesh.counters[edge * edgeCounters.length + what]++
}

/** A counter of an edge. */
export function countedOn(mesh: Mesh, edge: number, name: EdgeCounter): number {
  return mesh.counters[edge * edgeCounters.length + counter[name]]
}
