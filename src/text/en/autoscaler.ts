import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** The panel and the form of the autoscaler. Fields of a manifest keep Kubernetes' own names. */
export const autoscalerText = area('autoscaler', {
  autoscaler: 'Autoscaler',
  off: 'Autoscaling is off: the number of cells stays as it is.',
  minReplicas: 'Min replicas',
  minReplicasHelp:
    '0 is allowed only with the feature HPAScaleToZero and an Object or External metric.',
  maxReplicas: 'Max replicas',
  metric: 'Metric',
  severalMetrics: (count: number) => `${n.count(count)} metrics`,
  otherMetric: (type: string) => `${type} metric`,
  metricKinds: {
    utilization: 'CPU utilization',
    cpu: 'CPU per pod',
    requests: 'Requests per second',
    inFlight: 'In flight per pod',
    queue: 'Queue length',
  },
  targetUtilization: 'Target CPU utilization',
  targetUtilizationOf: (container: string) => `Target CPU utilization of ${container}`,
  targetAverage: (name: string) => `Target average value, ${name}`,
  targetValue: (name: string) => `Target value, ${name}`,
  tolerance: (low: number, high: number, unit: string) => `Tolerance: ${band(low, high, unit)}`,
  /** What the autoscaler saw at its last sync, whose time is a clock such as 02:15. */
  measured: (value: number, at: string, low: number, high: number, unit: string) =>
    `Last measured ${n.amount(value, unit)} at ${at}; ${band(low, high, unit)}`,
  upWindow: 'Stabilization window, scale up',
  downWindow: 'Stabilization window, scale down',
  controllerWindow:
    'The most cautious recommendation of this long is taken. Set on the controller (--horizontal-pod-autoscaler-downscale-stabilization).',
  behaviorWindow: 'The most cautious recommendation of this long is taken. Set in behavior.',
  editManifest: 'Edit as manifest',
  timeToDivide: 'Time to divide',
  /** Such as 2 + 12 + 8 + 2 = 24 s. */
  sumOfSeconds: (first: number, second: number, third: number, fourth: number, sum: number) =>
    `${n.rate(first)} + ${n.rate(second)} + ${n.rate(third)} + ${n.rate(fourth)} = ${n.rate(sum)}\u00a0s`,
  stages: {
    scheduling: 'Scheduled',
    imagePull: 'Image pull',
    boot: 'Boot',
    probePeriod: 'Between probes',
  },
  /** The last part of the sum: how long a cell that has booted waits for its first probe. */
  readyAfter: (wait: number, period: number) =>
    `Ready ${n.rate(wait)}\u00a0s after boot: probes come every ${n.rate(period)}\u00a0s.`,
  behavior: 'behavior in the manifest',
  behaviorHelp:
    "Present and absent behavior differ: without it a sync may double the replicas or reach four; with it the API's default policies apply.",
  controller: 'Controller',
  controllerTolerance: 'Tolerance',
  controllerToleranceHelp:
    'Share around the target in which nothing is scaled (--horizontal-pod-autoscaler-tolerance).',
  cpuPeriod: 'CPU initialization period',
  cpuPeriodHelp: 'Age of a pod up to which its CPU samples are doubted.',
  readinessDelay: 'Initial readiness delay',
  readinessDelayHelp: 'A pod that turned unready sooner than this after its start never was ready.',
  atMost: 'At most',
  of: 'of',
  per: 'per',
  removePolicy: (index: number, direction: string) =>
    `Remove policy ${n.count(index)} of ${direction}`,
  addPolicy: 'Policy',
  toleranceHelp: "Instead of the controller's, in this direction alone.",
  metrics: 'Metrics',
  removeMetric: (name: string) => `Remove metric ${name}`,
  addMetric: 'Metric',
})

function band(low: number, high: number, unit: string): string {
  return `no scaling from ${n.plain(low)} to ${n.amount(high, unit)}`
}
