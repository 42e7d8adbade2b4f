import {
  rolloutRevisions,
  rungs,
  type LogEntry,
  type Recording,
} from '#core/organisms/recording.ts'
import { hpaControllerDefaults } from '#core/policies/hpa.ts'
import { policyDefaults } from '#core/policies/policy-defaults.ts'
import { policyKinds } from '#core/policies/policy.ts'
import type { Plain } from '#core/schema/schema.ts'
import { compactGraph, expandGraph } from './compact-graph.ts'
import { compactLoad, expandLoad } from './compact-load.ts'
import { isList, isPlainList, isPlainRecord, isRecord } from './plain.ts'

/**
 * A canonical recording as the shortest plain data that still holds every bit of it: the system,
 * the seed, the settings, the log. The engine version travels beside it, readable in the link.
 */
export function compactRecording(recording: Recording): Plain {
  const settings = Object.entries(recording.settings).map(([name, value]): [string, Plain] => [
    name,
    compactValue(name, value),
  ])
  return [
    recording.organism,
    recording.seed,
    Object.fromEntries(settings),
    recording.log.map(compactEntry),
  ]
}

/** The recording in compact data from anywhere; whatever is wrong in it stays for the checker. */
export function expandRecording(data: unknown, engine: number): unknown {
  if (!isList(data)) return data
  const [organism, seed, given, entries] = data
  const log = isList(entries) ? entries.map(expandEntry) : entries
  if (!isRecord(given)) return { engine, organism, seed, settings: given, log }
  const pairs = Object.entries(given).map(([name, value]) => [name, expandValue(name, value)])
  // Object.fromEntries makes “__proto__” an ordinary name, which the checker then refuses.
  const settings: unknown = Object.fromEntries(pairs)
  return { engine, organism, seed, settings, log }
}

function compactEntry({ time, change }: LogEntry): Plain {
  if (change.type === 'kill') return [time, change.cell]
  if (change.type === 'rung') return [time, 0 - rungs.indexOf(change.value)]
  if (change.type === 'rollout') {
    return [time, null, rolloutRevisions.indexOf(change.revision), change.service]
  }
  // A list in the place of a cell: of one text, or of two numbers.
  if (change.type === 'note') return [time, [change.text]]
  if (change.type === 'burst') return [time, [change.rate, change.seconds]]
  const { name, value, service } = change
  return [time, name, compactValue(name, value), ...(service === undefined ? [] : [service])]
}

function expandEntry(entry: unknown): unknown {
  if (!isList(entry)) return entry
  const [time, what, value, ...whose] = entry
  // Numbers from 1 on are cells; what is left of the others are rungs.
  const rung = typeof what === 'number' && what <= 0 ? rungs[-what] : undefined
  if (rung !== undefined) return { time, change: { type: 'rung', value: rung } }
  if (what === null) {
    const revision = typeof value === 'number' ? rolloutRevisions[value] : value
    return { time, change: { type: 'rollout', service: whose[0], revision } }
  }
  if (isList(what)) return { time, change: expandList(what) }
  if (typeof what !== 'string') return { time, change: { type: 'kill', cell: what } }
  const change = { type: 'set', name: what, value: expandValue(what, value) }
  // The fourth is the service that alone gets the value; whatever it is, the checker sees it.
  return { time, change: whose.length === 0 ? change : { ...change, service: whose[0] } }
}

/** What is in a list of another length is seen by the checker, as a rate that is none. */
function expandList(list: readonly unknown[]): unknown {
  if (list.length === 1) return { type: 'note', text: list[0] }
  const [rate, seconds] = list
  return { type: 'burst', rate: list.length === 2 ? rate : list, seconds }
}

function compactValue(name: string, value: Plain): Plain {
  if (name === 'load') return compactLoad(value)
  if (name === 'hpa') return compactHpa(value)
  if (name === 'policy') return compactPolicy(value)
  if (name === 'graph') return compactGraph(value, compactValue)
  return value
}

function expandValue(name: string, value: unknown): unknown {
  if (name === 'graph') return expandGraph(value, expandValue)
  return name === 'load' ? expandLoad(value) : value
}

// The checker of the autoscaler fills in null, and the controller's own flags, where nothing stands.
function compactHpa(spec: Plain): Plain {
  if (!isPlainRecord(spec)) return spec
  const { controller, ...rest } = spec
  const flags = new Map<string, unknown>(Object.entries(hpaControllerDefaults))
  const changed = Object.entries(controller ?? {}).filter(
    ([name, value]) => flags.get(name) !== value,
  )
  const silent = withoutNulls(rest)
  if (changed.length === 0 || !isPlainRecord(silent)) return silent
  return { ...silent, controller: Object.fromEntries(changed) }
}

// The checker of a policy fills in what its kind starts with, and Knative's cluster likewise.
function compactPolicy(policy: Plain): Plain {
  if (!isPlainRecord(policy)) return policy
  const start = policyKinds.find((kind) => kind === policy['kind'])
  if (start === undefined) return policy
  const { cluster, ...rest } = differing(policy, policyDefaults[start])
  if (cluster === undefined || !isPlainRecord(cluster)) return rest
  return { ...rest, cluster: differing(cluster, policyDefaults.kpa.cluster) }
}

function differing(
  record: { readonly [name: string]: Plain },
  start: object,
): { readonly [name: string]: Plain } {
  const usual = new Map<string, unknown>(Object.entries(start))
  const kept = Object.entries(record).filter(
    ([name, value]) => name === 'kind' || JSON.stringify(value) !== JSON.stringify(usual.get(name)),
  )
  return Object.fromEntries(kept)
}

function withoutNulls(value: Plain): Plain {
  if (isPlainList(value)) return value.map(withoutNulls)
  if (!isPlainRecord(value)) return value
  const kept = Object.entries(value).filter(([, item]) => item !== null)
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutNulls(item)]))
}
