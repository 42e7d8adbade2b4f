import type { policyPanelText } from '../en/policy-panel.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const policyPanel: TextsOf<typeof policyPanelText> = {
  decides: 'Entscheidet',
  kinds: {
    hpa: 'Kubernetes HPA',
    kpa: 'Knative',
    keda: 'KEDA',
    'target-tracking': 'AWS target tracking',
    'step-scaling': 'AWS step scaling',
    'simple-scaling': 'AWS simple scaling',
    azure: 'Azure-Regeln',
    mig: 'Google MIG',
    threshold: 'Schwelle ±1',
    vertical: 'Ein größerer Server',
    'on-demand': 'Start auf Abruf',
    manual: 'Von Hand',
  },
  about: {
    hpa: 'Von Kubernetes: das Verhältnis des Gemessenen zu einem Ziel, in Fenstern und Grenzen.',
    keda: 'Fragt seine Auslöser ab, um auf null und zurück zu gehen; den Rest tut ein HPA mit denselben Zahlen.',
    kpa: 'Anfragen in Arbeit, über ein Fenster und in einer Panik über ein kurzes. Entscheidet alle 2\u00a0s.',
    'target-tracking':
      'Zwei Alarme auf Mittelwerten je Minute: in der Regel hinauf nach 3 Minuten, hinab nach 15.',
    'step-scaling':
      'Alarme; genommen wird die Stufe, die für den Abstand gilt, von der aufgewärmten Kapazität.',
    'simple-scaling': 'Ein Alarm, eine Anpassung, dann eine Abkühlzeit.',
    azure:
      'Hinauf, wenn eine Regel ausgelöst ist; hinab nur, wenn alle es sind und es nicht flattern würde.',
    mig: 'Der größte Bedarf der letzten Minuten, in der Regel zehn.',
    threshold: 'Eine Zelle mehr darüber, eine weniger darunter. Sonst nichts.',
    vertical:
      'Ein Server, der mehr oder weniger Plätze bekommt. Jede Änderung ist ein Neustart: So lange bedient niemand. Über die Obergrenze kommt er nicht.',
    'on-demand':
      'Startet für jede wartende Anfrage einen Server und schaltet ihn ab, wenn er untätig ist. Braucht eine Schlange für alle.',
    manual: 'Die Zahl gilt sofort.',
  },
  signal: 'Richtet sich nach',
  signals: {
    cpu: 'CPU je Zelle',
    'requests-per-second': 'Anfragen/s je Zelle',
    'in-flight': 'In Arbeit je Zelle',
    'queue-length': 'Schlange je Zelle',
  },
  totals: {
    cpu: 'CPU',
    'requests-per-second': 'Anfragen/s',
    'in-flight': 'In Arbeit',
    'queue-length': 'Länge der Schlange',
  },
  replicas: 'Zellen',
  above: 'Eine mehr über',
  below: 'Eine weniger unter',
  min: 'Wenigste Zellen',
  max: 'Meiste Zellen',
  largerAbove: 'Größer über',
  smallerBelow: 'Kleiner unter',
  floor: 'Plätze mindestens',
  ceiling: 'Plätze höchstens',
  factor: 'Mal so groß',
  period: 'Schaut alle',
  cooldown: 'Wartet nach einer Änderung',
  target: 'Ziel',
  servers: 'Meiste Server',
  more: 'Mehr',
  trigger: (index) => `Auslöser ${n.count(index)}`,
  policy: (index) => `Regel ${n.count(index)}`,
  rule: (index) => `Regel ${n.count(index)}`,
  highPeriods: 'Oberer Alarm, Perioden',
  highPoints: 'Oberer Alarm, davon',
  lowPeriods: 'Unterer Alarm, Perioden',
  lowPoints: 'Unterer Alarm, davon',
  lowShare: 'Unterer Alarm unter, vom Ziel',
}
