/** A point of which less is better in both; null where a number is unknown. */
export interface Tradeoff {
  readonly cost: number | null
  readonly latency: number | null
}

/**
 * The places of the points that no other one beats: none has both less or equal cost and less or
 * equal latency, one of them less. In order of cost; equal points are all in it, unknown ones never.
 */
export function paretoFront(points: readonly Tradeoff[]): readonly number[] {
  const known = points.flatMap(({ cost, latency }, place) =>
    cost === null || latency === null ? [] : [{ cost, latency, place }],
  )
  known.sort((a, b) => a.cost - b.cost || a.latency - b.latency || a.place - b.place)
  const front: number[] = []
  let best = Infinity
  let costOfBest = -Infinity
  for (const { cost, latency, place } of known) {
    if (latency < best || (latency === best && cost === costOfBest)) {
      front.push(place)
      best = latency
      costOfBest = cost
    }
  }
  return front
}
