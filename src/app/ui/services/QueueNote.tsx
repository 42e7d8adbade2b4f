import { servicesText } from '#text/en/services.ts'
import { useSettings, useText } from '../page.ts'
import { goesByQueue } from './queue-metric.ts'

/** Says at the autoscaler of a service whose slots are shared that a metric of it is always 0. */
export function QueueNote() {
  const text = useText(servicesText)
  const isQueue = useSettings(({ hpa }) => goesByQueue(hpa))
  return isQueue ? <p className="note">{text.nobodyWaits}</p> : null
}
