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
  /** The run to which the following belongs; the ladder has taken it to levels. */
  run: number
  isMine: boolean
  /** By the visitor's clock, ms, and by the run's, s: until then the rung is kept. */
  keptMs: number
  keptUntil: number
  /** Requests that this machine simulates in a second, as it was seen when it could not keep up. */
  perSecond: number
}

export function createLadder(): Ladder {
  return { isAllowed: false, run: -1, isMine: false, keptMs: 0, keptUntil: 0, perSecond: Infinity }
}

/**
 * The rung that a run should be asked to take now, as the visitor has allowed; null where it should stay. Above levels/ladder.ts:
 * requests are too dear where the run is behind its speed, and affordable again where this machine would simulate them in a small
 * part of its time. Only at the end of a log, so that nothing that is to come is lost, and at rest every request is simulated.
 */
export function proposed(ladder: Ladder, state: SessionState, nowMs: number): Rung | null {
  const { approximation, figures, log, isAhead } = told(state)
  if (approximation === null || figures === null || isAhead || log >= logRoom) return null
  if (ladder.run !== state.run) Object.assign(ladder, { run: state.run, isMine: false })
  const { isOn, refusal } = approximation
  if (!isOn) {
    if (!ladder.isAllowed || state.status !== 'playing' || !state.lagging || refusal !== null)
      return null
    if (figures.arrivalRate < worthFrom || isKept(ladder, state, nowMs)) return null
    if (rungAfter('exact', state.behind) === 'exact') return null
    ladder.perSecond = (figures.arrivalRate * state.speed) / state.behind
    return take(ladder, state, nowMs, 'levels')
  }
  if (!ladder.isMine) return null
  const isAtRest = state.status === 'paused'
  const share = (figures.arrivalRate * state.speed) / ladder.perSecond
  const isDear = !isAtRest && ladder.isAllowed && rungAfter('levels', share) === 'levels'
  if (isDear || (!isAtRest && ladder.isAllowed && isKept(ladder, state, nowMs))) return null
  return take(ladder, state, nowMs, 'exact')
}

function told({ approximation, figures, recording, time }: SessionState) {
  const { log } = recording
  return { approximation, figures, log: log.length, isAhead: (log.at(-1)?.time ?? 0) > time }
}

function isKept({ keptMs, keptUntil, run }: Ladder, state: SessionState, nowMs: number): boolean {
  return run === state.run && (nowMs < keptMs || state.time < keptUntil)
}

function take(ladder: Ladder, state: SessionState, nowMs: number, rung: Rung): Rung {
  ladder.isMine = rung === 'levels'
  ladder.keptMs = nowMs + rungHoldMs
  ladder.keptUntil = state.figures?.nextDecisionAt ?? 0
  return rung
}
