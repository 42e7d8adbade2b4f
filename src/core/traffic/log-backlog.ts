import { assert } from '#core/kernel/assert.ts'
import { logStride } from './plane.ts'

/**
 * The queue of one first-come-first-served cell, followed through the log of attempts from a moment at
 * which the load jumps: how long it grows, when it is empty again, what all have waited until then.
 */
export interface Backlog {
  /** When the load jumps, and when the capacity follows, s. */
  readonly jump: number
  readonly relief: number
  /** Starts of those that wait, a ring whose length is a power of two. */
  starts: Float64Array
  head: number
  count: number
  lastStart: number
  /** Most that waited at once. */
  peak: number
  /** When nobody waited any more after the relief; NaN until then. */
  emptiedAt: number
  /** Longest wait of those that were sent after the relief, so that the new capacity served them. */
  waitMax: number
  /** Waits of all that were sent from the jump until the queue was empty. */
  waitSum: number
}

export function createBacklog(jump: number, relief: number): Backlog {
  return {
    jump,
    relief,
    starts: new Float64Array(4096),
    head: 0,
    count: 0,
    lastStart: 0,
    peak: 0,
    emptiedAt: NaN,
    waitMax: 0,
    waitSum: 0,
  }
}

/** Reads a piece of the log. */
export function readBacklog(backlog: Backlog, log: Float64Array, attempts: number): void {
  for (let at = 0; at < attempts * logStride; at += logStride) {
    const sent = log[at + 2]
    const start = log[at + 3]
    assert(start >= backlog.lastStart, 'who came first starts first')
    leaveQueue(backlog, sent)
    if (backlog.emptiedAt > 0) continue
    if (backlog.count === 0 && sent > backlog.relief) {
      backlog.emptiedAt = Math.max(backlog.relief, backlog.lastStart)
      continue
    }
    if (start > sent) enterQueue(backlog, start)
    backlog.lastStart = start
    if (sent < backlog.jump) continue
    backlog.waitSum += start - sent
    if (backlog.count > backlog.peak) backlog.peak = backlog.count
    if (sent >= backlog.relief && start - sent > backlog.waitMax) backlog.waitMax = start - sent
  }
}

function leaveQueue(backlog: Backlog, now: number): void {
  const mask = backlog.starts.length - 1
  while (backlog.count > 0 && backlog.starts[backlog.head] <= now) {
    backlog.head = (backlog.head + 1) & mask
    backlog.count--
  }
}

function enterQueue(backlog: Backlog, start: number): void {
  const { starts, head, count } = backlog
  if (count === starts.length) {
    const larger = new Float64Array(2 * count)
    for (let i = 0; i < count; i++) larger[i] = starts[(head + i) & (count - 1)]
    backlog.starts = larger
    backlog.head = 0
  }
  backlog.starts[(backlog.head + count) & (backlog.starts.length - 1)] = start
  backlog.count++
}
