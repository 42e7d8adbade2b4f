import { livingRows, type Control } from './control.ts'
import type { CellSignal } from '#core/policies/signals.ts'

/** What autoscalers outside Kubernetes go by: the samples of single cells as last read, and their mean. */

/** A cell's signal: CPU in percent of its request, requests a second, requests inside, requests that wait; null before its first sample. */
export function cellSignal(control: Control, row: number, signal: CellSignal): number | null {
  const { scrape: seen, beside, population } = control
  if (seen.takenAt[row] < 0) return null
  switch (signal) {
    case 'cpu':
      return (100 * seen.cpu[row]) / beside.services[population.services[row]].cpuRequest
    case 'requests-per-second':
      return seen.rate[row]
    case 'in-flight':
      return seen.inFlight[row]
    case 'queue-length':
      return seen.queue[row]
  }
}

/** The mean of a signal over the ready cells of a service that are asked for; null when none of them has a sample. */
export function meanSignal(
  control: Control,
  service: number,
  signal: CellSignal,
  isAsked: (row: number) => boolean,
): number | null {
  let sum = 0
  let count = 0
  for (const row of livingRows(control, service)) {
    if (control.population.ready[row] !== 1 || !isAsked(row)) continue
    const value = cellSignal(control, row, signal)
    if (value === null) continue
    sum += value
    count++
  }
  return count === 0 ? null : sum / count
}
