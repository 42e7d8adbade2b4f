import type { fidelityText } from '../en/fidelity.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const fidelity: TextsOf<typeof fidelityText> = {
  intro:
    'Jeder Autoscaler ist eine eigene Funktion, gehalten gegen Antworten des echten (Testvektoren oder Läufe des Originals), gezählt, als diese Seite gebaut wurde.',
  names: {
    hpa: 'Kubernetes HPA v2 (1.36)',
    knative: 'Knative KPA',
    keda: 'KEDA',
    aws: 'AWS: Tracking, Stufen, einfach',
    azure: 'Azure Autoscale',
    google: 'Google MIG',
    replicaSet: 'ReplicaSet',
    deployment: 'Ausrollen eines Deployments',
    restarts: 'CrashLoopBackOff',
  },
  without: (what) => `Nicht nachgebildet: ${what}`,
  passed: (passed, all) => `besteht ${n.count(passed)} von ${n.count(all)}`,
  skipped: (count) => `(${n.count(count)} jenseits der ganzen Zahlen von JavaScript)`,
  none: 'keine Vektoren: nach den Dokumenten',
  modelled: {
    hpa: 'Metriken von Pods und Summen, nicht bereite und stumme Pods, Toleranz, Fenster, Regeln mit ihrem Gedächtnis, Conditions.',
    knative:
      'Beide Fenster, Panik, Tempo, Verzug, Stoßreserve, Skalieren auf null, Activator, Stichproben.',
    keda: 'Abfragen, Aktivierung, Abkühlzeit, Ruhegröße, Rückfall, Pausen; den Rest tut ein HPA.',
    aws: 'Alarme mit M von N, Aufwärmen, Rundung, mehrere Regeln, Abkühlzeit.',
    azure: 'Regeln hinauf und hinab, Abkühlzeiten, die Vorausschau gegen Flattern.',
    google: 'Der größte Bedarf des Zeitraums, startende VMs, Schrumpfbremse, Modi.',
    replicaSet: 'Wer zuerst gelöscht wird; Gruppen eines langsamen Starts.',
    deployment:
      'Überzahl, Fehlzahl, Verfügbarkeit, anteiliges Skalieren, Ablösung und der Weg zurück.',
    restarts: 'Wartezeiten zwischen Neustarts und ihr Ende.',
  },
  not: {
    hpa: 'Speicher und eigene Metriken über das Simulierte hinaus.',
    knative:
      'Das Mittel der letzten Sekunde: Ein Pod sagt, was bei der Abfrage in Arbeit ist. Knoten.',
    keda: 'Die Scaler selbst: Ein Auslöser liest ein Signal des Dienstes.',
    aws: 'Zonen, vorausschauendes Skalieren; wie viele Perioden ein Alarm nimmt, ist beobachtet, nicht zugesagt.',
    azure: 'Teile einer Instanz und eine fehlende Metrik sind gewählt, nicht dokumentiert.',
    google: 'Vorausschauendes Skalieren; die Ränder seiner Fenster sind gewählt.',
    replicaSet: 'Knoten: Jede Zelle hat einen eigenen.',
    deployment: 'Recreate, Pausen, die Fortschrittsfrist; ihre Controller brauchen keine Zeit.',
    restarts:
      'Warum ein Container abstürzt: Eine Revision tut es nach einer Zeit und bei einem Anteil ihrer Starts.',
  },
}
