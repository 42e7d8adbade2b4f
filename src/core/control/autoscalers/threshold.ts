import { decideThreshold } from '#core/policies/threshold.ts'
import { meanSignal } from '../signals.ts'
import type { Autoscaler } from './autoscaler.ts'

/** One cell more above a threshold, one less below another. */
export const threshold: Autoscaler<'threshold'> = {
  begin: () => ({ changedAt: null }),
  look({ control, service, spec, now, replicas }, { changedAt }) {
    const measured = meanSignal(control, service, spec.signal, () => true)
    const decision = decideThreshold(spec, { now, replicas, measured, changedAt })
    const isChanged = decision.desired !== replicas
    return {
      memory: { changedAt: isChanged ? now : changedAt },
      desired: decision.desired,
      record: decision,
      again: spec.period,
    }
  },
}
