import { hpaSignals } from './hpa-spec.ts'

/** What an autoscaler outside Kubernetes may go by, a mean per cell: CPU in percent of the request, requests per second, requests inside, requests that wait. */
export const cellSignals = ['cpu', ...hpaSignals] as const
export type CellSignal = (typeof cellSignals)[number]
