import { checkField } from '#core/schema/validate.ts'
import { refuse, type Plain, type Result, type Schema } from '#core/schema/schema.ts'
import { loadDuration } from '#core/traffic/load.ts'
import { historyRows, register, type Control } from './control.ts'
import type { ServiceSettings } from './parameters.ts'

/** What a change of one service's settings may be. */

/** The settings of a service with another value in one of its fields, which a run that goes on can take. */
export function withServiceValue<Of extends ServiceSettings>(
  fields: Schema,
  settings: Of,
  name: string,
  value: Plain,
): Result<Of> {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field === undefined) return refuse(`There is no setting called “${name.slice(0, 60)}”.`)
  if (!field.live) {
    return refuse(`“${field.label}” cannot change while a run goes on. Start a new run with it.`)
  }
  const checked = checkField(field, value)
  if (!checked.ok) return checked
  return { ok: true, value: { ...settings, [name]: checked.value } }
}

/** Whether the history has room for another load, and the run has not come beyond its end. */
export function checkLoadGoingOn(
  { registers, clock, beside }: Control,
  after: ServiceSettings,
): Result<null> {
  const duration = loadDuration(after.load)
  if (duration > historyRows * registers[register.interval]) {
    return refuse(
      'The new load is much longer than the one this run began with. Restart the run first.',
    )
  }
  if (after.load !== beside.services[0].load && duration < clock[0]) {
    return refuse(
      `The new load ends after ${duration} s, and this run has already come further. Restart the run first, or make the load longer.`,
    )
  }
  return { ok: true, value: null }
}

/** The refusal of a maximum that a run has no room for. */
export function noRoomFor(most: number, room: number): Result<null> {
  return refuse(
    `This run has room for ${room} cells, fewer than the new maximum of ${most}. Restart the run first.`,
  )
}
