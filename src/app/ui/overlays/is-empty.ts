import type { SessionState } from '#app/store/session-state.ts'
import { loadPeak } from '#core/traffic/load.ts'

/** Whether a run stands at its start and no request will ever come. */
export function isEmpty({ status, time, settings }: SessionState): boolean {
  return status === 'paused' && time === 0 && loadPeak(settings.load) === 0
}
