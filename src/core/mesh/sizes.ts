/** How long the columns of a mesh are, beside what its capacity says. */

/** Registers of a circuit breaker; see breaker.ts. */
export const breakerPlaces = 4

/** The returns are counted at so many at the soonest; see returns.ts. */
export const returnsLeast = 256

/** Numbers of one row of the log of requests, [edge, first sent, back]; see returns.ts. */
export const requestStride = 3

/** Slots of the wheel; what is due later than one turn stays in its slot until its turn comes. */
export const wheelSlots = 4096

/** Arrivals of one block of the wheel. */
export const blockSize = 32

/** Blocks that are enough for so many tasks: each slot may have one that is not full. */
export function blocksFor(tasks: number): number {
  return Math.ceil(tasks / blockSize) + Math.min(tasks, wheelSlots) + 1
}
