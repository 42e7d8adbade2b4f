/**
 * Boot on demand, a policy to learn from: a request that waits boots a server, and a server without work is switched off. With one slot a
 * server and exponential times it is the M/M/k/setup of A. Gandhi, S. Doroudi, M. Harchol-Balter and A. Scheller-Wolf, Exact analysis
 * of the M/M/k/setup class of Markov chains via recursive renewal reward (SIGMETRICS 2013).
 */
export interface DemandObservation {
  /** Servers by what they do; those that are off could be booted. */
  readonly off: number
  readonly booting: number
  readonly busy: number
  readonly idle: number
  /** Requests that wait for any of them. */
  readonly waiting: number
  /** Requests that one of them serves at the same time. */
  readonly slots: number
}

/** What is to be done, and the numbers that it was found from. */
export interface DemandDecision extends DemandObservation {
  /** Boots that those who wait are worth: ⌈waiting / slots⌉, but no more than there are servers without work to do. */
  readonly wanted: number
  readonly boot: number
  /** Boots that are not needed any more. */
  readonly cancel: number
  readonly switchOff: number
}

/** Decides from what is there now; it remembers nothing. */
export function bootOnDemand(seen: DemandObservation): DemandDecision {
  const { off, booting, busy, idle, waiting, slots } = seen
  const wanted = Math.min(Math.ceil(waiting / slots), off + booting)
  // Written out: a request is a decision or two, and a spread is a third of what those take.
  return {
    off,
    booting,
    busy,
    idle,
    waiting,
    slots,
    wanted,
    boot: Math.max(0, wanted - booting),
    cancel: Math.max(0, booting - wanted),
    switchOff: waiting === 0 ? idle : 0,
  }
}
