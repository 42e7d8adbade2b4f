import type { LogEntry, Recording } from '#core/organisms/recording.ts'
import type { Resumption, RunKeyframe } from '#worker/messages.ts'
import { flush, playOn, replace, timeOf, type Drive } from './drive.ts'
import type { SessionState } from './session-state.ts'
import { tell } from './tell.ts'

/** A run whose worker is lost goes on in another one, from the last keyframe. */

/** So many workers lost in a row, without a keyframe from beyond the time of the first, end the run. */
const deathsMax = 3

/** Keeps a keyframe with the journal up to it, of which the page has just been told. */
export function rememberKeyframe(
  { life }: Drive,
  { recording, notes, decisions }: SessionState,
  keyframe: RunKeyframe,
): void {
  life.last = { recording, keyframe, notes, decisions }
}

/** Begins another worker where the run stood or was going to; a sentence where that has failed too often. */
export function revive(drive: Drive): string | null {
  const { life } = drive
  // A start that waits for the next drawn frame brings up its own.
  if (drive.startNeeded) return null
  flush(drive)
  const time = timeOf(drive)
  const hasComeFurther = (life.last?.keyframe.time ?? -1) > life.diedAt
  const deaths = hasComeFurther ? 1 : life.deaths + 1
  const diedAt = hasComeFurther ? time : Math.max(life.diedAt, time)
  if (deaths >= deathsMax) {
    return 'The simulation stopped three times in a row at this moment. Restart it, or copy the link to report it; the settings are kept.'
  }
  const { recording, figures } = drive.store.getState()
  const { mode, seekWaits } = drive
  const playsOn = mode === 'play' || drive.playsOn
  const target = targetOf(drive, figures?.nextDecisionAt ?? 0)
  // What the lost worker was asked for and did not answer is wished for still.
  drive.waiting.push(...drive.asked.flat())
  if (target > 0) replace(drive, recording, 'seek', target)
  else replace(drive, recording, mode)
  Object.assign(life, { deaths, diedAt })
  drive.seekWaits = drive.waiting.length > 0 ? seekWaits : null
  drive.resume = resumptionAt(life.last, recording, target)
  if (target > 0) playOn(drive, playsOn)
  tell(drive.store, 'The simulation stopped and was taken up again where it was; nothing is lost.')
  return null
}

function targetOf(drive: Drive, nextDecisionAt: number): number {
  const time = timeOf(drive)
  if (drive.mode === 'seek') return drive.target
  return drive.mode === 'step' ? Math.max(time, nextDecisionAt) : time
}

/** The keyframe, where it lies on the way of this run to that time. */
function resumptionAt(
  last: Drive['life']['last'],
  recording: Recording,
  target: number,
): Resumption | null {
  if (last === null || last.keyframe.time > target) return null
  const { keyframe, notes, decisions, recording: then } = last
  const isSame = then.settings === recording.settings && then.seed === recording.seed
  return isSame && isOnTheWay(keyframe, then.log, recording.log)
    ? { keyframe, notes, decisions }
    : null
}

function isOnTheWay(
  { applied, time }: RunKeyframe,
  then: readonly LogEntry[],
  log: readonly LogEntry[],
): boolean {
  if (log.length < applied || (log[applied]?.time ?? Infinity) < time) return false
  return JSON.stringify(then.slice(0, applied)) === JSON.stringify(log.slice(0, applied))
}
