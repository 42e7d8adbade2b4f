import { holdsLevels } from '#core/organisms/approximate.ts'
import type { Approximation } from '#core/organisms/observation.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { loadWindow } from './load-window.ts'
import type { SessionState } from './session-state.ts'

/** A moment of a run, s, and what is known of how it was simulated. */
interface Told {
  readonly approximation: Approximation | null
  readonly recording: Recording
  readonly time: number
  /** Whether what is told is of the whole run: then any stretch will do. */
  readonly isWhole: boolean
}

/**
 * Whether figures of a moment hold something of a stretch that was counted by level: their rates and latencies are those of the last
 * full window of the history, their counts those of now.
 */
export function isApproximate({ approximation, recording, time, isWhole }: Told): boolean {
  const spans = approximation?.spans ?? []
  if (spans.length === 0 || isWhole) return spans.length > 0
  const window = loadWindow(recording)
  return holdsLevels(spans, (Math.floor(time / window) - 1) * window, time)
}

/** The same of what the stage writes of a frame: it shows a moment, also of a run that is over. */
export function isRoughAt(told: Omit<Told, 'time' | 'isWhole'>, time: number): boolean {
  return isApproximate({ ...told, time, isWhole: false })
}

/** The same of what the page shows now. */
export function isApproximateNow(
  state: Pick<SessionState, 'approximation' | 'recording' | 'figures' | 'status'>,
): boolean {
  const isWhole = state.status === 'finished'
  return isApproximate({ ...state, time: state.figures?.time ?? 0, isWhole })
}
