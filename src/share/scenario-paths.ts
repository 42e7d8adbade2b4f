import type { Plain } from '#core/schema/schema.ts'
import { checkLoad, loadPeak, loadWithPeak } from '#core/traffic/load.ts'
import { isPlainList, isPlainRecord } from './plain.ts'

/** A single number inside a structured setting that a readable link may set. */
export interface ScenarioPath {
  readonly path: string
  readonly setting: string
  /** The number as it stands, null where there is none; null when links never spell it. */
  readonly read: ((document: Plain) => number | null) | null
  /** The setting with the number in its place; null where it has no such place. */
  readonly write: (document: Plain, value: number) => Plain | null
}

/** All such numbers. What the page writes itself is `hpa.*`; `load.peak` is for people. */
export const scenarioPaths: readonly ScenarioPath[] = [
  bound('hpa.min', 'minReplicas'),
  bound('hpa.max', 'maxReplicas'),
  { path: 'hpa.cpu', setting: 'hpa', read: readUtilization, write: writeUtilization },
  { path: 'load.peak', setting: 'load', read: null, write: scaledTo },
]

function bound(path: string, name: 'minReplicas' | 'maxReplicas'): ScenarioPath {
  return {
    path,
    setting: 'hpa',
    read: (hpa) => {
      const value = isPlainRecord(hpa) ? hpa[name] : null
      return typeof value === 'number' ? value : null
    },
    write: (hpa, value) => (isPlainRecord(hpa) ? { ...hpa, [name]: value } : null),
  }
}

function readUtilization(hpa: Plain): number | null {
  const target = cpuMetric(hpa)?.target
  const value =
    target !== undefined && isPlainRecord(target) ? target.averageUtilization : undefined
  return typeof value === 'number' ? value : null
}

function writeUtilization(hpa: Plain, value: number): Plain | null {
  const metric = cpuMetric(hpa)
  if (metric === null || !isPlainRecord(hpa)) return null
  const target = { type: 'Utilization', averageUtilization: value }
  return { ...hpa, metrics: [{ ...metric, target }] }
}

// Only where CPU is the one metric is “the CPU target” one number.
function cpuMetric(hpa: Plain): { readonly [name: string]: Plain } | null {
  const metrics = (isPlainRecord(hpa) ? hpa.metrics : null) ?? null
  const [metric, second] = isPlainList(metrics) ? metrics : []
  if (metric === undefined || second !== undefined || !isPlainRecord(metric)) return null
  return metric.type === 'Resource' && metric.name === 'cpu' ? metric : null
}

function scaledTo(document: Plain, peak: number): Plain | null {
  const checked = checkLoad(document)
  if (!checked.ok || !(peak >= 0 && peak < Infinity) || loadPeak(checked.value) === 0) return null
  return loadWithPeak(checked.value, peak)
}
