import { isActive, isStarting, phaseOf } from '#core/cells/population.ts'
import type { Cause, CauseEntry, Happening } from '#core/organisms/causes.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import { counters } from '#core/traffic/plane.ts'
import { livingRows, register, registersOf, type Control } from './control.ts'
import { lossNames } from './data-plane.ts'
import { countPhases, rateOf } from './history.ts'
import { causeOf, everMet, lastShortage } from './ledger.ts'
import type { ServiceSettings } from './parameters.ts'
import { mostWanted } from './room.ts'
import { cellCapacity } from './rules.ts'

/**
 * The cause that is in force at a service: a function of the state of the control plane, which does not change between two of its events.
 * It reads records and never words: what it links to stands in the journal of the run.
 */

/** What of the data plane and of the present window it needs beside the control plane. */
export interface Witness {
  /** Losses until now, in the order of `lossNames`. */
  readonly losses: Float64Array
  readonly present: readonly CauseEntry[]
}

export function causeInForce(
  control: Control,
  service: number,
  happening: Happening,
  witness: Witness,
): Cause {
  if (happening === 'in-vain') {
    const ever = metSoFar(control, service)
    if (ever === everMet.errors) return causeOf('errors')
    if (ever === everMet.errors + everMet.impatience) return causeOf('errors-or-slow')
  }
  const isServed = happening === 'in-vain' || happening === 'late'
  if (isServed && !hasWaited(control, service)) return causeOf(callsOthers(control, service))
  return shortage(control, service, happening, witness)
}

/** What attempts of a service could have met until now, by its present settings too: bits of `everMet`. */
export function metSoFar({ beside }: Control, service: number): number {
  const { failureShare, timeout } = beside.services[service]
  const now = (failureShare > 0 ? everMet.errors : 0) + (timeout > 0 ? everMet.impatience : 0)
  return beside.ledger.ever[service] | now
}

/** Why there are no more ready cells than there are. */
function shortage(
  control: Control,
  service: number,
  happening: Happening,
  witness: Witness,
): Cause {
  const { population, beside, registers } = control
  const own = registersOf(service)
  const settings = beside.services[service]
  const rows = livingRows(control, service)
  const first = rows.find((row) => isStarting(population, row))
  if (first !== undefined) return onTheWay(control, service, first)
  const desired = registers[own + register.desired]
  if (activeOf(control, rows) < desired) {
    const decision = latest(control, service)
    if (isResized(control, service)) return causeOf('resizing', { decision })
    if (registers[own + register.refused] > 0) return causeOf('no-room', { decision })
  }
  if (happening !== 'none-ready' && isEnough(control, service, witness)) {
    const former = lastShortage(
      { ...beside.ledger, present: witness.present },
      service,
      waitingSince(control, service),
    )
    return former === null ? causeOf('chance') : causeOf('backlog', { former })
  }
  const decision = latest(control, service)
  const bound = boundMet(settings, desired)
  if (bound !== null) return causeOf(bound, { decision })
  if (!settings.autoscaling || settings.policy.kind === 'manual') return causeOf('by-hand')
  const nextLook = registers[own + register.nextSyncAt]
  return causeOf(decision === null ? 'not-decided' : 'decided', { decision, nextLook })
}

/** Which bound there is no going beyond; null where none is met. Of one server it is its size. */
function boundMet(settings: ServiceSettings, desired: number): 'at-maximum' | 'at-ceiling' | null {
  const { policy, slots } = settings
  if (policy.kind === 'vertical') return slots >= policy.max ? 'at-ceiling' : null
  // A number that somebody has said is no bound.
  if (policy.kind === 'manual') return null
  const most = mostWanted(settings)
  return most > 0 && desired >= most ? 'at-maximum' : null
}

function activeOf({ population }: Control, rows: Int32Array): number {
  let count = 0
  for (const row of rows) count += isActive(population, row) ? 1 : 0
  return count
}

function onTheWay(control: Control, service: number, row: number): Cause {
  const { population, beside } = control
  const bornAt = population.bornAt[row]
  const known = { phase: phaseOf(population, row), cell: population.ids[row] }
  if (hasCrashed(control, row)) return causeOf('restarting', known)
  const decision = lastAt(beside.decisions, service, bornAt)
  if (decision !== null) return causeOf('starting', { ...known, decision: bornAt })
  const killed = lastAt(beside.notes, service, bornAt, ({ kind }) => kind === 'killed')
  const { kind } = beside.memories[service]
  // A server of another size is born when the one before it has gone, as a decision told it to.
  if (kind === 'vertical' && killed === null) {
    const gone = beside.notes.findLast(
      (note) => note.kind === 'draining' && note.service === service,
    )
    const told = gone === undefined ? null : lastAt(beside.decisions, service, gone.time)
    return causeOf('starting', { ...known, decision: told?.time ?? null })
  }
  // Nobody else lets cells be born.
  const isRolled = killed === null && beside.deployments[service] !== null && bornAt > 0
  return causeOf(isRolled ? 'rolling' : 'starting', { ...known, replaces: killed?.id ?? 0 })
}

/** Whether a server is to go, so that one of another size can take its place. */
function isResized({ beside }: Control, service: number): boolean {
  const memory = beside.memories[service]
  return memory.kind === 'vertical' && memory.of.wanted !== beside.services[service].slots
}

/** Whether the journal knows of a crash of a living cell. */
function hasCrashed({ population, beside }: Control, row: number): boolean {
  if (beside.deployments[population.services[row]] === null) return false
  const { notes } = beside
  for (let at = notes.length - 1; at >= 0 && notes[at].time >= population.bornAt[row]; at--) {
    if (notes[at].kind === 'crashed' && notes[at].id === population.ids[row]) return true
  }
  return false
}

/** The entry of the journal of a service at this very moment; null where there is none. */
export function lastAt<Entry extends { readonly time: number; readonly service: number }>(
  entries: readonly Entry[],
  service: number,
  time: number,
  isMeant: (entry: Entry) => boolean = () => true,
): Entry | null {
  for (let at = entries.length - 1; at >= 0 && entries[at].time >= time; at--) {
    const entry = entries[at]
    if (entry.time === time && entry.service === service && isMeant(entry)) return entry
  }
  return null
}

/** When the latest decision of a service was made; null before the first. */
function latest({ beside }: Control, service: number): number | null {
  return beside.decisions.findLast((decision) => decision.service === service)?.time ?? null
}

function callsOthers({ edges }: Control, service: number): 'work' | 'calls' {
  return edges.some(({ from }) => from === service) ? 'calls' : 'work'
}

/** Whether the ready cells can serve what has come in the last full window and since. */
function isEnough(control: Control, service: number, { losses }: Witness): boolean {
  const { data, registers, clock, beside, sampled } = control
  if (registers[register.samples] === 0) return false
  const interval = registers[register.interval]
  const since = clock[0] - registers[register.sampledAt]
  const before = rateOf(control, service, 'attempts') * interval
  const counted = sampled.counters[service * counters.length + counters.indexOf('attempts')]
  const came = before + losses[lossNames.indexOf('attempts')] - counted
  const capacity = data.ready(service) * cellCapacity(beside.services[service])
  return capacity * (interval + since) >= came
}

/** Whether somebody waits in a queue of the service, or did when the present window began. */
function hasWaited(control: Control, service: number): boolean {
  const last = control.registers[register.samples] - 1
  if (last >= 0 && waitingAt(control, service, last) > 0) return true
  return countPhases(control, service, livingRows(control, service)).waiting > 0
}

/** Since when somebody has waited at the end of every window, s; the present where nobody did at the last. */
function waitingSince(control: Control, service: number): number {
  const { history, names, registers, clock } = control
  let row = registers[register.samples] - 1
  let since = clock[0]
  for (; row >= 0 && waitingAt(control, service, row) > 0; row--) {
    since = history[(row * names.length + service) * sampleColumns.length]
  }
  return since
}

const waiting = sampleColumns.indexOf('waiting')

function waitingAt({ history, names }: Control, service: number, row: number): number {
  return history[(row * names.length + service) * sampleColumns.length + waiting]
}
