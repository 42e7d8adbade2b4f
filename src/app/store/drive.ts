import type { StoreApi } from 'zustand/vanilla'
import type { Change, Recording } from '#core/organisms/recording.ts'
import { loadDuration } from '#core/traffic/load.ts'
import type { AdvanceWish, Arrival, Client } from '#worker/client.ts'
import type { Frame } from '#worker/frame.ts'
import type { Resumption } from '#worker/messages.ts'
import { emptyHistory, noCauses } from './gather.ts'
import { comesToRest, endOf } from './gate.ts'
import type { Life } from './life.ts'
import { behindOf, paceAt, settlePace, tickPace, type Pace } from './pace.ts'
import type { PageClock } from './page-clock.ts'
import type { RunStatus, SessionState } from './session-state.ts'
import { entriesBy, settingsAt } from './settings.ts'

/** Wall time a slice may take, ms: short while somebody watches it move, longer while it replays. */
const budgets = { play: 10, replay: 40 } as const

/** The store is brought up to date this long after a report, ms: at most ten times a second. */
const slowLaneMs = 100
const stillLaneMs = 16

/** What the page makes the run do: nothing, keep its pace, reach a time, reach a decision. */
type Mode = 'rest' | 'play' | 'seek' | 'step'

/** The moving part of a session: everything that is not shown and therefore not in the store. */
export interface Drive {
  readonly store: StoreApi<SessionState>
  client: Client
  readonly clock: PageClock
  readonly frameListeners: Set<(frame: Frame) => void>
  readonly digestWaiters: Set<{ done(digest: string): void; fail(reason: Error): void }>
  mode: Mode
  pace: Pace
  target: number
  /** The run plays on once it has come to the time it goes to. */
  playsOn: boolean
  frame: Frame | null
  /** A start that waits for the next drawn frame, so that a dragged slider starts one run a frame. */
  startNeeded: boolean
  /** The credit that looks for a decision is under way; a second one would pass the decision. */
  stepping: boolean
  seen: boolean
  request: number | null
  /** Ends the wait after which a run that nobody sees falls asleep. */
  cancelAbsence: (() => void) | null
  /** The service that the page wants to be told of, by its index. */
  watched: number
  /** Credits that the worker has not answered, and the time that the last of them reaches at most, s. */
  credits: number
  reach: number
  /** Changes that the worker has been asked for and has not answered, in order. */
  asked: (readonly Change[])[]
  /** Hears of every answer to changes, and whether they were refused. */
  onAnswer: (changes: readonly Change[], isRefused: boolean) => void
  /** The furthest time that the present run has been simulated to, s: what is done before it begins a branch. */
  furthest: number
  /** A number that no branch of this visit has had. */
  readonly nextBranch: () => number
  /** A replay that waits for those answers: its log would lack them. */
  seekWaits: (() => void) | null
  /** Changes wished for while the run is on its way to a time; they are made where that ends. */
  waiting: Change[]
  /** A piece of the future has been asked for and not answered. */
  foreseeing: boolean
  /** The future is known for now; it is looked into again from this time on, s. */
  foreseeAt: number
  /** What a lost worker has left, and how often in a row one was lost. */
  readonly life: Life
  /** What the start that waits goes on from. */
  resume: Resumption | null
  /** Reports that the store has not been told yet. */
  pending: Partial<SessionState>
  cancelFlush: (() => void) | null
}

/** A drive at rest. */
export function createDrive(parts: Pick<Drive, 'store' | 'client' | 'clock'>): Drive {
  // The run that a page begins with is the first.
  let branches = 1
  return {
    ...parts,
    frameListeners: new Set(),
    digestWaiters: new Set(),
    mode: 'rest',
    pace: paceAt(0),
    target: 0,
    playsOn: false,
    frame: null,
    startNeeded: false,
    stepping: false,
    seen: true,
    request: null,
    cancelAbsence: null,
    watched: 0,
    credits: 0,
    reach: 0,
    asked: [],
    onAnswer: () => undefined,
    furthest: 0,
    nextBranch: () => ++branches,
    seekWaits: null,
    waiting: [],
    foreseeing: false,
    foreseeAt: 0,
    life: { last: null, deaths: 0, diedAt: -1 },
    resume: null,
    pending: {},
    cancelFlush: null,
  }
}

/** Simulated time of the newest frame of this run, s. */
export function timeOf(drive: Drive): number {
  return drive.startNeeded ? 0 : (drive.frame?.time ?? 0)
}

/** Simulated time that the run may have come to before it hears of anything new, s. */
export function reachOf(drive: Drive): number {
  return drive.credits > 0 ? Math.max(drive.reach, timeOf(drive)) : timeOf(drive)
}

/** Puts a run in place of the present one; the worker hears of it at the next drawn frame. */
export function replace(drive: Drive, recording: Recording, mode: Mode, target = 0): void {
  const now = settingsAt(recording, mode === 'seek' ? target : 0)
  const end = settingsAt(recording, Number.MAX_VALUE)
  if (!now.ok || !end.ok) throw new Error('a recording is checked before it is put in place')
  drive.startNeeded = true
  drive.stepping = false
  drive.credits = 0
  drive.asked = []
  drive.seekWaits = null
  drive.foreseeing = false
  drive.foreseeAt = 0
  // What was wished for at another time of this run is still wished for.
  if (mode !== 'seek') drive.waiting = []
  drive.resume = null
  // What killed a worker elsewhere says nothing of this way.
  Object.assign(drive.life, { deaths: 0, diedAt: -1 })
  drive.frame = null
  drive.pace = paceAt(0)
  drive.pending = {}
  drive.store.setState({
    recording,
    settings: now.value,
    duration: loadDuration(end.value.load),
    time: 0,
    figures: null,
    approximation: null,
    history: emptyHistory(),
    future: null,
    loads: null,
    notes: [],
    decisions: [],
    causes: noCauses,
    digest: null,
    fault: null,
    lagging: false,
    behind: 1,
  })
  go(drive, mode, target)
}

/** Asks for changes where the run stands, or will stand when it has come to the time it goes to. */
export function wish(drive: Drive, changes: readonly Change[]): void {
  if (drive.mode !== 'seek') return ask(drive, changes)
  // A cell is killed once, however often that is wished for on the way.
  const isNew = (change: Change): boolean =>
    change.type !== 'kill' ||
    !drive.waiting.some((other) => other.type === 'kill' && other.cell === change.cell)
  drive.waiting.push(...changes.filter(isNew))
}

function ask(drive: Drive, changes: readonly Change[]): void {
  drive.asked.push(changes)
  drive.client.change(changes)
}

/** The worker has answered a change: what waited for it goes on. */
export function answered(drive: Drive, isRefused = false): void {
  drive.onAnswer(drive.asked.shift() ?? [], isRefused)
  if (drive.asked.length > 0) return
  if (restsAtEnd(drive)) settle(drive, 'finished')
  if (drive.seekWaits === null) return
  const seek = drive.seekWaits
  drive.seekWaits = null
  flush(drive)
  seek()
}

// A longer load would have let it go on, but the load was refused, or what was asked for was no load.
function restsAtEnd({ mode, frame, store, pending }: Drive): boolean {
  const { status, duration } = { ...store.getState(), ...pending }
  return mode === 'rest' && status === 'paused' && frame !== null && frame.time >= duration
}

/** Changes what the run does from now on. */
export function go(drive: Drive, mode: Mode, target = 0): void {
  const isCutShort = drive.mode === 'seek' && mode !== 'seek'
  drive.mode = mode
  if (mode === 'seek') showSettings(drive, target)
  if (isCutShort) {
    showSettings(drive, timeOf(drive))
    makeWaiting(drive)
  }
  drive.target = target
  if (mode !== 'seek') drive.playsOn = false
  // The visitor's clock starts where the picture is; time that passed at rest is not owed.
  drive.pace = paceAt(timeOf(drive))
  drive.store.setState({
    status: statusOf(drive),
    seekTarget: mode === 'seek' ? target : null,
    playsOn: drive.playsOn,
    lagging: false,
    behind: 1,
    asleep: false,
  })
  wake(drive)
}

/** Says whether the run plays on once it has come to the time it goes to. */
export function playOn(drive: Drive, playsOn: boolean): void {
  drive.playsOn = playsOn
  drive.store.setState({ playsOn })
}

/** Puts the settings into the store that are in force at a time of this run. */
function showSettings(drive: Drive, time: number): void {
  const settings = settingsAt(drive.store.getState().recording, time)
  if (settings.ok) drive.store.setState({ settings: settings.value })
}

function makeWaiting(drive: Drive): void {
  const { waiting } = drive
  drive.waiting = []
  if (waiting.length > 0) ask(drive, waiting)
}

function statusOf(drive: Drive): RunStatus {
  if (drive.mode === 'play') return 'playing'
  if (drive.mode !== 'rest') return 'seeking'
  return drive.frame === null ? 'loading' : 'paused'
}

/** Asks for the next drawn frame when there is something to do and somebody to see it. */
export function wake(drive: Drive): void {
  if (drive.mode === 'rest' && !drive.startNeeded) return sleep(drive)
  if (drive.request !== null || !drive.seen || !drive.clock.isVisible()) return
  drive.request = drive.clock.request((timeMs) => {
    drive.request = null
    tick(drive, timeMs)
  })
}

/** Stops spending credits; the clock forgets the time that passes until it goes on. */
export function sleep(drive: Drive): void {
  if (drive.request !== null) drive.clock.cancel(drive.request)
  drive.request = null
  drive.pace = { ...drive.pace, lastMs: null }
}

/** Sends the start that waits. Commands are answered in order, so what follows belongs to it. */
export function begin(drive: Drive): void {
  if (!drive.startNeeded) return
  drive.startNeeded = false
  failDigests(drive, 'The run began again before its digest was known.')
  const { client, resume, watched, mode, target } = drive
  const { recording } = drive.store.getState()
  const at = mode === 'seek' ? target : 0
  drive.store.setState({ run: client.start(recording, at, resume, watched) })
  drive.resume = null
}

function tick(drive: Drive, timeMs: number): void {
  if (!drive.seen || !drive.clock.isVisible()) return sleep(drive)
  begin(drive)
  const { speed } = drive.store.getState()
  const end = endOf(drive)
  if (drive.mode === 'play') {
    const before = drive.pace
    drive.pace = tickPace(before, { timeMs, speed, end })
    const { wanted } = drive.pace
    // The end of a way may lie on no grid.
    const until = wanted >= end ? end : Math.min(end, wholeMs(wanted))
    const spent = spend(drive, { until, budgetMs: budgets.play })
    // Without a credit the clock waits as well, or a stalled worker would be owed all that time.
    if (!spent) drive.pace = { ...drive.pace, wanted: before.wanted }
  } else if (drive.mode === 'seek') {
    spend(drive, { until: drive.target, budgetMs: budgets.replay, stop: 'there' })
  } else if (drive.mode === 'step') {
    if (!drive.stepping) {
      const wish = { until: end, budgetMs: budgets.replay, stop: 'decision' } as const
      drive.stepping = true
      // Both credits are still under way: the step waits for its turn.
      if (!spend(drive, wish)) drive.stepping = false
    }
  }
  wake(drive)
}

function spend(drive: Drive, wish: AdvanceWish): boolean {
  const { reach } = drive
  drive.credits += 1
  drive.reach = wish.until
  if (drive.client.advance(wish)) return true
  drive.credits -= 1
  drive.reach = reach
  return false
}

// A moment on a grid of milliseconds is short in a link and in a clock.
function wholeMs(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}

/** Takes in one frame: the stage first, then the clock, then whatever has come to its end. */
export function arrive(drive: Drive, arrival: Arrival): void {
  // A start that still waits has replaced the run that this frame shows.
  if (drive.startNeeded) return
  const { frame } = arrival
  if (arrival.paidBy !== null) drive.credits = Math.max(0, drive.credits - 1)
  const isFirst = drive.frame === null
  const before = drive.frame?.time ?? 0
  drive.frame = frame
  drive.furthest = Math.max(drive.furthest, frame.time)
  for (const listener of drive.frameListeners) listener(frame)
  readLog(drive, before, frame.time)
  drive.pending = { ...drive.pending, time: frame.time }
  // A digest speaks about one moment; it ends with that moment.
  if (frame.time !== before) drive.pending = { ...drive.pending, digest: null }
  if (isFirst && drive.mode === 'rest') settle(drive, 'paused')
  if (arrival.paidBy?.stop === 'decision') drive.stepping = false
  if (drive.mode === 'play' && arrival.paidBy !== null) {
    const { reached } = arrival
    drive.pace = settlePace(drive.pace, { from: before, time: frame.time, reached })
    const behind = behindOf(drive.pace)
    drive.pending = { ...drive.pending, lagging: drive.pace.lagging, behind }
  }
  if (arrival.finished && mayFinish(drive)) settle(drive, 'finished')
  else if (drive.mode === 'seek' && frame.time >= drive.target) settleAtTarget(drive)
  else if (comesToRest(drive, arrival)) settle(drive, 'paused')
  schedule(drive)
}

// A run at rest ends as well: by a credit from before the rest, or by a load that ends here. What is
// under way may be a longer load, so its answer is waited for.
function mayFinish({ mode, asked, store }: Drive): boolean {
  return asked.length === 0 && (mode !== 'rest' || store.getState().status === 'paused')
}

// Who waits for the run to stand at this time hears of it first, and asks what it has to ask.
function settleAtTarget(drive: Drive): void {
  const { playsOn } = drive
  settle(drive, 'paused')
  if (playsOn) go(drive, 'play')
}

// Entries of the log that the run has just passed change the settings in force. On the way to a time
// they are those of that time from the start.
function readLog(drive: Drive, before: number, now: number): void {
  if (drive.mode === 'seek') return
  const recording = drive.pending.recording ?? drive.store.getState().recording
  if (recording.log.length === 0 || entriesBy(recording, before) === entriesBy(recording, now))
    return
  const settings = settingsAt(recording, now)
  if (settings.ok) drive.pending = { ...drive.pending, settings: settings.value }
}

/** Ends what the run was doing and tells the store at once. */
export function settle(drive: Drive, status: RunStatus): void {
  drive.mode = 'rest'
  drive.playsOn = false
  flush(drive)
  // Who waits for the run to stand here hears of it before what was wished for on the way changes it.
  drive.store.setState({ status, seekTarget: null, playsOn: false, lagging: false, behind: 1 })
  if (status !== 'broken') makeWaiting(drive)
  wake(drive)
}

/** Lets the store know within the time of the slow lane. */
export function schedule(drive: Drive): void {
  if (drive.cancelFlush !== null) return
  const delay = drive.mode === 'rest' ? stillLaneMs : slowLaneMs
  drive.cancelFlush = drive.clock.after(delay, () => flush(drive))
}

/** Tells the store everything that has been reported. */
export function flush(drive: Drive): void {
  drive.cancelFlush?.()
  drive.cancelFlush = null
  const told = drive.pending
  drive.pending = {}
  if (Object.keys(told).length > 0) drive.store.setState(told)
}

/** Ends every wait for a digest that will not come any more. */
export function failDigests(drive: Drive, reason: string): void {
  for (const waiter of drive.digestWaiters) waiter.fail(new Error(reason))
  drive.digestWaiters.clear()
}
