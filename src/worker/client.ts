import type { Change, Recording } from '#core/organisms/recording.ts'
import { checkReport } from './check-report.ts'
import { createThread, type Thread } from './client-thread.ts'
import { type Frame, serviceValue } from './frame.ts'
import type { Command, Report, Resumption } from './messages.ts'

export type { Thread }

/** Credits that may be under way at once: one being computed, one waiting for it. */
export const creditsMax = 2

/**
 * A credit that stays unanswered for two such spells means that the thread is lost, ms: longer while a thread has
 * answered none, because its script may still be on its way, and for each ready cell, because one decision may end
 * all of them and no slice ends within it.
 */
export const silenceMs = { first: 4000, later: 1000, perCell: 1 / 25 } as const

/** Everything but a frame, which goes to its own listener and never through the store. */
export type SlowReport = Exclude<Report, { readonly type: 'frame' }>
type FrameReport = Extract<Report, { readonly type: 'frame' }>

/** A frame and what the slice that made it says about itself. */
export interface Arrival {
  readonly frame: Frame
  /** The credit that it answers; null for a frame that follows a start or a change without one. */
  readonly paidBy: AdvanceWish | null
  readonly reached: boolean
  readonly finished: boolean
}

export interface ClientListeners {
  /** The columns may be read until the next arrival; then the buffer goes back to the worker. */
  readonly onFrame: (arrival: Arrival) => void
  readonly onReport: (report: SlowReport) => void
  /**
   * The thread is gone; the next `start` brings up a new one. `hasServed` says whether any thread of this client has
   * ever answered a credit: else another one would hardly do better.
   */
  readonly onLost: (sentence: string, hasServed: boolean) => void
}

/** What one credit asks for: see the command of this name. */
export interface AdvanceWish {
  readonly until: number
  readonly budgetMs: number
  readonly stop?: 'decision' | 'there'
}

/** The page's end of the wire. */
export interface Client {
  /**
   * Begins a run, or takes the same one up on its way to the time `at`; forgets every report of the run before
   * and returns the number of the new one. A new thread goes on from `from`. Of several services the figures,
   * samples and futures are those of the one `watched`.
   */
  start(recording: Recording, at?: number, from?: Resumption | null, watched?: number): number
  /** Spends one credit; false when both are under way already. */
  advance(wish: AdvanceWish): boolean
  change(changes: readonly Change[]): void
  /** Asks for the next piece of the future; the answer is a report. */
  foresee(budgetMs: number): void
  requestDigest(): void
  /** From now on they are those of this service. */
  watch(service: number): void
  listen(listeners: ClientListeners): void
  destroy(): void
}

interface Wire {
  readonly makeThread: (organism: string, engine: number) => Thread
  thread: Thread | null
  /** The system whose thread that is, and its engine's version. */
  organism: string
  engine: number
  listeners: ClientListeners | null
  run: number
  /** The credits under way, in the order in which they will be answered. */
  credits: AdvanceWish[]
  /** Frames on their way that no credit has paid for: one follows a start and each applied change. */
  unpaid: number
  /** The frame that the listeners may still read. */
  shown: Frame | null
  silence: ReturnType<typeof setTimeout> | undefined
  spells: number
  /** This thread, or any one before, has answered a credit. */
  isServing: boolean
  hasServed: boolean
}

/** A client that brings up its thread with the first run, and again after one was lost or for a run of another system or engine. */
export function createClient(makeThread: Wire['makeThread'] = createThread): Client {
  const wire: Wire = {
    makeThread,
    thread: null,
    organism: '',
    engine: 0,
    listeners: null,
    run: 0,
    credits: [],
    unpaid: 0,
    shown: null,
    silence: undefined,
    spells: 0,
    isServing: false,
    hasServed: false,
  }
  return {
    start: (recording, at = 0, from = null, service = 0) =>
      start(wire, { recording, at, service, ...(from === null ? {} : { from }) }),
    advance: (wish) => advance(wire, wish),
    change: (changes) => post(wire, { type: 'change', run: wire.run, changes }),
    foresee: (budgetMs) => post(wire, { type: 'foresee', run: wire.run, budgetMs }),
    watch: (service) => post(wire, { type: 'watch', run: wire.run, service }),
    requestDigest: () => post(wire, { type: 'digest', run: wire.run }),
    listen(listeners) {
      wire.listeners = listeners
    },
    destroy() {
      wire.listeners = null
      drop(wire)
    },
  }
}

type Start = Omit<Extract<Command, { readonly type: 'start' }>, 'type' | 'run'>

function start(wire: Wire, wish: Start): number {
  wire.run += 1
  wire.credits = []
  wire.unpaid = 0
  const { organism, engine } = wish.recording
  if (organism !== wire.organism || engine !== wire.engine) drop(wire)
  wire.organism = organism
  wire.engine = engine
  if (wire.thread === null && !wake(wire)) return wire.run
  awaitAnswer(wire)
  post(wire, { type: 'start', run: wire.run, ...wish })
  return wire.run
}

function advance(wire: Wire, wish: AdvanceWish): boolean {
  if (wire.thread === null || wire.credits.length >= creditsMax) return false
  wire.credits.push(wish)
  if (wire.credits.length === 1) awaitAnswer(wire)
  post(wire, { type: 'advance', run: wire.run, ...wish })
  return true
}

function receive(wire: Wire, message: unknown): void {
  const checked = checkReport(message)
  if (!checked.ok) {
    return lose(
      wire,
      `The simulation sent something this page does not understand. ${checked.problem}`,
    )
  }
  const report = checked.value
  if (report.type === 'frame') return receiveFrame(wire, report)
  // A refused command may be too damaged to name its run; the refusal is told all the same.
  const isOurs = report.run === wire.run || (report.type === 'fault' && report.run === 0)
  if (!isOurs) return
  if (report.type === 'started' || report.type === 'logged') wire.unpaid += 1
  if (report.type === 'fault' && report.fault.kind !== 'refused') forgetCredits(wire)
  wire.listeners?.onReport(report)
}

function receiveFrame(wire: Wire, report: FrameReport): void {
  // Frames of an older run are not shown, but their buffers are still worth having.
  if (report.run !== wire.run) return giveBack(wire, report.values)
  let paidBy: AdvanceWish | null = null
  if (wire.unpaid > 0) wire.unpaid -= 1
  else {
    paidBy = wire.credits.shift() ?? null
    wire.isServing = wire.hasServed = true
    awaitAnswer(wire)
  }
  const before = wire.shown
  const { time, cellCount, cellCapacity, serviceCount, serviceCapacity, values } = report
  const { edgeCount, edgeCapacity } = report
  wire.shown = {
    time,
    cellCount,
    cellCapacity,
    serviceCount,
    serviceCapacity,
    edgeCount,
    edgeCapacity,
    values,
  }
  wire.listeners?.onFrame({
    frame: wire.shown,
    paidBy,
    reached: report.reached,
    finished: report.finished,
  })
  if (before !== null) giveBack(wire, before.values)
}

/** A run that has ended by a fault answers no credit any more, and its thread is well. */
function forgetCredits(wire: Wire): void {
  wire.credits = []
  wire.unpaid = 0
  awaitAnswer(wire)
}

function giveBack(wire: Wire, values: Float32Array): void {
  const { buffer } = values
  // A buffer of length 0 has been transferred already, or never held anything.
  if (buffer instanceof ArrayBuffer && buffer.byteLength > 0) {
    post(wire, { type: 'recycle', buffer }, [buffer])
  }
}

function post(wire: Wire, command: Command, transfer: Transferable[] = []): void {
  wire.thread?.postMessage(command, transfer)
}

function wake(wire: Wire): boolean {
  const thread = threadOf(wire)
  if (thread === null) return false
  wire.thread = thread
  thread.onmessage = (event) => receive(wire, event.data)
  thread.onmessageerror = () =>
    lose(wire, 'A message of the simulation arrived damaged. Restart it; the settings are kept.')
  thread.onerror = (event) => {
    event.preventDefault?.()
    const reason = event.message === undefined ? '' : event.message.slice(0, 200)
    lose(
      wire,
      `The simulation stopped unexpectedly${reason === '' ? '' : ` (${reason})`}. Restart it; the settings are kept.`,
    )
  }
  return true
}

function threadOf(wire: Wire): Thread | null {
  try {
    return wire.makeThread(wire.organism, wire.engine)
  } catch {
    // A frame with an origin of its own may start no worker, and some browsers forbid them.
    wire.listeners?.onLost(
      'This browser starts no worker for the simulation here. Open the page in a window of its own.',
      false,
    )
    return null
  }
}

/** Watches the credits under way; two spells, because the first may end in a machine that slept. */
function awaitAnswer(wire: Wire): void {
  clearTimeout(wire.silence)
  wire.spells = 0
  if (wire.credits.length > 0) listenFor(wire)
}

function listenFor(wire: Wire): void {
  const spellMs = wire.isServing ? silenceMs.later : silenceMs.first
  wire.silence = setTimeout(() => endSpell(wire), spellMs + readyIn(wire) * silenceMs.perCell)
}

function readyIn({ shown }: Wire): number {
  let ready = 0
  for (let service = 0; shown !== null && service < shown.serviceCount; service++)
    ready += serviceValue(shown, 'ready', service)
  return ready
}

function endSpell(wire: Wire): void {
  wire.spells += 1
  if (wire.spells < 2) listenFor(wire)
  else lose(wire, 'The simulation stopped answering. Restart it; the settings are kept.')
}

function lose(wire: Wire, sentence: string): void {
  if (wire.thread === null) return
  drop(wire)
  wire.listeners?.onLost(sentence, wire.hasServed)
}

function drop(wire: Wire): void {
  clearTimeout(wire.silence)
  if (wire.thread !== null) {
    wire.thread.onmessage = wire.thread.onerror = wire.thread.onmessageerror = null
    wire.thread.terminate()
  }
  wire.thread = null
  wire.isServing = false
  wire.shown = null
  wire.credits = []
}
