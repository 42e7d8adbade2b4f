/** A load that jumps above the capacity, and a capacity that follows after a delay. Rates per s. */
export interface Spike {
  /** The load after the jump at time 0. */
  readonly l2: number
  /** The capacity until D. */
  readonly C1: number
  /** The capacity from D on, above the load. */
  readonly C2: number
  /** How long the reaction takes: the birth of new cells. */
  readonly D: number
}

/**
 * The fluid limit (Newell, Applications of Queueing Theory, 1982): the backlog grows at l2 − C1 until
 * D and falls at C2 − l2 after it; at its peak a request waits peak/C2; all waits together are the
 * area of that triangle.
 */
export function spikeLag({ l2, C1, C2, D }: Spike): {
  readonly peakBacklog: number
  readonly drain: number
  readonly peakDelay: number
  readonly extraWait: number
} {
  const peakBacklog = Math.max(0, l2 - C1) * D
  const drain = peakBacklog === 0 ? 0 : peakBacklog / (C2 - l2)
  return {
    peakBacklog,
    drain,
    peakDelay: peakBacklog / C2,
    extraWait: (peakBacklog * (D + drain)) / 2,
  }
}
