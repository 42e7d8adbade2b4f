import { assert } from '#core/kernel/assert.ts'
import { rowOf } from '#core/cells/population.ts'
import type { Change } from '#core/organisms/recording.ts'
import { checkField } from '#core/schema/validate.ts'
import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import { replanArrivals } from '#core/traffic/arrivals.ts'
import { countLeft } from '#core/traffic/roll.ts'
import { loadDuration } from '#core/traffic/load.ts'
import { accrueCost } from './cost.ts'
import { kill } from './replicas.ts'
import { parameters, type AutoscaledServiceSettings } from './parameters.ts'
import { rulesOf } from './rules.ts'
import { checkTogether, mostCells } from './together.ts'
import { historyRows, register, type ServiceScheduler, type ServiceState } from './state.ts'

/** A visitor's changes to a run that goes on. */

/**
 * Applies changes now, all or none: one that is refused leaves the run as it was. What a change brings
 * about at this very instant is done before the next one, so that a moment has one state after it.
 */
export function apply(
  state: ServiceState,
  scheduler: ServiceScheduler,
  changes: readonly Change[],
  finishInstant: () => void,
): Result<null> {
  let after = state.beside.settings
  const killed = new Set<number>()
  for (const change of changes) {
    const checked = check(state, after, change, killed)
    if (!checked.ok) return checked
    after = checked.value
  }
  const possible = checkGoingOn(state, after)
  if (!possible.ok) return possible
  // One by one, as a replay of the log will do it.
  for (const change of changes) {
    if (change.type === 'set') set(state, change.name, change.value)
    else kill(state, scheduler, change.cell)
    finishInstant()
  }
  return { ok: true, value: null }
}

/** The settings after one more change; what is not a setting leaves them. */
function check(
  state: ServiceState,
  settings: AutoscaledServiceSettings,
  change: Change,
  killed: Set<number>,
): Result<AutoscaledServiceSettings> {
  if (change.type === 'set') {
    return change.service === undefined
      ? withValue(settings, change.name, change.value)
      : refuse('This run has one service: a change of its settings names none.')
  }
  if (killed.has(change.cell) || rowOf(state.population, change.cell) < 0) {
    return refuse(`There is no cell ${change.cell} any more.`)
  }
  killed.add(change.cell)
  return { ok: true, value: settings }
}

function withValue(
  settings: AutoscaledServiceSettings,
  name: string,
  value: Plain,
): Result<AutoscaledServiceSettings> {
  const field = Object.hasOwn(parameters, name) ? parameters[name as keyof typeof parameters] : null
  if (field === null) return refuse(`There is no setting called “${name.slice(0, 60)}”.`)
  if (!field.live) {
    return refuse(`“${field.label}” cannot change while a run goes on. Start a new run with it.`)
  }
  const checked = checkField(field, value)
  if (!checked.ok) return checked
  return { ok: true, value: { ...settings, [name]: checked.value } }
}

/** What a run that goes on cannot take: its memory was laid out when it began, and time has passed. */
function checkGoingOn(state: ServiceState, after: AutoscaledServiceSettings): Result<null> {
  const { beside, registers, clock, plane } = state
  const together = checkTogether(after)
  if (!together.ok) return together
  const duration = loadDuration(after.load)
  if (duration > historyRows * registers[register.interval]) {
    return refuse(
      'The new load is much longer than the one this run began with. Restart the run first.',
    )
  }
  if (after.load !== beside.settings.load && duration < clock[0]) {
    return refuse(
      `The new load ends after ${duration} s, and this run has already come further. Restart the run first, or make the load longer.`,
    )
  }
  const room = mostCells(plane.capacity)
  if (after.hpa.maxReplicas > room) {
    return refuse(
      `This run has room for ${room} cells, fewer than the new maximum of ${after.hpa.maxReplicas}. Restart the run first.`,
    )
  }
  return { ok: true, value: null }
}

function set(state: ServiceState, name: string, value: Plain): void {
  const { beside, plane } = state
  const after = withValue(beside.settings, name, value)
  assert(after.ok, 'a change is checked before it is made')
  // What the time until now has cost, and what has left a cell, is counted by the rules of that time.
  accrueCost(state)
  countLeft(plane)
  const old = plane.rules[0].load
  beside.settings = after.value
  plane.rules = [rulesOf(after.value)]
  if (name === 'load') replanArrivals(plane, 0, old)
}
