import { isActive } from '#core/cells/population.ts'
import { livingRows, type Control, type ControlScheduler } from './control.ts'
import { dismiss } from './deaths.ts'
import type { ServiceSettings } from './parameters.ts'

/** A server that is resized: it is told to go, and when it is gone one of the other size boots. In between nobody serves. */

/** Settings of a service whose cells have so many slots: CPU and price go with them. */
export function sized<Settings extends ServiceSettings>(
  settings: Settings,
  slots: number | null,
): Settings {
  if (slots === null || slots === settings.slots) return settings
  const times = slots / settings.slots
  return {
    ...settings,
    slots,
    cpuRequest: settings.cpuRequest * times,
    cpuLimit: settings.cpuLimit * times,
    pricePerHour: settings.pricePerHour * times,
  }
}

/** Whether cells of a service may be born now: not while the one before them is to go for another size. */
export function comeToSize(
  control: Control,
  scheduler: ControlScheduler,
  service: number,
): boolean {
  const { beside, population, data } = control
  const memory = beside.memories[service]
  if (memory.kind !== 'vertical' || memory.of.wanted === beside.services[service].slots) return true
  const living = [...livingRows(control, service)]
  const active = living.filter((row) => isActive(population, row))
  if (active.length > 0) dismiss(control, scheduler, service, active)
  if (living.length > 0) return false
  data.resize?.(memory.of.wanted)
  return true
}
