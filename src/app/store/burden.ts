import type { AutoscaledServiceSettings } from '#core/organisms/autoscaled-service/parameters.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { loadDuration, loadPeak, type LoadCurve } from '#core/traffic/load.ts'
import { settingsAt } from './settings.ts'

/** More attempts than this may keep a page busy for minutes: it asks before it begins by itself. */
export const attemptsMax = 5e7

/** How much there is to compute in a run, at most. */
export interface Burden {
  /** Requests of the whole run with all that is tried again, as if it were at its peak all the time. */
  readonly attempts: number
  /** Attempts in one simulated second at the peak. */
  readonly perSecond: number
  /** The peak of the load up to which the run is not heavy, requests/s. */
  readonly peakMax: number
  readonly isHeavy: boolean
}

type Told = Pick<AutoscaledServiceSettings, 'load' | 'retries' | 'retryBudget'>

/** Estimates a run before it begins: peak × duration × attempts a request. */
export function burdenOf({ load, retries, retryBudget }: Told): Burden {
  return weigh(loadPeak(load), loadDuration(load), triesOf(retries, retryBudget))
}

/** The same for a run whose log changes the settings on the way: the most of each. */
export function heaviestOf(recording: Recording): Burden {
  const start = settingsAt(recording, 0)
  if (!start.ok) return weigh(0, 0, 1)
  const { load } = start.value
  let [peak, duration] = [loadPeak(load), loadDuration(load)]
  let { retries, retryBudget } = start.value
  for (const { change } of recording.log) {
    if (change.type !== 'set') continue
    if (change.name === 'retries') retries = Math.max(retries, Number(change.value))
    if (change.name === 'retryBudget') retryBudget = Math.max(retryBudget, Number(change.value))
    if (change.name !== 'load') continue
    // The log has been checked with the recording, so this value is a load.
    const next = change.value as LoadCurve
    peak = Math.max(peak, loadPeak(next))
    duration = Math.max(duration, loadDuration(next))
  }
  return weigh(peak, duration, triesOf(retries, retryBudget))
}

// A retry is spent from the budget, so on average there are no more of them than it allows.
function triesOf(retries: number, retryBudget: number): number {
  return 1 + Math.min(retries, retryBudget)
}

function weigh(peak: number, duration: number, tries: number): Burden {
  const attempts = peak * tries * duration
  return {
    attempts,
    perSecond: peak * tries,
    peakMax: duration > 0 ? attemptsMax / (duration * tries) : Infinity,
    isHeavy: attempts > attemptsMax,
  }
}
