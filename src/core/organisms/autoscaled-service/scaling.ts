import { keyedWord, keyOf, uniform } from '#core/kernel/random.ts'
import { reconcile } from '#core/policies/hpa.ts'
import { reconcileReplicas } from './replicas.ts'
import { observeForHpa } from './metrics.ts'
import { journalLimit, register, type ServiceScheduler, type ServiceState } from './state.ts'

/**
 * One sync of the autoscaler. It takes a short random time; the next one starts a whole period after
 * its end, as in the real controller, so that a 15 s policy period is always over.
 */
export function sync(state: ServiceState, scheduler: ServiceScheduler): void {
  const { beside, registers } = state
  if (beside.settings.autoscaling) {
    const { decision, memory } = reconcile(beside.settings.hpa, beside.hpa, observeForHpa(state))
    beside.hpa = memory
    if (beside.decisions.length >= journalLimit) {
      beside.decisions = beside.decisions.slice(journalLimit / 2)
      beside.decisionsDropped += journalLimit / 2
    }
    beside.decisions.push({ ...decision, service: 0 })
    registers[register.desired] = decision.desired
    reconcileReplicas(state, scheduler)
  }
  planSync(state, scheduler)
}

/** Plans the next sync, and the first one of a run. */
export function planSync(state: ServiceState, scheduler: ServiceScheduler): void {
  const { settings } = state.beside
  const count = state.registers[register.syncs]++
  const took = settings.syncDelay * uniform(keyedWord(keyOf(state.seed, 'sync delay'), count))
  const next = state.clock[0] + (took + settings.syncPeriod)
  state.registers[register.nextSyncAt] = next
  scheduler.schedule('sync', next)
}
