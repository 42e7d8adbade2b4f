import type { LogEntry, Recording } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { isSame } from '#app/store/settings.ts'

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
  readonly why: 'seed' | 'load' | 'work'
}

/** Where the requests of two runs part: other ones from a time on, or the same with other work to do. */
export function partingOf(a: Recording, b: Recording): Parting | null {
  const [one, other] = [trafficOf(a), trafficOf(b)]
  if (one.seed !== other.seed) return { from: 0, why: 'seed' }
  if (!isSame(one.load, other.load)) return { from: 0, why: 'load' }
  const edit = firstOther(one.edits, other.edits)
  const work = works.some((name) => !isSame(a.settings[name] ?? null, b.settings[name] ?? null))
    ? 0
    : firstOther(a.log.filter(isOfWork), b.log.filter(isOfWork))
  if (edit === null && work === null) return null
  return (edit ?? Infinity) <= (work ?? Infinity)
    ? { from: edit ?? 0, why: 'load' }
    : { from: work ?? 0, why: 'work' }
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
