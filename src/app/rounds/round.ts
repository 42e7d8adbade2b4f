import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import type { SessionState } from '#app/store/session-state.ts'
import type { ExactResults } from '#app/sweeps/exact-figures.ts'

/**
 * A round of “you are the autoscaler”: a visitor says how many cells there are while a spike passes, then the HPA does on the same seed.
 * Both runs have the same settings but for who decides, so both meet the same requests with the same work.
 */

/** How long a round is by the visitor's clock, s, and how fast it is played. */
export const roundLength = 60
export const roundSpeed = 8

/** Cells that may be asked for: the bounds of the autoscaler that follows, and as many to begin with. */
export const roundCells = { min: 2, max: 40, start: 2 } as const

/** A spike that comes within less time than a cell needs to divide, stays, and goes; from time 0 to the end of the round. */
const spike = [
  [0, 60],
  [100, 60],
  [130, 420],
  [270, 420],
  [300, 80],
  [roundLength * roundSpeed, 60],
] as const

/** The round as the HPA plays it, with the settings that every run starts with. */
export function rivalRecording(seed: number): Recording {
  const load = { form: 'linear', points: spike.map((point) => [...point]) }
  return {
    engine: engineVersion,
    organism: 'autoscaled-service',
    seed,
    settings: { load },
    log: [],
  }
}

/** The round as it begins for a visitor: somebody says how many cells there are. */
export function handRecording(seed: number): Recording {
  const rival = rivalRecording(seed)
  return { ...rival, settings: { ...rival.settings, policy: byHand(roundCells.start) } }
}

/** The policy of somebody who wants so many cells. */
export function byHand(replicas: number) {
  return { kind: 'manual', replicas } as const
}

/** What makes a round another one than it says it is; told beside its result. */
export interface Remarks {
  /** A time before the furthest one was gone to. */
  readonly hasLookedBack: boolean
  /** It was paused, or played at another speed. */
  readonly hasOwnPace: boolean
  /** Something else was changed than the number of cells. */
  readonly hasOtherChanges: boolean
}

/** A round under way or over. */
export interface Round {
  readonly phase: 'playing' | 'judging' | 'over'
  readonly seed: number
  /** Which of the opened runs of the page it is played in. */
  readonly opened: number
  /** Cells that the visitor has asked for last. */
  readonly asked: number
  /** Presses that were sent, and changes of that number in the log: a press is asked for before it is logged. */
  readonly sent: number
  readonly logged: number
  readonly furthest: number
  readonly remarks: Remarks
  /** The visitor's whole run, once it is over. */
  readonly mine: Recording | null
  /** What the visitor's run and the autoscaler's have come to; null for one that could not be made. */
  readonly results: ExactResults
}

/** What a round sees of the page. */
export type RoundView = Pick<
  SessionState,
  'opened' | 'recording' | 'status' | 'time' | 'speed' | 'asleep' | 'settings'
>

/** A round that begins in the run that has just been opened. */
export function beginRound(seed: number, opened: number): Round {
  return {
    phase: 'playing',
    seed,
    opened,
    asked: roundCells.start,
    sent: 0,
    logged: 0,
    furthest: 0,
    remarks: { hasLookedBack: false, hasOwnPace: false, hasOtherChanges: false },
    mine: null,
    results: [],
  }
}

/** The round after another look at the page; null where the visitor has gone to another run. */
export function follow(round: Round, view: RoundView): Round | null {
  if (round.phase !== 'playing') return round
  const { recording, opened, status, time } = view
  const isHere = opened === round.opened && recording.seed === round.seed
  if (!isHere || !isByHand(view)) return null
  const { remarks, furthest } = round
  const isUnderWay = furthest > 0 && status !== 'finished' && status !== 'loading'
  const next: Round = {
    ...round,
    furthest: Math.max(furthest, time),
    ...askedNow(round, view),
    remarks: {
      hasLookedBack: remarks.hasLookedBack || time < furthest,
      // A page that nobody sees pauses by itself, and that is fair.
      hasOwnPace:
        remarks.hasOwnPace || (isUnderWay && (hasStopped(view) || view.speed !== roundSpeed)),
      hasOtherChanges: remarks.hasOtherChanges || recording.log.some(isOther),
    },
  }
  return status === 'finished' ? { ...next, phase: 'judging', mine: recording } : next
}

/** The round with what both runs have come to. */
export function judge(round: Round, results: ExactResults): Round {
  return round.phase === 'judging' ? { ...round, phase: 'over', results } : round
}

/** The round after a press of one more or one less; the same where there are no more or no fewer. */
export function press(round: Round, step: 1 | -1): Round {
  const asked = Math.min(roundCells.max, Math.max(roundCells.min, round.asked + step))
  return asked === round.asked ? round : { ...round, asked, sent: round.sent + 1 }
}

/** Seconds that are left by the visitor's clock. */
export function secondsLeft(time: number): number {
  return Math.max(0, Math.ceil(roundLength - time / roundSpeed))
}

function hasStopped({ status, asleep }: RoundView): boolean {
  return status === 'seeking' || (status === 'paused' && !asleep)
}

function isByHand({ settings }: RoundView): boolean {
  return settings.policy.kind === 'manual'
}

/** What is asked for: what was pressed, until the log has all of it, and whatever the run says from then on. */
function askedNow(round: Round, { recording, settings }: RoundView) {
  const logged = recording.log.filter(({ change }) => change.type === 'set').length
  // A step that was taken back leaves fewer.
  const isAnswered = logged >= round.sent || logged < round.logged
  const { policy } = settings
  if (!isAnswered || policy.kind !== 'manual') return { logged }
  return { logged, sent: logged, asked: policy.replicas }
}

function isOther({ change }: Recording['log'][number]): boolean {
  return change.type !== 'note' && !(change.type === 'set' && change.name === 'policy')
}
