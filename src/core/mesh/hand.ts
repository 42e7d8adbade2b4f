/** Fractional arguments and results: a call that is not inlined would put each of them on the heap. */
export const hand = {
  arrival: 0,
  /** When an attempt is sent. */
  sent: 1,
  /** When an answer is back, or when a stage of calls has ended. */
  back: 2,
  latency: 3,
  patience: 4,
  /** Of a new attempt: when its request was first sent by its client. */
  born: 5,
  /** Since when a latency counts that is entered into the returns. */
  since: 6,
  /** When a caller does something by itself. */
  act: 7,
  /** When the next fresh request comes. */
  fresh: 8,
  /** Up to where others are served. */
  bound: 9,
  /** When an answer leaves its cell. */
  left: 10,
  /** When the next departure has its turn. */
  departure: 11,
  /** The own work of an attempt. */
  work: 12,
  places: 13,
} as const
