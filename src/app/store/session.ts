import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Recording } from '#core/organisms/recording.ts'
import type { Client, ClientListeners } from '#worker/client.ts'
import { comeBack, leave } from './absence.ts'
import {
  arrive,
  begin,
  createDrive,
  failDigests,
  flush,
  go,
  playOn,
  replace,
  sleep,
  timeOf,
  wake,
  type Drive,
} from './drive.ts'
import { treeOf } from './branches.ts'
import { createEditor, type Editor } from './editor.ts'
import { editActions } from './edits.ts'
import { retraceActions } from './retrace.ts'
import { emptyHistory, noCauses } from './gather.ts'
import { stopsAt } from './gate.ts'
import { tell } from './tell.ts'
import { foresee } from './foresight.ts'
import { lookAhead } from './look.ts'
import { seekTo } from './seek.ts'
import { watch } from './watching.ts'
import type { PageClock } from './page-clock.ts'
import { breakOff, receive } from './receive.ts'
import { revive } from './revival.ts'
import { speedRange, type SessionActions, type SessionState } from './session-state.ts'
import { settingsAt, totalDuration } from './settings.ts'

/** A page's run: what it knows and what can be wished of it. */
export interface Session extends SessionActions {
  readonly store: StoreApi<SessionState>
  /** Has another client stand between it and its worker's, as who holds two runs to one clock; returns the way back. */
  through(wrap: (client: Client) => Client): () => void
}

/** What a session is made of. */
export interface SessionParts {
  readonly client: Client
  readonly clock: PageClock
  /** A run that has been checked; it opens paused at time 0. */
  readonly recording: Recording
  /** Whether the future is looked into from the start; not where nothing shows it. */
  readonly foresight?: boolean
  /** An unsigned 32-bit number that nobody can foresee, for “new seed”. */
  readonly drawSeed: () => number
}

/** Creates the session; commands leave it through the client, everything it knows is reported. */
export function createSession(parts: SessionParts): Session {
  const store = createStore<SessionState>()(() =>
    firstState(parts.recording, parts.foresight ?? false),
  )
  const drive = createDrive({ store, client: parts.client, clock: parts.clock })
  const editor = createEditor(drive)
  const listeners: ClientListeners = {
    onFrame(arrival) {
      arrive(drive, arrival)
      // A slice of a running run that did not reach its time leaves none to spare.
      if (arrival.reached || drive.mode === 'rest') foresee(drive)
    },
    onReport: (report) => receive(drive, report),
    onLost(sentence, hasServed) {
      const end = hasServed ? revive(drive) : sentence
      if (end !== null) breakOff(drive, { kind: 'worker-lost', sentence: end, time: timeOf(drive) })
    },
  }
  parts.client.listen(listeners)
  const stopWatching = parts.clock.onVisibility(() => {
    if (parts.clock.isVisible()) wakeUp(drive)
    else leave(drive)
  })
  replace(drive, parts.recording, 'rest')
  return {
    store,
    ...clockActions(editor),
    ...editActions(editor, parts.drawSeed),
    ...retraceActions(editor),
    ...pageActions(editor, stopWatching),
    through(wrap) {
      const plain = drive.client
      drive.client = wrap(plain)
      drive.client.listen(listeners)
      return () => {
        drive.client = plain
        plain.listen(listeners)
      }
    },
  }
}

function firstState(recording: Recording, foresight: boolean): SessionState {
  const settings = settingsAt(recording, 0)
  if (!settings.ok) throw new Error(settings.problem)
  return {
    run: 0,
    restarts: 0,
    opened: 0,
    recording,
    settings: settings.value,
    services: [],
    edges: [],
    watched: 0,
    genomes: [],
    status: 'loading',
    speed: 1,
    time: 0,
    duration: totalDuration(recording),
    seekTarget: null,
    playsOn: false,
    gate: null,
    lagging: false,
    behind: 1,
    asleep: false,
    figures: null,
    approximation: null,
    history: emptyHistory(),
    foresight,
    future: null,
    loads: null,
    notes: [],
    decisions: [],
    causes: noCauses,
    digest: null,
    fault: null,
    notice: null,
    noticesTold: 0,
    untouched: true,
    tree: treeOf(recording, 1),
    retraced: null,
    canUndo: false,
    canRedo: false,
  }
}

type ClockActions = Pick<
  SessionActions,
  | 'play'
  | 'pause'
  | 'stop'
  | 'stepDecision'
  | 'stepBack'
  | 'setSpeed'
  | 'setGate'
  | 'seek'
  | 'lookAhead'
>

function clockActions(editor: Editor): ClockActions {
  const { drive } = editor
  const { store } = drive
  const touch = () => store.setState({ untouched: false, notice: null })
  return {
    play() {
      const { status, recording } = store.getState()
      if (status === 'broken' || status === 'playing') return
      if (stopsAt(drive, timeOf(drive))) return
      touch()
      // A press on the way to a time must not leave the run somewhere before it.
      if (drive.mode === 'seek' || drive.seekWaits !== null) playOn(drive, true)
      else if (status === 'finished') replace(drive, recording, 'play')
      else go(drive, 'play')
    },
    pause() {
      if (drive.playsOn) playOn(drive, false)
      else stop(drive)
    },
    stop() {
      drive.seekWaits = null
      stop(drive)
    },
    stepDecision() {
      const { status } = store.getState()
      if (status === 'broken' || status === 'finished') return
      if (stopsAt(drive, timeOf(drive))) return
      touch()
      go(drive, 'step')
    },
    stepBack() {
      // What was decided before the time it goes to is not known on the way: one step after another.
      if (drive.mode === 'seek') return
      flush(drive)
      const time = timeOf(drive)
      const { decisions, watched } = store.getState()
      const before = decisions.findLast((one) => one.service === watched && one.time < time)
      playOn(drive, false)
      seekTo(drive, before?.time ?? 0)
    },
    setSpeed(speed) {
      if (speed >= speedRange.min && speed <= speedRange.max) store.setState({ speed })
    },
    lookAhead: lookAhead(drive),
    setGate(gate) {
      store.setState(gate === null ? { gate } : { gate, future: null })
      foresee(drive)
    },
    seek(time) {
      playOn(drive, false)
      seekTo(drive, time)
    },
  }
}

function stop(drive: Drive): void {
  if (drive.mode === 'rest') return playOn(drive, false)
  flush(drive)
  go(drive, 'rest')
}

/** Somebody sees the page again. */
function wakeUp(drive: Drive): void {
  if (drive.seen && drive.clock.isVisible()) comeBack(drive)
  wake(drive)
  foresee(drive)
}

type PageActions = Omit<
  SessionActions,
  | keyof ClockActions
  | keyof ReturnType<typeof editActions>
  | keyof ReturnType<typeof retraceActions>
>

function pageActions({ drive }: Editor, stopWatching: () => void): PageActions {
  const { store } = drive
  return {
    requestDigest: () =>
      new Promise((done, fail) => {
        // A start that still waits goes first, or the digest would be that of the run before.
        begin(drive)
        drive.digestWaiters.add({ done, fail })
        drive.client.requestDigest()
      }),
    watch: (service) => watch(drive, service),
    keep: () => store.setState({ untouched: false }),
    dismissNotice: () => store.setState({ notice: null }),
    say: (notice) => tell(store, notice),
    onFrame(listener) {
      drive.frameListeners.add(listener)
      if (drive.frame !== null) listener(drive.frame)
      return () => void drive.frameListeners.delete(listener)
    },
    lastFrame: () => drive.frame,
    setSeen(seen) {
      drive.seen = seen
      if (seen) wakeUp(drive)
      else leave(drive)
    },
    setForesight(on) {
      // What is known stays true and stays known: the worker tells every piece once.
      store.setState({ foresight: on })
      foresee(drive)
    },
    destroy() {
      sleep(drive)
      comeBack(drive)
      stopWatching()
      drive.cancelFlush?.()
      failDigests(drive, 'The page was closed.')
      drive.client.destroy()
    },
  }
}
