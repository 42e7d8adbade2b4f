import { commonSettings } from '#core/organisms/microservices/one-service.ts'
import {
  checkRunSettings,
  isSystem,
  systemOf,
  systems,
  type RunSettings,
  type System,
} from '#core/organisms/systems.ts'
import {
  crowdedMoment,
  logLimit,
  noRungs,
  rolloutRevisions,
  rungs,
  type Change,
  type LogEntry,
  type Recording,
} from '#core/organisms/recording.ts'
import { checkNote } from '#core/organisms/note-text.ts'
import { checkBurst } from '#core/traffic/added-load.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import { refuse, type Plain, type Result, type Schema } from '#core/schema/schema.ts'
import { checkField, shown } from '#core/schema/validate.ts'
import { tooShort } from './loads/shortest.ts'
import { isList, isRecord } from './plain.ts'

/**
 * A run from anything, in its one canonical form: every value checked against the schema, settings
 * that equal their start value left out, the rest in the order of the schema. Two recordings of one
 * run become equal here, so that they give one link.
 */
export function canonicalRecording(value: unknown): Result<Recording> {
  if (!isRecord(value)) return refuse(`A run must be an object, not ${shown(value)}.`)
  const { engine, organism, seed } = value
  const system = isSystem(organism) ? systemOf(organism) : null
  if (!isSystem(organism) || system === null) {
    return refuse(
      `There is no system called ${shown(organism)}; known are ${Object.keys(systems).join(', ')}.`,
    )
  }
  if (typeof engine !== 'number' || !Number.isInteger(engine) || engine < 1 || engine > 1e6) {
    return refuse(`The engine version must be a whole number from 1, not ${shown(engine)}.`)
  }
  const checkedSeed = checkSeed(seed)
  if (!checkedSeed.ok) return checkedSeed
  const settings = checkRunSettings(system, value.settings)
  if (!settings.ok) return settings
  const possible = checkPossible(system, settings.value)
  if (!possible.ok) return possible
  const log = checkLog(system, value.log, settings.value)
  if (!log.ok) return log
  const overrides = overridesIn(system.parameters, settings.value)
  return {
    ok: true,
    value: { engine, organism, seed: checkedSeed.value, settings: overrides, log: log.value },
  }
}

/** Settings that are right one by one may be impossible together. */
function checkPossible(system: System, settings: RunSettings): Result<null> {
  const short = tooShort(settings.load)
  return short === null ? system.checkTogether(settings) : refuse(short)
}

/** A seed from anything: an unsigned 32-bit number. */
export function checkSeed(value: unknown): Result<number> {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffffffff
    ? { ok: true, value: value + 0 }
    : refuse(`The seed must be a whole number from 0 to 4294967295, not ${shown(value)}.`)
}

/** The settings that differ from the start values, in the order of the schema. */
function overridesIn(schema: Schema, settings: RunSettings): Recording['settings'] {
  const overrides: Record<string, Plain> = {}
  for (const [name, field] of Object.entries(schema)) {
    const text = JSON.stringify(Reflect.get(settings, name))
    if (text !== JSON.stringify(field.start)) overrides[name] = plainOf(text)
  }
  return overrides
}

function checkLog(system: System, value: unknown, begun: RunSettings): Result<readonly LogEntry[]> {
  if (!isList(value)) return refuse(`The log of changes must be a list, not ${shown(value)}.`)
  if (value.length > logLimit) {
    return refuse(`The log holds ${value.length} changes; ${logLimit} are the limit.`)
  }
  const log: LogEntry[] = []
  let before = 0
  for (const [index, entry] of value.entries()) {
    const time: unknown = isRecord(entry) ? entry.time : undefined
    if (typeof time !== 'number' || !Number.isFinite(time) || time < before) {
      return refuse(`Change ${index + 1} of the log is at ${shown(time)}; times never go back.`)
    }
    const change = checkChange(system, isRecord(entry) ? entry.change : undefined, begun)
    const strange = strangeField(entry, ['time', 'change'])
    if (strange !== null) return refuse(`Change ${index + 1} of the log: ${strange}`)
    if (!change.ok) return refuse(`Change ${index + 1} of the log: ${change.problem}`)
    before = time + 0
    log.push({ time: before, change: change.value })
  }
  const crowded = crowdedMoment(log)
  return crowded === null ? { ok: true, value: log } : refuse(crowded)
}

function checkChange(system: System, value: unknown, begun: RunSettings): Result<Change> {
  if (!isRecord(value)) return refuse(`It must be an object, not ${shown(value)}.`)
  const { type, cell } = value
  const strange = strangeField(value, isKnown(type) ? fieldsOf[type] : fieldsOf.set)
  if (strange !== null) return refuse(strange)
  if (type === 'kill') {
    return typeof cell === 'number' && Number.isInteger(cell) && cell >= 1 && cell <= 0x7fffffff
      ? { ok: true, value: { type, cell } }
      : refuse(`There is no cell ${shown(cell)} to kill.`)
  }
  if (type === 'rung') return checkRung(value.value, begun)
  if (type === 'rollout') return checkRollout(value, begun)
  if (type === 'note') {
    const text = checkNote(value.text)
    return text.ok ? { ok: true, value: { type, text: text.value } } : text
  }
  if (type === 'burst') {
    const burst = checkBurst(value.rate, value.seconds)
    return burst.ok ? { ok: true, value: { type, ...burst.value } } : burst
  }
  if (type !== 'set') {
    return refuse(
      `It must be “set”, “kill”, “rollout”, “rung”, “note” or “burst”, not ${shown(type)}.`,
    )
  }
  return checkSet(system, value, begun)
}

function checkRung(value: unknown, { graph }: RunSettings): Result<Change> {
  const rung = rungs.find((one) => one === value)
  if (rung === undefined) {
    return refuse(`A run is simulated “exact” or by “levels”, not by ${shown(value)}.`)
  }
  return graph === undefined ? { ok: true, value: { type: 'rung', value: rung } } : refuse(noRungs)
}

function checkRollout(
  { service, revision }: Readonly<Record<string, unknown>>,
  { graph }: RunSettings,
): Result<Change> {
  const known = rolloutRevisions.find((one) => one === revision)
  if (known === undefined) {
    return refuse(`A rollout is “healthy”, “crashing” or “former”, not ${shown(revision)}.`)
  }
  const whose = checkIndex(service, graph?.services.length ?? 1)
  return whose.ok
    ? { ok: true, value: { type: 'rollout', service: whose.value, revision: known } }
    : whose
}

function checkSet(
  { parameters }: System,
  { name, value, service }: Readonly<Record<string, unknown>>,
  begun: RunSettings,
): Result<Change> {
  const field =
    typeof name === 'string' && Object.hasOwn(parameters, name) ? parameters[name] : undefined
  if (typeof name !== 'string' || field === undefined) {
    return refuse(`There is no setting called ${shown(name)}.`)
  }
  if (!field.live) return refuse(`“${field.label}” cannot change while the run goes on.`)
  const checked = checkField(field, value)
  if (!checked.ok) return checked
  // A load has passed the check of its field.
  const short = name === 'load' ? tooShort(checked.value as LoadCurve) : null
  if (short !== null) return refuse(short)
  const set = { type: 'set', name, value: plainOf(JSON.stringify(checked.value)) } as const
  if (service === undefined) return { ok: true, value: set }
  const whose = checkService(name, service, begun)
  return whose.ok ? { ok: true, value: { ...set, service: whose.value } } : whose
}

/** The service that alone gets a value, by its index in the graph that the run began with. */
function checkService(name: string, service: unknown, { graph }: RunSettings): Result<number> {
  if (graph === undefined) {
    return refuse('This run has one service: a change of its settings names none.')
  }
  const known = checkIndex(service, graph.services.length)
  if (known.ok && commonSettings.includes(name)) {
    return refuse('The load is that of the clients and cannot be set for one service.')
  }
  return known
}

function checkIndex(service: unknown, count: number): Result<number> {
  const isOne = typeof service === 'number' && Number.isInteger(service)
  return isOne && service >= 0 && service < count
    ? { ok: true, value: service + 0 }
    : refuse(`There is no service ${shown(service)}; this run has ${count}.`)
}

const fieldsOf = {
  set: ['type', 'name', 'value', 'service'],
  kill: ['type', 'cell'],
  rung: ['type', 'value'],
  rollout: ['type', 'service', 'revision'],
  note: ['type', 'text'],
  burst: ['type', 'rate', 'seconds'],
} as const satisfies Record<Change['type'], readonly string[]>

function isKnown(type: unknown): type is Change['type'] {
  return typeof type === 'string' && Object.hasOwn(fieldsOf, type)
}

function strangeField(value: unknown, known: readonly string[]): string | null {
  const strange = Object.keys(isRecord(value) ? value : {}).find((name) => !known.includes(name))
  return strange === undefined ? null : `The field “${strange.slice(0, 60)}” is not known here.`
}

/** The data of a JSON text that was written here, so that it is known to be plain. */
function plainOf(text: string): Plain {
  // What JSON.stringify has written is plain data by definition.
  return JSON.parse(text) as Plain
}
