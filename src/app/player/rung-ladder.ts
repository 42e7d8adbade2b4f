import { rungAfter } from '#core/levels/ladder.ts'
import type { Rung } from '#core/organisms/recording.ts'
import type { SessionState } from '#app/store/session-state.ts'

/** A rung that was taken is kept for so long at least, ms, and until its next decision. */
export const rungHoldMs = 2000
/** Below so many requests in a simulated second levels take as long as the requests themselves (decision 29). */
export const worthFrom = 2000
/** The ladder asks for nothing where the log is nearly full: what is left of it is the visitor's. */
const logRoom = 900

/** What the ladder remembers of its last switch. */
export interface Ladder {
  /** Whether it may switch: the visitor has chosen so. */
  isAllowed: boolean
  /** The run to which the following belongs: a time that is gone to and another worker make no other one. */
  of: string
  /** What it has asked for and not seen yet. */
  asked: Rung | null
  /** When in the log of this run it has taken it to levels, s. */
  readonly mine: Set<number>
  /** By the visitor's clock, ms, and by the run's, s: until then the rung is kept, as long as nothing begins anew. */
  keptRun: number
  keptMs: number
  keptUntil: number
  /** Requests that this machine simulates in a second, as it was seen when it could not keep up. */
  perSecond: number
}

export function createLadder(): Ladder {
  const kept = { keptRun: -1, keptMs: 0, keptUntil: 0 }
  return { isAllowed: false, of: '', asked: null, mine: new Set(), ...kept, perSecond: Infinity }
}

const ladders = new WeakMap<object, Ladder>()

/** The ladder of a session: the chip that shows it comes and goes with the language, what was chosen and done stays. */
export function ladderOf(session: object): Ladder {
  const ladder = ladders.get(session) ?? createLadder()
  ladders.set(session, ladder)
  return ladder
}

/** The visitor takes a rung: where the run is on levels from now on, that is nothing that the ladder has done. */
export function leaveTo(ladder: Ladder, { time }: Pick<SessionState, 'time'>): void {
  ladder.asked = null
  ladder.mine.delete(time)
}

/**
 * The rung that a run should be asked to take now, as the visitor has allowed; null where it should stay. Above levels/ladder.ts:
 * requests are too dear where the run is behind its speed, and affordable again where this machine would simulate them in a small
 * part of its time. Only at the end of a log, so that nothing that is to come is lost, and at rest every request is simulated.
 */
export function proposed(ladder: Ladder, state: SessionState, nowMs: number): Rung | null {
  const { approximation, figures, log, isAhead } = told(state)
  const isMine = see(ladder, state)
  if (approximation === null || figures === null || isAhead || log >= logRoom) return null
  const { isOn, refusal } = approximation
  if (!isOn) {
    if (!ladder.isAllowed || state.status !== 'playing' || !state.lagging || refusal !== null)
      return null
    if (figures.arrivalRate < worthFrom || isKept(ladder, state, nowMs)) return null
    if (rungAfter('exact', state.behind) === 'exact') return null
    ladder.perSecond = (figures.arrivalRate * state.speed) / state.behind
    return take(ladder, state, nowMs, 'levels')
  }
  if (!isMine || ladder.asked === 'exact') return null
  const isAtRest = state.status === 'paused'
  const share = (figures.arrivalRate * state.speed) / ladder.perSecond
  const isDear = !isAtRest && ladder.isAllowed && rungAfter('levels', share) === 'levels'
  if (isDear || (!isAtRest && ladder.isAllowed && isKept(ladder, state, nowMs))) return null
  return take(ladder, state, nowMs, 'exact')
}

/** Learns what became of what it has asked for; whether the run is on levels now because of it. */
function see(ladder: Ladder, { opened, recording, approximation, time }: SessionState): boolean {
  const of = `${opened} ${recording.seed}`
  if (ladder.of !== of) {
    Object.assign(ladder, { of, asked: null })
    ladder.mine.clear()
  }
  if (approximation === null) return false
  const { isOn } = approximation
  const last = recording.log.findLast((entry) => entry.change.type === 'rung' && entry.time <= time)
  if (isOn && ladder.asked === 'levels' && last !== undefined) ladder.mine.add(last.time)
  if (ladder.asked === (isOn ? 'levels' : 'exact')) ladder.asked = null
  return isOn && last !== undefined && ladder.mine.has(last.time)
}

function told({ approximation, figures, recording, time }: SessionState) {
  const { log } = recording
  return { approximation, figures, log: log.length, isAhead: (log.at(-1)?.time ?? 0) > time }
}

function isKept(ladder: Ladder, { run, time }: SessionState, nowMs: number): boolean {
  const { keptRun, keptMs, keptUntil } = ladder
  return keptRun === run && (nowMs < keptMs || time < keptUntil)
}

function take(ladder: Ladder, state: SessionState, nowMs: number, rung: Rung): Rung {
  ladder.asked = rung
  ladder.keptRun = state.run
  ladder.keptMs = nowMs + rungHoldMs
  ladder.keptUntil = state.figures?.nextDecisionAt ?? 0
  return rung
}
