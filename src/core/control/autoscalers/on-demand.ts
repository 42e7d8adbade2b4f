import type { Autoscaler } from './autoscaler.ts'

/** Boot on demand decides at each event of the queue (answer-demand.ts); in between it only looks again. */
export const onDemand: Autoscaler<'on-demand'> = {
  begin: () => null,
  look: ({ settings, replicas: desired }) => ({
    memory: null,
    desired,
    record: null,
    again: settings.syncPeriod,
  }),
}
