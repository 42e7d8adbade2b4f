import { keyedWord, keyOf, uniform } from '#core/kernel/random.ts'
import { reconcile } from '#core/policies/hpa.ts'
import { register, registersOf, type Control, type ControlScheduler } from './control.ts'
import { journalLimit } from './journal.ts'
import { observeForHpa } from './metrics.ts'
import { reconcileReplicas } from './replicas.ts'

/**
 * One sync of a service's autoscaler. It takes a short random time; the next one starts a whole period after
 * its end, as in the real controller, so that a 15 s policy period is always over.
 */
export function sync(control: Control, scheduler: ControlScheduler, service: number): void {
  const { beside, registers } = control
  const settings = beside.services[service]
  if (settings.autoscaling) {
    const observed = observeForHpa(control, service)
    const { decision, memory } = reconcile(settings.hpa, beside.hpa[service], observed)
    beside.hpa = beside.hpa.with(service, memory)
    if (beside.decisions.length >= journalLimit) {
      beside.decisions = beside.decisions.slice(journalLimit / 2)
      beside.decisionsDropped += journalLimit / 2
    }
    beside.decisions.push({ ...decision, service })
    registers[registersOf(service) + register.desired] = decision.desired
    reconcileReplicas(control, scheduler, service)
  }
  planSync(control, scheduler, service)
}

/** Plans the next sync of a service, and the first one of a run. */
export function planSync(control: Control, scheduler: ControlScheduler, service: number): void {
  const { registers, beside, clock, seed } = control
  const settings = beside.services[service]
  const own = registersOf(service)
  const count = registers[own + register.syncs]++
  // Every autoscaler has delays of its own.
  const key = keyOf(seed, service === 0 ? 'sync delay' : `sync delay ${service}`)
  const took = settings.syncDelay * uniform(keyedWord(key, count))
  const next = clock[0] + (took + settings.syncPeriod)
  registers[own + register.nextSyncAt] = next
  scheduler.schedule('sync', next, service)
}

/** When the next autoscaler decides, s. */
export function nextSync({ registers, names }: Control): number {
  return Math.min(
    ...names.map((_, service) => registers[registersOf(service) + register.nextSyncAt]),
  )
}
