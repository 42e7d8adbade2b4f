import { models } from '#core/organisms/models.ts'
import { digestOf } from '#core/kernel/digest.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { settingsAt } from '#app/store/settings.ts'
import { replayTo, type Replay } from '#worker/replay.ts'

/** A digest over every setting in force at the start and at the end, so that no start value can change unseen. */
export function settingsDigest(recording: Recording): string {
  const inForce = [0, Number.MAX_VALUE].map((time) => settingsAt(recording, time))
  return digestOf([JSON.stringify(inForce.map((one) => (one.ok ? sorted(one.value) : one)))])
}

/** The digest of the state of a run at a time. */
export function stateDigest(recording: Recording, time: number): string {
  const organism = Object.entries(models).find(([name]) => name === recording.organism)?.[1]
  const begun = organism?.begin(recording.settings, recording.seed)
  if (begun?.ok !== true) throw new Error('a golden run does not begin')
  const replay: Replay = { run: begun.value, log: recording.log, applied: 0 }
  // A change that the run refuses, such as a kill of a cell that is gone, leaves it as it was.
  while (!replayTo(replay, time, () => undefined));
  return replay.run.digest()
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(pairs.map(([name, item]) => [name, sorted(item)]))
}
