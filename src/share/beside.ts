import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import { compactRecording, expandRecording } from './compact.ts'
import { dictionaries } from './dictionary.ts'
import { percentDecoded } from './fragment.ts'
import { isList, isPlainList, isPlainRecord, isRecord } from './plain.ts'
import { canonicalRecording } from './recording-check.ts'
import { seal, unseal } from './sealed.ts'

/** The second run of a comparison, and over how many seeds the two are compared; null where the link leaves that open. */
export interface Beside {
  readonly recording: Recording
  readonly seeds: number | null
}

/** The fewest and the most seeds that a link can name. */
export const seedsRange = { min: 2, max: 100 } as const

/**
 * The second run as a value of a link: what it has other than the first, as JSON `[settings, gone, shared, log, seed]` in the compact form of
 * a run. Its settings that differ, the names of those that it leaves at their start value, how many entries of its log are the first ones of the
 * other's, the entries behind those, its seed. What would say nothing is left out from the end on. Both runs are canonical.
 */
export function sealBeside(first: Recording, second: Recording): Result<string> {
  if (first.organism !== second.organism) return refuse(otherSystem)
  const [a, b] = [partsOf(first), partsOf(second)]
  const isKept = (name: string): boolean => isEqual(a.settings[name], b.settings[name])
  const settings = Object.entries(b.settings).filter(([name]) => !isKept(name))
  const gone = Object.keys(a.settings).filter((name) => b.settings[name] === undefined)
  const parts = a.log.findIndex((entry, i) => !isEqual(entry, b.log[i]))
  const shared = parts < 0 ? a.log.length : parts
  const log = b.log.slice(shared)
  const data: Plain[] = [Object.fromEntries(settings), gone, shared, log, b.seed]
  if (a.seed === b.seed) {
    data.pop()
    if (shared === a.log.length && log.length === 0) {
      data.length -= 2
      if (gone.length === 0) data.pop()
    }
  }
  return { ok: true, value: seal(JSON.stringify(data), dictionaries) }
}

/** The second run in such a value, beside the first one of its link; checked like any other run. */
export function readBeside(written: string, first: Recording): Result<Recording> {
  const json = unseal(written, dictionaries)
  if (!json.ok) return json
  let data: unknown
  try {
    data = JSON.parse(json.value)
  } catch {
    // A SyntaxError, or a RangeError on absurdly deep nesting.
    return refuse(unreadable)
  }
  if (!isList(data) || data.length === 0 || data.length > 5) return refuse(unreadable)
  const a = partsOf(first)
  const [settings, gone = [], shared = a.log.length, log = [], seed = a.seed] = data
  if (!isRecord(settings) || !isList(gone) || !isList(log)) return refuse(unreadable)
  if (typeof shared !== 'number' || !Number.isInteger(shared)) return refuse(unreadable)
  if (shared < 0 || shared > a.log.length) return refuse(unreadable)
  const own = Object.entries(settings)
  const left = Object.entries(a.settings).filter(
    ([name]) => !gone.includes(name) && own.every(([other]) => other !== name),
  )
  const both = Object.fromEntries<unknown>([...left, ...own])
  const whole = [first.organism, seed, both, [...a.log.slice(0, shared), ...log]]
  return canonicalRecording(expandRecording(whole, engineVersion))
}

/** The number of seeds in a link; null where it is none that can be asked for. */
export function readSeeds(written: string): number | null {
  const text = percentDecoded(written)
  const seeds = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return seeds >= seedsRange.min && seeds <= seedsRange.max ? seeds : null
}

const otherSystem = 'Only runs of one system can be compared.'
const unreadable = 'What differs in its second run cannot be read; ask for another link.'

interface Parts {
  readonly seed: Plain
  readonly settings: { readonly [name: string]: Plain }
  readonly log: readonly Plain[]
}

function partsOf(recording: Recording): Parts {
  const compact = compactRecording(recording)
  const [, seed = 0, settings = {}, log = []] = isPlainList(compact) ? compact : []
  return {
    seed,
    settings: isPlainRecord(settings) ? settings : {},
    log: isPlainList(log) ? log : [],
  }
}

function isEqual(one: Plain | undefined, other: Plain | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
