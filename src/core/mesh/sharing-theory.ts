/** What is known of M/G/1 queues in which nobody waits. */
export interface SharingTheory {
  /** Mean time inside, s; under preemptive last come, first served it is the same. */
  readonly time: number
  /** Mean time inside for each second of work: under processor sharing that of every work by itself. */
  readonly slowdown: number
}

/**
 * M/G/1 with processor sharing, whatever the law of the work, of which the mean is known: work x takes x/(1 − ρ) in the mean
 * (M. Sakata, S. Noguchi, J. Oizumi, An Analysis of the M/G/1 Queue under Round-Robin Scheduling, Oper. Res. 19(2), 1971).
 */
export function mg1Sharing(lambda: number, mean: number): SharingTheory {
  const slowdown = 1 / (1 - lambda * mean)
  return { time: mean * slowdown, slowdown }
}
