import { decideVertical } from '#core/policies/vertical.ts'
import { meanSignal } from '../signals.ts'
import type { Autoscaler } from './autoscaler.ts'

/** One server, larger above a threshold and smaller below another; sizing.ts brings the size about. */
export const vertical: Autoscaler<'vertical'> = {
  begin: ({ settings }) => ({ changedAt: null, wanted: settings.slots }),
  look({ control, service, settings, spec, now }, { changedAt, wanted: asked }) {
    const { slots } = settings
    const measured = meanSignal(control, service, 'cpu', () => true)
    const isUp = control.data.ready(service) > 0
    const record = decideVertical(spec, { now, slots, wanted: asked, isUp, measured, changedAt })
    const { wanted } = record
    return {
      memory: { changedAt: wanted === asked ? changedAt : now, wanted },
      desired: 1,
      record,
      again: spec.period,
    }
  },
}
