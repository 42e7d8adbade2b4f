import { emptyMemory, reconcile } from '#core/policies/hpa.ts'
import { observeForHpa } from '../metrics.ts'
import type { Autoscaler } from './autoscaler.ts'

/** The HorizontalPodAutoscaler: one sync a period, counted from the end of the one before. */
export const hpa: Autoscaler<'hpa'> = {
  begin: () => emptyMemory,
  look({ control, service, settings, replicas }, before) {
    const seen = observeForHpa(control, service, settings.hpa.metrics, replicas)
    const { decision, memory } = reconcile(settings.hpa, before, seen)
    return { memory, desired: decision.desired, record: decision, again: settings.syncPeriod }
  },
}
