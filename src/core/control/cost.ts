import { livingRows, register, registersOf, type Control } from './control.ts'

/** Cost is paid for every living cell, from the moment it is scheduled until it is gone. */

/** Adds up what the time since the last call has cost; called before any number of cells of a service changes. */
export function accrueCost(control: Control, service: number): void {
  const { registers, clock, data, beside } = control
  const own = registersOf(service)
  // A decision makes or ends thousands of cells in one instant.
  if (clock[0] === registers[own + register.costAt]) return
  const { pricePerHour } = beside.services[service]
  const hours = (clock[0] - registers[own + register.costAt]) / 3600
  const living = livingRows(control, service).length
  const serving = data.ready(service)
  registers[own + register.costTotal] += living * pricePerHour * hours
  registers[own + register.costNotServing] += (living - serving) * pricePerHour * hours
  registers[own + register.costAt] = clock[0]
}

/** What a service has cost up to now, in $: in all, and for cells that were not in routing. */
export function costNow(
  control: Control,
  service: number,
): {
  readonly total: number
  readonly notServing: number
} {
  const { registers, clock, data, beside } = control
  const own = registersOf(service)
  const { pricePerHour } = beside.services[service]
  const price = (pricePerHour * (clock[0] - registers[own + register.costAt])) / 3600
  const living = livingRows(control, service).length
  return {
    total: registers[own + register.costTotal] + living * price,
    notServing: registers[own + register.costNotServing] + (living - data.ready(service)) * price,
  }
}
