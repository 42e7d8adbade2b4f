import { callsOf, desk, edge, service, task } from './constants'

/**
 * Where things lie. The mesh has written the address of every column to its place on the desk; a column stays where it is, so
 * an address may be kept for as long as a function runs.
 */

/** The record of an attempt; see core/mesh/tasks.ts. @inline */
export function taskAt(which: i32): usize {
  return load<usize>(desk.words) + which * task.bytes
}

/** What is needed of an edge. @inline */
export function edgeAt(which: i32): usize {
  return load<usize>(desk.edges) + which * edge.bytes
}

/** What is needed of a service. @inline */
export function serviceAt(which: i32): usize {
  return load<usize>(desk.services) + which * service.bytes
}

/** The call at a place in the order of stages. @inline */
export function callAt(place: i32): usize {
  return load<usize>(desk.calls) + place * callsOf.bytes
}

/** The address of a double of a column. @inline */
export function doubleAt(column: usize, place: i32): usize {
  return load<usize>(column) + (place << 3)
}

/** The address of a whole number of a column. @inline */
export function wordAt(column: usize, place: i32): usize {
  return load<usize>(column) + (place << 2)
}
