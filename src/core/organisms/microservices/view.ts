import type { View } from '../view.ts'

/** The same as of a lone service, of the service that is looked at. */
export const view: View = { charts: ['arrivals', 'latency', 'replicas', 'cost'] }
