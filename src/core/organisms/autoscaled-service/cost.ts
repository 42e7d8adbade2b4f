import { countLiving } from '#core/cells/population.ts'
import { register, type ServiceState } from './state.ts'

/** Cost is paid for every living cell, from the moment it is scheduled until it is gone. */

/** Adds up what the time since the last call has cost; called before any number of cells changes. */
export function accrueCost(state: ServiceState): void {
  const { registers, clock, plane, population, beside } = state
  const hours = (clock[0] - registers[register.costAt]) / 3600
  const living = countLiving(population)
  const serving = plane.readyCounts[0]
  registers[register.costTotal] += living * beside.settings.pricePerHour * hours
  registers[register.costNotServing] += (living - serving) * beside.settings.pricePerHour * hours
  registers[register.costAt] = clock[0]
}

/** What has been paid up to now, in $: in all, and for cells that were not in routing. */
export function costNow(state: ServiceState): {
  readonly total: number
  readonly notServing: number
} {
  const { registers, clock, plane, population, beside } = state
  const price = (beside.settings.pricePerHour * (clock[0] - registers[register.costAt])) / 3600
  const living = countLiving(population)
  return {
    total: registers[register.costTotal] + living * price,
    notServing: registers[register.costNotServing] + (living - plane.readyCounts[0]) * price,
  }
}
