import type { LogEntry, Recording } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { hasGraph, serviceSettings } from '#app/store/service-settings.ts'
import { isSame, plainValue, settingsAt } from '#app/store/settings.ts'

/** What decides when requests come: who shares it meets the same ones, one by one. */
export interface Traffic {
  readonly seed: number
  /** The load of the start; null for that of the system. */
  readonly load: Plain
  readonly edits: readonly LogEntry[]
}

/** Settings that decide how much work a request is. */
const works = ['serviceLaw', 'serviceMean', 'serviceScv', 'serviceQuantiles'] as const

/** The traffic of a run. */
export function trafficOf({ seed, settings, log }: Recording): Traffic {
  return { seed, load: settings.load ?? null, edits: log.filter(isOfTraffic) }
}

/** A run with the traffic of another one; all else stays its own. */
export function withTraffic(recording: Recording, { seed, load, edits }: Traffic): Recording {
  const { load: _, ...settings } = recording.settings
  const own = recording.log.filter((entry) => !isOfTraffic(entry))
  return {
    ...recording,
    seed,
    settings: load === null ? settings : { ...settings, load },
    // A sort keeps the order of what has one time.
    log: [...own, ...edits].toSorted((one, other) => one.time - other.time),
  }
}

/** From when on two runs meet other requests, s, and why; null where they meet the same all the way. */
export interface Parting {
  readonly from: number
  readonly why: 'seed' | 'load' | 'work' | 'levels'
}

/** Where the requests of two runs part: other ones from a time on, the same with other work to do, or none that can be told apart. */
export function partingOf(a: Recording, b: Recording): Parting | null {
  const [one, other] = [trafficOf(a), trafficOf(b)]
  if (one.seed !== other.seed) return { from: 0, why: 'seed' }
  if (!isSame(one.load, other.load)) return { from: 0, why: 'load' }
  const work = isSame(worksOf(a), worksOf(b))
    ? firstOther(a.log.filter(isOfWork), b.log.filter(isOfWork))
    : 0
  const ways = [
    { from: firstOther(one.edits, other.edits) ?? Infinity, why: 'load' },
    { from: work ?? Infinity, why: 'work' },
    // What is counted by level has no number, and how many come depends on all that happens.
    { from: isSame(a, b) ? Infinity : firstLevels([...a.log, ...b.log]), why: 'levels' },
  ] as const
  const first = ways.reduce((so, way) => (way.from < so.from ? way : so))
  return first.from === Infinity ? null : first
}

/** What decides how much work a request is at the start, service by service, and who calls whom. */
function worksOf(recording: Recording): unknown {
  const start = settingsAt({ ...recording, log: [] }, 0)
  if (!start.ok) return null
  const of = (service: object) => works.map((name) => plainValue(service, name))
  if (!hasGraph(start.value)) return of(start.value)
  const { services, calls } = start.value.graph
  return [calls, services.map(({ name }, index) => [name, of(serviceSettings(start.value, index))])]
}

function firstLevels(log: readonly LogEntry[]): number {
  const times = log.flatMap(({ time, change }) =>
    change.type === 'rung' && change.value === 'levels' ? [time] : [],
  )
  return Math.min(...times)
}

/** The time of the first entry that only one of two logs has; null where they are the same. */
function firstOther(one: readonly LogEntry[], other: readonly LogEntry[]): number | null {
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const [a, b] = [one[i], other[i]]
    if (!isSame(a, b)) return Math.min(a?.time ?? Infinity, b?.time ?? Infinity)
  }
  return null
}

function isOfTraffic({ change }: LogEntry): boolean {
  return change.type === 'burst' || (change.type === 'set' && change.name === 'load')
}

function isOfWork({ change }: LogEntry): boolean {
  return change.type === 'set' && works.some((name) => name === change.name)
}
