import { rollLeast } from './plane.ts'

/** Room of a list for so many places: a quarter more, so that moving back to the front is rare. */
export function listRoom(places: number): number {
  return places + Math.max(8, places >> 2)
}

/** Room of the roll for all that can be inside cells at once: a quarter more, so that counting is rare. */
export function rollRoom(rows: number, places: number): number {
  return Math.ceil(rows * places * 1.25) + rollLeast
}
