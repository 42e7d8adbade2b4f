/**
 * What is done in TypeScript (src/core/mesh/compiled/engine.ts), because it is rare or long. Times go by `hand` and by the clock;
 * everything else lies in the columns, so nothing that was read before a call may be taken for true after it.
 */

/** An exponential whose candidate lies at the edge of its layer; leaves it at `desk.drawn`. */
export declare function drawAtEdge(word: i32, key: i32): void
/** The next batch of random words for the routing of a service. */
export declare function drawWords(service: i32): void
/** The next batch of times of fresh requests at a service. */
export declare function prepareTimes(service: i32): void
/** Books an open arrival whose service or cell is not of the usual kind. */
export declare function bookOne(k: i32): void
/** Whether an open arrival is not served well. */
export declare function isTurnedAway(k: i32): bool
/** Puts an arrival, whose time is in hand, into the open slot. */
export declare function planNow(task: i32): void
/** The n-th call of a visit on an edge that is not of the usual kind, or for which no record is free at once. */
export declare function call(edge: i32, visit: i32, n: i32): void
/** A good answer will be back at the time in hand. */
export declare function resolve(task: i32): void
/** All calls under way have ended of a visit that has answered with an error. */
export declare function stageEnded(visit: i32): bool
/** Nothing more will be known of an attempt before the time in hand (`back`). */
export declare function expectNothingBefore(task: i32): void
/** The next event of the callers. */
export declare function takeAct(): void
/** The next fresh request of a population, at the time in hand (`sent`). */
export declare function sendFresh(population: i32): void
/** The own work of a visit has ended now, where that is logged or may be answered with an error. */
export declare function goOn(task: i32): void
/** Callers of jobs in a cell who will not wait longer than the open slot get an event for that. */
export declare function watchJobs(row: i32): void
/** Puts the first arrivals of the open slot into order, where moving them one by one takes long. */
export declare function mergeArrivals(count: i32): void
/** The same of the first departures. */
export declare function mergeDepartures(count: i32): void
