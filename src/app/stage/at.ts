/** The whole number at a place of a list of places; 0 beyond its ends. */
export function placeAt(places: Int32Array, place: number): number {
  return places[place] ?? 0
}

/**
 * The number at a place of a column; 0 beyond its ends. All columns are of one kind, because a
 * reader that meets several kinds of arrays is several times slower.
 */
export function at(values: Float64Array, place: number): number {
  return values[place] ?? 0
}
