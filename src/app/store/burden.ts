import { outside } from '#core/organisms/microservices/graph-settings.ts'
import type { Recording } from '#core/organisms/recording.ts'
import type { RunSettings } from '#core/organisms/systems.ts'
import { withBurst } from '#core/traffic/added-load.ts'
import { loadDuration, loadPeak, type LoadCurve } from '#core/traffic/load.ts'
import { cellsLeast, levelsFollow } from './levels-follow.ts'
import { serviceSettings } from './service-settings.ts'
import { withPlace } from './setting-edit.ts'
import { settingsAt } from './settings.ts'

/** More attempts than this may keep a page busy for minutes: it asks before it begins by itself. */
export const attemptsMax = 5e7

/**
 * The same of services that call one another, where an attempt takes up to twice the time. A discipline makes it dearer only where it is
 * at its cheapest, and cheaper where cells have several slots, so it is not asked for (measured in decision 31).
 */
const meshAttemptsMax = attemptsMax / 2

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

/** Estimates a run before it begins: peak × duration × attempts a request, those of all services. */
export function burdenOf(settings: RunSettings): Burden {
  const { load } = settings
  return weigh(loadPeak(load), loadDuration(load), settings)
}

/**
 * The same for a run whose log changes the settings on the way: the most of each. While its cells are counted by level
 * no attempt is computed.
 */
export function heaviestOf(recording: Recording): Burden {
  const start = settingsAt(recording, 0)
  if (!start.ok) return { attempts: 0, perSecond: 0, peakMax: Infinity, isHeavy: false }
  let { load } = start.value
  let [peak, duration] = [loadPeak(load), loadDuration(load)]
  let worst = start.value
  for (const { time, change } of recording.log) {
    if (change.type === 'burst') {
      const raised = withBurst(load, time, change)
      if (raised.ok) load = raised.value
      peak = Math.max(peak, loadPeak(load))
    }
    if (change.type !== 'set') continue
    const { name, service, value } = change
    if (name === 'retries' || name === 'retryBudget') {
      const before = service === undefined ? worst : serviceSettings(worst, service)
      worst = withPlace(worst, change, Math.max(before[name], Number(value)))
    }
    if (name !== 'load') continue
    // The log has been checked with the recording, so this value is a load.
    load = value as LoadCurve
    peak = Math.max(peak, loadPeak(load))
    duration = Math.max(duration, loadDuration(load))
  }
  return weigh(peak, secondsOfRequests(recording.log, start.value, duration), worst)
}

/** How long a run simulates every request, s, as far as its log says. A way to levels that the run will refuse is none. */
function secondsOfRequests(log: Recording['log'], start: RunSettings, duration: number): number {
  let settings = start
  let [seconds, since, isOn] = [0, 0, true]
  for (const { time, change } of log) {
    if (change.type === 'set') settings = { ...settings, [change.name]: change.value }
    if (change.type !== 'rung') continue
    const isFew = time === 0 && settings.initialReplicas < cellsLeast
    if (change.value === 'levels' && (isFew || !levelsFollow(settings))) continue
    if (isOn) seconds += Math.min(time, duration) - since
    isOn = change.value === 'exact'
    since = Math.min(time, duration)
  }
  return isOn ? seconds + duration - since : seconds
}

/** Attempts that follow one request of the load, and those of clients who do not follow it, a second. */
interface Following {
  readonly each: number
  readonly beside: number
}

function followingOf(settings: RunSettings): Following {
  const { graph } = settings
  if (graph === undefined) return { each: triesOf(settings), beside: 0 }
  const known = new Map<string, number>()
  // Nobody calls in a circle, so this comes to an end; a service is reckoned once.
  const below = (name: string): number => {
    const before = known.get(name)
    if (before !== undefined) return before
    const sum = graph.calls.reduce(
      (so, { from, to, calls, hedge }) => (from === name ? so + calls * attempts(to, hedge) : so),
      0,
    )
    known.set(name, sum)
    return sum
  }
  const attempts = (to: string, hedge: number): number => {
    const service = graph.services.findIndex(({ name }) => name === to)
    // A hedge sends one attempt more.
    return (triesOf(serviceSettings(settings, service)) + (hedge > 0 ? 1 : 0)) * (1 + below(to))
  }
  let [each, beside] = [0, 0]
  for (const { from, to, calls, hedge, clients, think } of graph.calls) {
    if (from !== outside) continue
    if (clients === 0) each += calls * attempts(to, hedge)
    else beside += (clients / think) * attempts(to, hedge)
  }
  return { each, beside }
}

// A retry is spent from the budget, so on average there are no more of them than it allows.
function triesOf({ retries, retryBudget }: Pick<RunSettings, 'retries' | 'retryBudget'>): number {
  return 1 + Math.min(retries, retryBudget)
}

function weigh(peak: number, duration: number, settings: RunSettings): Burden {
  const { each, beside } = followingOf(settings)
  const perSecond = peak * each + beside
  const attempts = perSecond * duration
  const most = settings.graph === undefined ? attemptsMax : meshAttemptsMax
  const left = most / duration - beside
  return {
    attempts,
    perSecond,
    peakMax: duration > 0 ? Math.max(0, left / each) : Infinity,
    isHeavy: attempts > most,
  }
}
