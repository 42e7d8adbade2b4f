import { sampleInterval } from '#core/control/room.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { settingsAt } from './settings.ts'

/**
 * Over how long a cell's load is a mean, s: a row of the history. The run keeps the one that it began
 * with, whatever its log changes later.
 */
export function loadWindow(recording: Recording): number {
  const start = settingsAt({ ...recording, log: [] }, 0)
  return start.ok ? sampleInterval(start.value) : 1
}
