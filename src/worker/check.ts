import {
  crowdedMoment,
  logLimit,
  rolloutRevisions,
  rungs,
  type Change,
  type LogEntry,
  type Recording,
} from '#core/organisms/recording.ts'
import { checkNote } from '#core/organisms/note-text.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { checkBurst } from '#core/traffic/added-load.ts'
import { checkResumption } from './check-keyframe.ts'
import { checkPlain, isRecord, isTime, isWhole } from './check-plain.ts'
import type { Command } from './messages.ts'

/** Limits of a command; what goes beyond is refused with a sentence. */
export const commandLimits = {
  runMax: 0xffff_ffff,
  budgetMsMax: 1000,
  // Undo may take back all that is still to come in a log at once.
  changesMax: logLimit,
  servicesMax: 10_000,
  bufferBytesMax: 64 * 1024 * 1024,
} as const

/**
 * A command from anything that reaches the worker. It is copied field by field, so nothing that was
 * not checked travels on; the settings themselves are checked against the organism by the host.
 */
export function checkCommand(message: unknown): Result<Command> {
  if (!isRecord(message)) return refuse(`A command must be an object, not ${shown(message)}.`)
  if (message.type === 'recycle') return checkRecycle(message)
  const { run } = message
  if (!isWhole(run, 1, commandLimits.runMax)) {
    return refuse(`A command must name its run by a whole number, not ${shown(run)}.`)
  }
  switch (message.type) {
    case 'start':
      return checkStart(message, run)
    case 'advance':
      return checkAdvance(message, run)
    case 'change': {
      const changes = checkChanges(message.changes)
      return changes.ok
        ? { ok: true, value: { type: 'change', run, changes: changes.value } }
        : changes
    }
    case 'foresee': {
      const { budgetMs } = message
      return isBudget(budgetMs)
        ? { ok: true, value: { type: 'foresee', run, budgetMs } }
        : refuseBudget(budgetMs)
    }
    case 'digest':
      return { ok: true, value: { type: 'digest', run } }
    case 'watch': {
      const { service } = message
      return isService(service)
        ? { ok: true, value: { type: 'watch', run, service } }
        : refuse(`There is no service ${shown(service)}.`)
    }
    default:
      return refuse(`There is no command ${shown(message.type)}.`)
  }
}

/** A whole run from anything: shape and limits, not yet the settings of its organism. */
export function checkRecording(value: unknown): Result<Recording> {
  if (!isRecord(value)) return refuse(`A run must be an object, not ${shown(value)}.`)
  const { engine, organism, seed } = value
  if (!isWhole(engine, 1, 1_000_000))
    return refuse('The run does not say which engine version made it.')
  if (typeof organism !== 'string' || organism.length === 0 || organism.length > 60) {
    return refuse('The run does not say which system it shows.')
  }
  if (!isWhole(seed, 0, 0xffff_ffff)) {
    return refuse(`The seed must be a whole number from 0 to 4294967295, not ${shown(seed)}.`)
  }
  if (!isRecord(value.settings)) return refuse('The settings of the run are missing.')
  const settings = checkPlain(value.settings, 'The list of settings')
  if (!settings.ok) return settings
  const log = checkLog(value.log)
  if (!log.ok) return log
  // A record was given, so the copy of it is one too.
  const copied = settings.value as Recording['settings']
  return { ok: true, value: { engine, organism, seed, settings: copied, log: log.value } }
}

function checkLog(value: unknown): Result<readonly LogEntry[]> {
  if (!Array.isArray(value)) return refuse('The log of the run is missing.')
  if (value.length > logLimit) {
    return refuse(
      `The log has ${value.length} entries; ${logLimit} are the limit. Start a new run from the present settings.`,
    )
  }
  const log: LogEntry[] = []
  let before = 0
  for (const [index, entry] of value.entries()) {
    if (!isRecord(entry) || !isTime(entry.time) || entry.time < before) {
      return refuse(`Entry ${index + 1} of the log has no time, or one before the entry above it.`)
    }
    const change = checkChange(entry.change)
    if (!change.ok) return change
    before = entry.time
    log.push({ time: before, change: change.value })
  }
  const crowded = crowdedMoment(log)
  return crowded === null ? { ok: true, value: log } : refuse(crowded)
}

function checkChanges(value: unknown): Result<readonly Change[]> {
  if (!Array.isArray(value) || value.length === 0 || value.length > commandLimits.changesMax) {
    return refuse(`A command brings one to ${commandLimits.changesMax} changes.`)
  }
  const changes: Change[] = []
  for (const item of value) {
    const change = checkChange(item)
    if (!change.ok) return change
    changes.push(change.value)
  }
  return { ok: true, value: changes }
}

function checkChange(value: unknown): Result<Change> {
  if (isRecord(value) && value.type === 'kill') {
    return isWhole(value.cell, 1, 0x7fff_ffff)
      ? { ok: true, value: { type: 'kill', cell: value.cell } }
      : refuse(`There is no cell ${shown(value.cell)} to kill.`)
  }
  if (isRecord(value) && value.type === 'rung') {
    const rung = rungs.find((one) => one === value.value)
    return rung === undefined
      ? refuse(`A run is simulated “exact” or by “levels”, not by ${shown(value.value)}.`)
      : { ok: true, value: { type: 'rung', value: rung } }
  }
  if (isRecord(value) && value.type === 'rollout') {
    const { service } = value
    const revision = rolloutRevisions.find((one) => one === value.revision)
    return revision === undefined || !isService(service)
      ? refuse('A rollout brings a revision “healthy”, “crashing” or “former” to a service.')
      : { ok: true, value: { type: 'rollout', service, revision } }
  }
  if (isRecord(value) && value.type === 'note') {
    const text = checkNote(value.text)
    return text.ok ? { ok: true, value: { type: 'note', text: text.value } } : text
  }
  if (isRecord(value) && value.type === 'burst') {
    const burst = checkBurst(value.rate, value.seconds)
    return burst.ok ? { ok: true, value: { type: 'burst', ...burst.value } } : burst
  }
  if (!isRecord(value) || value.type !== 'set') {
    return refuse(
      'A change must set a value, kill a cell, roll out a revision, choose a rung, add a burst or be a note.',
    )
  }
  if (typeof value.name !== 'string' || value.name.length > 60) {
    return refuse('A change must name the setting it changes.')
  }
  const { name, service } = value
  if (service !== undefined && !isService(service)) {
    return refuse(`There is no service ${shown(service)} to set “${name}” of.`)
  }
  const plain = checkPlain(value.value, `The value of “${name}”`)
  if (!plain.ok) return plain
  const ofService = service === undefined ? {} : { service }
  return { ok: true, value: { type: 'set', name, value: plain.value, ...ofService } }
}

function isService(value: unknown): value is number {
  return isWhole(value, 0, commandLimits.servicesMax - 1)
}

function checkStart(
  { recording: value, at, from: source, service }: Readonly<Record<string, unknown>>,
  run: number,
): Result<Command> {
  const recording = checkRecording(value)
  if (!recording.ok) return recording
  if (at !== undefined && !isTime(at)) {
    return refuse(`A run is brought to a time, not to ${shown(at)}.`)
  }
  if (service !== undefined && !isService(service)) {
    return refuse(`There is no service ${shown(service)}.`)
  }
  const start = {
    type: 'start',
    run,
    recording: recording.value,
    ...(at === undefined ? {} : { at }),
    ...(service === undefined ? {} : { service }),
  } as const
  if (source === undefined) return { ok: true, value: start }
  const from = checkResumption(source)
  return from.ok ? { ok: true, value: { ...start, from: from.value } } : from
}

function checkAdvance(message: Readonly<Record<string, unknown>>, run: number): Result<Command> {
  const { until, budgetMs, stop } = message
  if (!isTime(until)) return refuse(`A run advances to a time, not to ${shown(until)}.`)
  if (!isBudget(budgetMs)) return refuseBudget(budgetMs)
  if (stop === undefined) return { ok: true, value: { type: 'advance', run, until, budgetMs } }
  if (stop !== 'decision' && stop !== 'there')
    return refuse(`A run does not stop at ${shown(stop)}.`)
  return { ok: true, value: { type: 'advance', run, until, stop, budgetMs } }
}

function isBudget(value: unknown): value is number {
  return isTime(value) && value <= commandLimits.budgetMsMax
}

function refuseBudget(budgetMs: unknown): Result<never> {
  return refuse(`A slice may take up to ${commandLimits.budgetMsMax} ms, not ${shown(budgetMs)}.`)
}

function checkRecycle(message: Readonly<Record<string, unknown>>): Result<Command> {
  const { buffer } = message
  return buffer instanceof ArrayBuffer && buffer.byteLength <= commandLimits.bufferBytesMax
    ? { ok: true, value: { type: 'recycle', buffer } }
    : refuse('What was given back is not a frame buffer.')
}
