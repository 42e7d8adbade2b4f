/** Room of a list for so many places: a quarter more, so that moving back to the front is rare. */
export function listRoom(places: number): number {
  return places + Math.max(8, places >> 2)
}
