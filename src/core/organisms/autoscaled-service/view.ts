import type { View } from '#core/organisms/view.ts'

/** Load against capacity, what users feel, what the autoscaler does, what it costs. */
export const view: View = { charts: ['arrivals', 'latency', 'replicas', 'cost'] }
