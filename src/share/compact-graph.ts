import { callFields } from '#core/organisms/microservices/call-fields.ts'
import { shop } from '#core/organisms/microservices/graph-settings.ts'
import type { Plain } from '#core/schema/schema.ts'
import { isList, isPlainList, isPlainRecord, isRecord, plainCopy } from './plain.ts'

/**
 * The graph of a run of several services for a link: `[services, calls]`. Where the services are those of the
 * start graph, the first is what differs, by the index of the service – null for what it has no value of its own
 * of any more –, otherwise a list of `[name, settings]`. Where the calls go as in the start graph, the second is
 * what differs by the index of the call, otherwise a list of `[from, to, settings]` without start values.
 */

type PlainRecord = { readonly [name: string]: Plain }

/** How a single setting is made short, and back. */
type Each = (name: string, value: Plain) => Plain
type EachBack = (name: string, value: unknown) => unknown

const startServices = shop.services.map(({ name, settings }) => ({
  name,
  settings: recordOf(settings),
}))
const startCalls = shop.calls.map(recordOf)
const callStarts: PlainRecord = Object.fromEntries(
  Object.entries(callFields).map(([name, { start }]) => [name, start]),
)

/** A graph as its check gives it; anything else is left as it is. */
export function compactGraph(graph: Plain, each: Each): Plain {
  if (!isPlainRecord(graph)) return graph
  const services = recordsIn(graph.services)
  const calls = recordsIn(graph.calls)
  return [compactServices(services, each), compactCalls(calls)]
}

/** The graph in its compact form; anything else is left as it is for the checker. */
export function expandGraph(graph: unknown, each: EachBack): unknown {
  if (!isList(graph) || graph.length !== 2) return graph
  const services = expandServices(graph[0], each)
  const calls = expandCalls(graph[1])
  return services === null || calls === null ? graph : { services, calls }
}

function compactServices(services: readonly PlainRecord[], each: Each): Plain {
  const settingsOf = (service: PlainRecord): PlainRecord => recordOf(service.settings)
  const short = (settings: PlainRecord): PlainRecord =>
    mapped(settings, (name, value) => (value === null ? null : each(name, value)))
  const isStart =
    services.length === startServices.length &&
    services.every(({ name }, index) => name === startServices[index]?.name)
  if (!isStart) return services.map((one) => [one.name ?? null, short(settingsOf(one))])
  return byIndex(services, (one, index) =>
    short(differences(startServices[index]?.settings ?? {}, settingsOf(one))),
  )
}

function compactCalls(calls: readonly PlainRecord[]): Plain {
  const isStart =
    calls.length === startCalls.length &&
    calls.every(
      ({ from, to }, index) => from === startCalls[index]?.from && to === startCalls[index]?.to,
    )
  if (isStart) return byIndex(calls, (one, index) => differences(startCalls[index] ?? {}, one))
  return calls.map(({ from = null, to = null, ...own }) => [from, to, differences(callStarts, own)])
}

function expandServices(given: unknown, each: EachBack): unknown {
  const long = (settings: unknown): unknown =>
    isRecord(settings) ? mapped(settings, each) : settings
  if (isList(given)) {
    return given.map((entry) =>
      isList(entry) ? { name: entry[0], settings: long(entry[1]) } : entry,
    )
  }
  return changed(startServices, given, ({ name, settings }, own) => ({
    name,
    // A value of null is none of its own.
    settings: without({ ...settings, ...mapped(own, each) }, (value) => value === null),
  }))
}

function expandCalls(given: unknown): unknown {
  if (isList(given)) {
    return given.map((entry) => {
      if (!isList(entry)) return entry
      const [from, to, own] = entry
      return isRecord(own) ? { from, to, ...own } : entry
    })
  }
  return changed(startCalls, given, (start, own) => ({ ...start, ...own }))
}

/** The start entries with what is given by index put in; null where that names another one. */
function changed<Entry>(
  start: readonly Entry[],
  given: unknown,
  put: (entry: Entry, own: Readonly<Record<string, unknown>>) => unknown,
): readonly unknown[] | null {
  if (!isRecord(given)) return null
  const isSound = Object.entries(given).every(
    ([index, own]) => isRecord(own) && Object.keys(start).includes(index),
  )
  if (!isSound) return null
  return start.map((entry, index) => {
    const own = given[index]
    return put(entry, isRecord(own) ? own : {})
  })
}

/** What one record has otherwise than another; null for what it has not. */
function differences(before: PlainRecord, after: PlainRecord): PlainRecord {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const others = [...names].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  return Object.fromEntries(others.map((name) => [name, after[name] ?? null]))
}

/** What is said of each entry, by its index; nothing where nothing is. */
function byIndex(
  entries: readonly PlainRecord[],
  say: (entry: PlainRecord, index: number) => PlainRecord,
): PlainRecord {
  const said = entries.map((entry, index): [string, PlainRecord] => [
    String(index),
    say(entry, index),
  ])
  return Object.fromEntries(said.filter(([, own]) => Object.keys(own).length > 0))
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  map: (name: string, value: From) => To,
): Readonly<Record<string, To>> {
  // Object.fromEntries makes “__proto__” an ordinary name, which the checker then refuses.
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(name, value)]))
}

function without<Value>(
  record: Readonly<Record<string, Value>>,
  isOut: (value: Value) => boolean,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !isOut(value)))
}

function recordOf(value: unknown): PlainRecord {
  const copy = plainCopy(value)
  return isPlainRecord(copy) ? copy : {}
}

function recordsIn(value: Plain | undefined): readonly PlainRecord[] {
  return value !== undefined && isPlainList(value) ? value.map(recordOf) : []
}
