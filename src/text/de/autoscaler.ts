import type { autoscalerText } from '../en/autoscaler.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const autoscaler: TextsOf<typeof autoscalerText> = {
  autoscaler: 'Autoscaler',
  off: 'Die Autoskalierung ist aus: Die Zahl der Zellen bleibt, wie sie ist.',
  minReplicas: 'Min. Replikate',
  minReplicasHelp:
    '0 ist nur mit der Funktion HPAScaleToZero und einer Metrik Object oder External erlaubt.',
  maxReplicas: 'Max. Replikate',
  metric: 'Metrik',
  severalMetrics: (count) => `${n.count(count)} Metriken`,
  otherMetric: (type) => `Metrik ${type}`,
  metricKinds: {
    utilization: 'CPU-Auslastung',
    cpu: 'CPU je Pod',
    requests: 'Anfragen pro Sekunde',
    inFlight: 'In Arbeit je Pod',
    queue: 'Länge der Schlange',
  },
  targetUtilization: 'Ziel der CPU-Auslastung',
  targetUtilizationOf: (container) => `Ziel der CPU-Auslastung von ${container}`,
  targetAverage: (name) => `Zielmittelwert, ${name}`,
  targetValue: (name) => `Zielwert, ${name}`,
  tolerance: (low, high, unit) => `Toleranz: ${band(low, high, unit)}`,
  measured: (value, at, low, high, unit) =>
    `Zuletzt gemessen ${n.amount(value, unit)} um ${at}; ${band(low, high, unit)}`,
  upWindow: 'Stabilisierungsfenster, nach oben',
  downWindow: 'Stabilisierungsfenster, nach unten',
  controllerWindow:
    'Es gilt die vorsichtigste Empfehlung dieser Spanne. Am Controller gesetzt (--horizontal-pod-autoscaler-downscale-stabilization).',
  behaviorWindow: 'Es gilt die vorsichtigste Empfehlung dieser Spanne. In behavior gesetzt.',
  editManifest: 'Als Manifest bearbeiten',
  timeToDivide: 'Dauer einer Teilung',
  sumOfSeconds: (first, second, third, fourth, sum) =>
    `${n.rate(first)} + ${n.rate(second)} + ${n.rate(third)} + ${n.rate(fourth)} = ${n.rate(sum)}\u00a0s`,
  stages: {
    scheduling: 'Zuteilung',
    imagePull: 'Image-Abruf',
    boot: 'Hochfahren',
    probePeriod: 'Probenabstand',
  },
  readyAfter: (wait, period) =>
    `Bereit ${n.rate(wait)}\u00a0s nach dem Hochfahren: alle ${n.rate(period)}\u00a0s eine Probe.`,
  behavior: 'behavior im Manifest',
  behaviorHelp:
    'Mit und ohne behavior ist nicht dasselbe: Ohne darf ein Abgleich die Replikate verdoppeln oder vier erreichen; mit gelten die Vorgaben der API.',
  controller: 'Controller',
  controllerTolerance: 'Toleranz',
  controllerToleranceHelp:
    'Anteil um das Ziel, in dem nichts skaliert wird (--horizontal-pod-autoscaler-tolerance).',
  cpuPeriod: 'CPU-Anlaufzeit',
  cpuPeriodHelp: 'Alter eines Pods, bis zu dem seinen CPU-Werten misstraut wird.',
  readinessDelay: 'Anfängliche Bereitschaftsfrist',
  readinessDelayHelp:
    'Ein Pod, der eher als so lange nach seinem Start unbereit wurde, war nie bereit.',
  atMost: 'Höchstens',
  of: 'in',
  per: 'je',
  removePolicy: (index, direction) => `Regel ${n.count(index)} von ${direction} entfernen`,
  addPolicy: 'Regel',
  toleranceHelp: 'Anstelle der des Controllers, nur in dieser Richtung.',
  metrics: 'Metriken',
  removeMetric: (name) => `Metrik ${name} entfernen`,
  addMetric: 'Metrik',
}

function band(low: number, high: number, unit: string): string {
  return `keine Skalierung von ${n.plain(low)} bis ${n.amount(high, unit)}`
}
