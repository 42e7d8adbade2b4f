import type { decisionsText } from '../en/decisions.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const decisions: TextsOf<typeof decisionsText> = {
  ofAll: 'Von allen Diensten',
  nothingYet: 'Der Autoscaler hat noch nichts entschieden.',
  changed: (from, to) => `${n.count(from)} → ${n.count(to)} Replikate`,
  stayed: (at, why) => `blieb bei ${n.count(at)}: ${why}`,
  why: {
    scaledByHand: 'von Hand auf null skaliert',
    metricsMissing: 'Metriken fehlen',
    sameNumber: 'die Formel verlangt keine andere Zahl',
    window: 'Stabilisierungsfenster',
    nothingToDo: 'nichts zu tun',
  },
  outcomes: {
    'within-tolerance': 'innerhalb der Toleranz',
    'within-tolerance-after-assumptions': 'innerhalb der Toleranz, wenn stumme Pods mitzählen',
    'direction-flipped': 'stumme Pods würden die Richtung umkehren',
    'count-against-direction': 'die Zahl ginge gegen das Verhältnis',
    scaled: 'außerhalb der Toleranz',
  },
  limits: {
    DesiredWithinRange: 'im Bereich',
    ScaleUpLimit: 'das Tempo nach oben ist begrenzt',
    ScaleDownLimit: 'das Tempo nach unten ist begrenzt',
    TooFewReplicas: 'Min. Replikate',
    TooManyReplicas: 'Max. Replikate',
  },
  errors: {
    'no-metrics': 'die Metrik-API lieferte nichts',
    'no-pods': 'es gibt keine Pods',
    'no-ready-pod-metrics': 'jeder Wert stammt von einem Pod, der nicht bereit ist oder geht',
    'missing-request': 'ein Pod hat für diese Ressource keinen request',
    'no-matching-metrics': 'kein Wert gehört zu einem Pod, den es gibt',
    'invalid-type': 'der Controller kennt diese Art von Metrik nicht',
  },
  steps: {
    raw: 'Roh',
    desired: 'Gewünschte Replikate',
    maxReplicas: 'Max. Replikate',
    minReplicas: 'Min. Replikate',
    scaling: 'Skalierung',
    tolerance: 'Toleranz',
    silent: 'Stumme Pods',
    stabilised: 'Stabilisiert',
    rate: 'Tempo',
    limited: 'Begrenzt',
  },
  largestLeads: 'die größte Metrik führt',
  noChange: (count) => `${n.count(count)} (keine Änderung)`,
  atOnce: 'sofort berichtigt, ohne Metriken, Fenster und Tempo',
  disabledAtZero: 'bei 0 Replikaten abgeschaltet',
  somebodyScaled: 'jemand hat von Hand auf null skaliert',
  noRecommendation: 'keine Empfehlung',
  metricFailed: 'eine Metrik fiel aus, deshalb wird weder nach unten noch nach oben skaliert',
  noValue: 'kein Wert',
  inside: (ratio, low, high) => `${ratio} innerhalb ${low} … ${high}`,
  outside: (ratio, low, high) => `${ratio} außerhalb ${low} … ${high}`,
  ratioOver: (ratio, pods) => `Verhältnis ${ratio} über ${n.count(pods)} Pods`,
  silent: (missing, unready) => `ohne Wert: ${missing}; nicht bereit: ${unready}`,
  missing: {
    request: 'zählen als ihr voller request',
    target: 'zählen als das Ziel',
    zero: 'zählen als 0',
    'left-out': 'keine',
  },
  unready: { zero: 'zählen als 0', 'left-out': 'ausgelassen' },
  measured: (measured, target, ratio) => `gemessen ${measured} ÷ Ziel ${target} = ${ratio}`,
  average: (usage, target, ratio) => `${usage} ÷ (${target} × Replikate) = ${ratio}`,
  notDefined: 'nicht bestimmt',
  pods(ready, unready, missing, leaving) {
    const parts = [`${n.count(ready)} bereit`]
    if (unready > 0) parts.push(`${n.count(unready)} nicht bereit`)
    if (missing > 0) parts.push(`${n.count(missing)} ohne Wert`)
    if (leaving > 0) parts.push(`${n.count(leaving)} ${leaving === 1 ? 'geht' : 'gehen'}`)
    return parts.join(', ')
  },
  holds: (window, replicas, ago) =>
    `das Fenster von ${n.count(window)}\u00a0s hält ${n.count(replicas)}` +
    (ago === null ? '' : `, empfohlen vor ${n.count(ago)}\u00a0s`),
  nothingHolds: 'kein Fenster hält es zurück',
  atMost: (from, to) => `aus ${n.count(from)} dürfen höchstens ${n.count(to)} werden`,
  withoutBehavior: 'ohne behavior',
  podsPer: (value, period, start, allows) =>
    `${n.count(value)} Pods je ${n.count(period)}\u00a0s ab ${n.count(start)}: ${n.count(allows)}`,
  percentPer: (value, period, start, allows) =>
    `${n.share(value / 100)} je ${n.count(period)}\u00a0s ab ${n.count(start)}: ${n.count(allows)}`,
  taken: (select) => `selectPolicy ${select} nimmt es`,
  inRange: (from, to, min, max) =>
    `${n.count(from)} → ${n.count(to)} in ${n.count(min)} … ${n.count(max)}`,
  cpu: 'CPU',
  ofContainer: (name) => `${name} des Containers`,
}
