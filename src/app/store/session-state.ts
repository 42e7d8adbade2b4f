import type { Causes } from '#core/organisms/causes.ts'
import type {
  Approximation,
  CallEdge,
  CellNote,
  Figures,
  ServiceDecision,
} from '#core/organisms/observation.ts'
import type { LogEntry, Recording, RolloutRevision, Rung } from '#core/organisms/recording.ts'
import type { AnyServiceSettings, RunSettings } from '#core/organisms/systems.ts'
import type { CellLoads, Fault } from '#worker/messages.ts'
import type { Frame } from '#worker/frame.ts'
import type { Tree } from './branches.ts'

/** What the run is doing. `seeking` replays to a time; `broken` stopped at a broken invariant. */
export type RunStatus = 'loading' | 'paused' | 'playing' | 'seeking' | 'finished' | 'broken'

export const speeds = [0.1, 0.5, 1, 2, 8, 30, 60, 300, 600] as const

/** A link may ask for any speed in between. */
export const speedRange = { min: speeds[0], max: speeds[8] } as const

/** The history of the run in rows of sampleColumns.length numbers; grows in place, `count` tells. */
export interface History {
  readonly count: number
  readonly rows: Float64Array
}

/** What will come if nobody changes anything: a fork of the run, simulated ahead. */
export interface Future {
  /** Rows that continue the history; the run may have come to the first of them meanwhile. */
  readonly history: History
  /** The row of the whole history that the first of these is. */
  readonly from: number
  readonly notes: readonly CellNote[]
  /** Up to when it is known, s. */
  readonly until: number
}

/** A fault of the simulation, or a simulation that is gone altogether. */
export interface SessionFault {
  readonly kind: Fault['kind'] | 'worker-lost'
  readonly sentence: string
  readonly time: number
}

/** A time that the run does not pass, and what is said to who wishes it to. */
export interface Gate {
  readonly time: number
  readonly sentence: string
}

/** What the page knows of the run: reports only, never a result of its own. */
export interface SessionState {
  /** Counts the runs of this page; a new one begins at every start and rewind. */
  readonly run: number
  /** How often a restart was wished for. */
  readonly restarts: number
  /** Which of the runs opened from elsewhere this is; a step back brings an earlier one again. */
  readonly opened: number
  /** The run as it would be shared now: the log grows with every accepted change. */
  readonly recording: Recording
  /**
   * All settings as they are in force now: start values, overrides of the recording, live changes. What a panel shows
   * of several services is in `watchedSettings`.
   */
  readonly settings: RunSettings
  /** Names of the services of this run. */
  readonly services: readonly string[]
  /** Who calls whom, clients included. */
  readonly edges: readonly CallEdge[]
  /** The service whose figures, history and future these are, by its index. */
  readonly watched: number
  /** Digests of what its cells are made from, by their column `genome`. */
  readonly genomes: readonly string[]
  readonly status: RunStatus
  /** Simulated seconds per second of the visitor. */
  readonly speed: number
  /** Simulated time of the newest figures, s. */
  readonly time: number
  /** Where the run ends, s. */
  readonly duration: number
  /** Target of a replay in progress, s. */
  readonly seekTarget: number | null
  /** Whether the run plays on once it has come to that time. */
  readonly playsOn: boolean
  /** Where the run stops until somebody opens it, and does not look ahead either; null where it goes as it is wished. */
  readonly gate: Gate | null
  /** True while the worker cannot keep the chosen speed. */
  readonly lagging: boolean
  /** Simulated seconds asked for while one is reached, lately; 1 while the pace is kept. */
  readonly behind: number
  /** The run was playing while nobody saw it for a while, and waits now to be played again. */
  readonly asleep: boolean
  readonly figures: Figures | null
  /** When the run was counted by level, told with the figures; null for a system that never is. */
  readonly approximation: Approximation | null
  readonly history: History
  /** Whether the future is looked into, and shown. */
  readonly foresight: boolean
  /** Null while nothing is known of it, or after a change. */
  readonly future: Future | null
  /** The loads of the cells before the time that was gone to last; null where none was. */
  readonly loads: readonly CellLoads[] | null
  readonly notes: readonly CellNote[]
  /** Of all services. */
  readonly decisions: readonly ServiceDecision[]
  /** Why attempts were lost or late, of all services. */
  readonly causes: Causes
  /** The digest at the present time, once asked for; null after the run has moved on. */
  readonly digest: string | null
  readonly fault: SessionFault | null
  /** A sentence for the visitor about the last thing done, or null. */
  readonly notice: string | null
  /** So many notices were told so far: the same words told once more are another notice. */
  readonly noticesTold: number
  /** True until the visitor has played or edited anything. */
  readonly untouched: boolean
  /** The run and its branches; the recording is that of the current one. */
  readonly tree: Tree
  /** What was taken back or made again last, by its number; null before the first. */
  readonly retraced: Retraced | null
  /** Whether there is a change to take back, or one to repeat. */
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** A step along the trail. */
export interface Retraced {
  readonly way: 'undo' | 'redo'
  /** The runs before and after what was done. */
  readonly before: Recording
  readonly after: Recording
  /** What was wished for and is in neither log, and when; null for what is in one. */
  readonly wished: LogEntry | null
  readonly number: number
}

/** Whether the run plays or will by itself: then the next press of the large button makes it rest. */
export function isGoingOn({ status, playsOn }: Pick<SessionState, 'status' | 'playsOn'>): boolean {
  return status === 'playing' || playsOn
}

/** Whether the picture stands: the run neither plays nor is on its way to a time. */
export function isAtRest({ status }: Pick<SessionState, 'status'>): boolean {
  return status !== 'playing' && status !== 'seeking'
}

/**
 * Whether another run has taken the place of the one before: opened from elsewhere, or with another seed.
 * The same run begun again, a time gone to and an edited setting make no other.
 */
export function isAnotherRun(state: SessionState, before: SessionState): boolean {
  return state.opened !== before.opened || state.recording.seed !== before.recording.seed
}

/** The visitor's wishes. Each becomes a command to the worker; the state changes when it reports. */
export interface SessionActions {
  /** Plays; a run on its way to a time goes there first and plays on from there. */
  play(): void
  /** Rests; a run that was to play on from the time it goes to still goes there, and rests there. */
  pause(): void
  /** Rests here and now, on the way to a time as well. */
  stop(): void
  /** Runs to just after the next decision of the watched service's autoscaler and pauses there. */
  stepDecision(): void
  /** Goes back to just after the decision before this moment, else to time 0. */
  stepBack(): void
  setSpeed(speed: number): void
  /**
   * Goes on to a moment that is not known yet, which `find` reads from what is told, and stands there; at the end of the run where there is none.
   */
  lookAhead(find: (state: SessionState) => number | null, onNone: () => void): void
  /** From now on the run ends its way at this time, exactly there; null lets it go. What is foreseen is forgotten. */
  setGate(gate: Gate | null): void
  /** Replays to a time, backwards or forwards, and stays paused there. */
  seek(time: number): void
  /** Time 0 with the settings now in force, without bursts, and the same seed. */
  reset(): void
  /** Time 0 with another seed: the one given, else one that nobody can foresee. */
  newSeed(seed?: number): void
  /**
   * Changes one setting, that of the watched service where each has its own: live where its field allows that, otherwise
   * by a new run from time 0.
   */
  change(name: keyof AnyServiceSettings, value: unknown): void
  /** Changes several settings as one step; nothing at all when one of them is refused (false). */
  changeAll(values: Readonly<Record<string, unknown>>): boolean
  /**
   * Brings the run back as it was written down before the last thing done, or again after it, to the time shown: as if that had never
   * been done. It plays on where it played.
   */
  undo(): void
  redo(): void
  /**
   * Another tree of the same run in place of the present one; where another of its runs is current that is shown, at the time shown. A step,
   * unless nothing but the place in the tree is new.
   */
  regrow(grow: (tree: Tree, nextBranch: () => number) => Tree, isStep: boolean): void
  kill(cell: number): void
  /** Another revision of the watched service takes the place of the present one, cell by cell. */
  rollOut(revision: RolloutRevision): void
  /** Adds requests/s to the load from now on, for so many seconds. */
  addBurst(rate: number, seconds: number): void
  /** Writes words about this moment into the log. */
  addNote(text: string): void
  /** Simulates every request from now on, or counts cells by level: an entry of the log like every change. */
  setRung(rung: Rung): void
  /** Whether the future is looked into while there is time to spare. */
  setForesight(on: boolean): void
  /** Opens another run, paused at time 0 or replayed to `until`; `playsOn` plays from there. */
  open(recording: Recording, until?: number, playsOn?: boolean, watched?: number | null): void
  /** Puts a run in place of the present one that somebody else has changed it into: replayed to `until`, and no step to take back. */
  swap(recording: Recording, until: number): void
  /** The run that stands here is worth going back to, though nobody has played or edited it. */
  keep(): void
  /** Figures, charts and all that follows from them are those of this service, by its index, as soon as they are told. */
  watch(service: number): void
  /** The digest of the present state, from the worker. */
  requestDigest(): Promise<string>
  dismissNotice(): void
  say(notice: string): void
  /** Called with every frame; returns the way to stop listening. The frame holds until the next one. */
  onFrame(listener: (frame: Frame) => void): () => void
  /** The frame that the stage shows, for a reader that comes once in a while. */
  lastFrame(): Frame | null
  /** False while the stage is out of view: then nothing is simulated. */
  setSeen(seen: boolean): void
  destroy(): void
}
