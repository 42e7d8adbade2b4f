import type { Autoscaler } from './autoscaler.ts'

/** The number that somebody said; said anew, it is looked at at once (scaling.ts), and else there is nothing to decide. */
export const manual: Autoscaler<'manual'> = {
  begin: () => null,
  look({ spec, settings, replicas: from }) {
    const desired = spec.replicas
    return {
      memory: null,
      desired,
      record: desired === from ? null : { from, desired },
      again: settings.syncPeriod,
    }
  },
}
