import type { Sweep } from '../sweep.ts'
import type { FromRunner, MadeRun, RunOrder, WrittenOrder } from './messages.ts'
import type { RunnerThread } from './threads.ts'

/** What is heard of a pool's runs, in whatever order they end. */
export interface PoolListeners {
  readonly onMade: (order: RunOrder, made: MadeRun) => void
  /** The run is not possible, or broke a rule of its model. */
  readonly onRefused: (order: RunOrder, problem: string) => void
  /** The thread of a run has died; the run is tried once more. */
  readonly onRetry: (order: RunOrder) => void
  /** So has the second one: the run is given up. */
  readonly onGivenUp: (order: RunOrder) => void
  /** How far all runs together are, 0 to 1. */
  readonly onProgress: (share: number) => void
  /** Every run has been made, refused or given up; `isLost` where no thread can be had any more. */
  readonly onEnd: (isLost: boolean) => void
}

export interface PoolParts {
  /** Threads at most. */
  readonly size: number
  readonly makeThread: () => RunnerThread
}

/** A pool at work. */
export interface Pool {
  /** Ends every thread in the middle of its run; nothing is heard any more. */
  cancel(): void
}

/** One after another, so many threads may die before it is not worth starting more. */
const deathsMax = 8

interface Seat {
  readonly thread: RunnerThread
  readonly order: RunOrder
  share: number
}

interface Shift extends PoolParts {
  readonly listeners: PoolListeners
  readonly orders: readonly RunOrder[]
  readonly waiting: RunOrder[]
  /** Every sweep is written once, however many runs it has. */
  readonly written: Map<Sweep, string>
  readonly seats: Set<Seat>
  /** Orders whose thread has died once. */
  readonly tried: Set<RunOrder>
  settled: number
  /** Deaths since the last run that was made. */
  deaths: number
  isOver: boolean
}

/**
 * Has some threads make runs, each one run at a time. The results are those of the runs alone: neither
 * the number of threads nor the order in which they end leaves a trace in them.
 */
export function startPool(
  orders: readonly RunOrder[],
  parts: PoolParts,
  listeners: PoolListeners,
): Pool {
  const shift: Shift = {
    ...parts,
    listeners,
    orders,
    waiting: [...orders],
    written: new Map(),
    seats: new Set(),
    tried: new Set(),
    settled: 0,
    deaths: 0,
    isOver: false,
  }
  fill(shift)
  return { cancel: () => close(shift) }
}

/** Seats a new thread wherever there is room and a run that waits. */
function fill(shift: Shift): void {
  while (!shift.isOver && shift.seats.size < shift.size && shift.waiting.length > 0) {
    const thread = newThread(shift)
    if (thread !== null) seat(shift, thread)
    else if (shift.seats.size === 0) return end(shift, true)
    // Those that are there go on.
    else return
  }
  if (!shift.isOver && shift.seats.size === 0 && shift.waiting.length === 0) end(shift, false)
}

function newThread({ makeThread }: Shift): RunnerThread | null {
  try {
    return makeThread()
  } catch {
    // A frame with an origin of its own may start no worker.
    return null
  }
}

/** Gives a thread its next run, or ends it where none waits. */
function seat(shift: Shift, thread: RunnerThread): void {
  const order = shift.waiting.shift()
  if (order === undefined) return dismiss(thread)
  const taken: Seat = { thread, order, share: 0 }
  shift.seats.add(taken)
  // The other end of the wire is our own script, and it sends nothing else.
  thread.onmessage = ({ data }) => hear(shift, taken, data as FromRunner)
  thread.onerror = (event) => {
    event.preventDefault?.()
    bury(shift, taken)
  }
  thread.postMessage(write(shift, order))
}

function write({ written }: Shift, { id, index, sweep }: RunOrder): WrittenOrder {
  const text = written.get(sweep) ?? JSON.stringify(sweep)
  written.set(sweep, text)
  return { id, index, sweep: text }
}

function hear(shift: Shift, taken: Seat, message: FromRunner): void {
  const { listeners, seats } = shift
  if (shift.isOver || !seats.has(taken) || message.id !== taken.order.id) return
  if (message.type === 'progress') {
    taken.share = message.share
    return listeners.onProgress(shareOf(shift))
  }
  seats.delete(taken)
  shift.settled++
  if (message.type === 'refused') listeners.onRefused(taken.order, message.problem)
  else {
    shift.deaths = 0
    const { result, history, tookMs } = message
    listeners.onMade(taken.order, { result, history, tookMs })
  }
  listeners.onProgress(shareOf(shift))
  // A listener may have ended all of it.
  if (shift.isOver) return dismiss(taken.thread)
  seat(shift, taken.thread)
  fill(shift)
}

/** A thread has died, with the run it was making. */
function bury(shift: Shift, dead: Seat): void {
  if (shift.isOver || !shift.seats.delete(dead)) return
  dismiss(dead.thread)
  shift.deaths++
  if (shift.tried.has(dead.order)) {
    shift.settled++
    shift.listeners.onGivenUp(dead.order)
    shift.listeners.onProgress(shareOf(shift))
  } else {
    shift.tried.add(dead.order)
    shift.waiting.unshift(dead.order)
    if (shift.deaths < deathsMax) shift.listeners.onRetry(dead.order)
  }
  if (shift.deaths >= deathsMax) end(shift, true)
  else fill(shift)
}

function shareOf({ orders, seats, settled }: Shift): number {
  let sum = settled
  for (const { share } of seats) sum += share
  return sum / orders.length
}

function end(shift: Shift, isLost: boolean): void {
  close(shift)
  shift.listeners.onEnd(isLost)
}

function close(shift: Shift): void {
  shift.isOver = true
  for (const { thread } of shift.seats) dismiss(thread)
  shift.seats.clear()
}

function dismiss(thread: RunnerThread): void {
  thread.onmessage = thread.onerror = null
  thread.terminate()
}
