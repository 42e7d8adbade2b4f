import type { fieldsText } from '../en/fields.ts'
import type { TextsOf } from '../messages.ts'

export const fields: TextsOf<typeof fieldsText> = {
  load: {
    label: 'Last',
    help: 'Neue Anfragen pro Sekunde über der simulierten Zeit. Der Lauf dauert so lange wie die Kurve.',
  },
  serviceLaw: {
    label: 'Verteilung der Bedienzeit',
    help: 'Wie die Arbeit einer Anfrage um ihren Mittelwert streut.',
    options: {
      exponential: 'Exponentiell',
      deterministic: 'Immer gleich',
      lognormal: 'Lognormal',
      erlang: 'Erlang',
      hyperexponential: 'Hyperexponentiell',
      uniform: 'Gleichverteilt',
      pareto: 'Pareto',
      quantiles: 'Gemessene Quantile',
    },
  },
  serviceMean: { label: 'Mittlere Bedienzeit', help: 'Arbeit einer Anfrage auf einem Platz.' },
  serviceScv: {
    label: 'Streuung der Bedienzeit',
    help: 'Quadrat des Variationskoeffizienten (Varianz ÷ Mittelwert²) bei Lognormal, Erlang, Hyperexponentiell und Pareto.',
  },
  serviceQuantiles: {
    label: 'Gemessene Bedienzeiten',
    help: 'Quantile in gleichen Schritten der Wahrscheinlichkeit, in Sekunden, für „Gemessene Quantile“.',
  },
  slots: {
    label: 'Plätze je Zelle',
    help: 'Anfragen, die eine Zelle gleichzeitig bedient.',
  },
  queueLimit: {
    label: 'Warteplätze je Zelle',
    help: 'Anfragen, die an einer Zelle warten dürfen; eine weitere wird abgewiesen.',
  },
  discipline: {
    label: 'Bedienregel',
    help: 'Wer in einer Zelle in Arbeit ist: wer zuerst kam; alle, zu gleichen Teilen auf ihren Plätzen; oder wer zuletzt kam und andere verdrängt.',
    options: {
      fcfs: 'Wer zuerst kommt, zuerst',
      'processor-sharing': 'Alle teilen sich die Plätze',
      'lcfs-preemptive': 'Wer zuletzt kommt, verdrängt',
    },
  },
  waiting: {
    label: 'Warten',
    help: 'Wo Versuche warten: an jeder Zelle; am Dienst, solange er keine bereite Zelle hat, wie am Activator von Knative; oder alle in einer Schlange, aus der ein freier Platz den ersten nimmt.',
    options: {
      cells: 'An den Zellen',
      activator: 'Ohne Zellen an einem Activator',
      shared: 'In einer Schlange für alle Zellen',
    },
  },
  waitingLimit: {
    label: 'Schlange des Dienstes',
    help: 'Versuche, die in der Schlange des Dienstes warten dürfen; ein weiterer wird abgewiesen.',
  },
  routing: {
    label: 'Verteilung',
    help: 'Wie eine Anfrage ihre Zelle findet.',
    options: {
      random: 'Zufällig',
      'round-robin': 'Reihum',
      'least-requests': 'Wenigste Anfragen, alle Zellen',
      'power-of-d': 'Wenigste Anfragen von d',
    },
  },
  choices: {
    label: 'Auswahl d',
    help: 'So viele verschiedene, zufällige Zellen sieht „Wenigste Anfragen von d“ an.',
  },
  timeout: {
    label: 'Zeitlimit der Clients',
    help: 'Nach so langer Zeit gibt ein Client den Versuch auf; 0 heißt nie.',
  },
  timeoutLaw: {
    label: 'Verteilung des Zeitlimits',
    help: 'Fest wie bei den meisten Clients oder exponentiell wie im Erlang-A-Modell.',
    options: { fixed: 'Fest', exponential: 'Exponentiell' },
  },
  cancellation: {
    label: 'Abbruch beim Zeitlimit',
    help: 'Eine abgelaufene Anfrage, die noch wartet, verlässt die Schlange; sonst wird ihre Arbeit trotzdem getan.',
  },
  failureShare: {
    label: 'Scheiternde Versuche',
    help: 'Anteil der Versuche, die mit einem Fehler beantwortet werden.',
  },
  retries: { label: 'Wiederholungen', help: 'Weitere Versuche nach einem gescheiterten.' },
  retryBudget: {
    label: 'Wiederholungsbudget',
    help: 'Erlaubte Wiederholungen je neuer Anfrage im Mittel (0,1 = 10\u00a0%); 20 begrenzt nie.',
  },
  backoff: {
    label: 'Erste Wartezeit',
    help: 'Längste Wartezeit vor der ersten Wiederholung; sie verdoppelt sich mit jeder weiteren, mit voller Streuung.',
  },
  backoffMax: { label: 'Längste Wartezeit', help: 'Hier hört das Verdoppeln auf.' },
  cpuRequest: {
    label: 'CPU-Request',
    help: 'CPU, die der Scheduler für eine Zelle vorhält; daran wird die Auslastung gemessen.',
  },
  cpuLimit: {
    label: 'CPU-Limit',
    help: 'CPU, die eine Zelle höchstens verbrauchen kann; 0 heißt ohne Grenze.',
  },
  cpuPerSlot: {
    label: 'CPU je belegtem Platz',
    help: 'CPU, die ein belegter Platz verbraucht; 0 heißt CPU-Request ÷ Plätze.',
  },
  initialReplicas: { label: 'Zellen am Anfang', help: 'Bereite Zellen zum Zeitpunkt 0.' },
  scheduling: {
    label: 'Zuteilung',
    help: 'Mittlere Zeit, bis für eine neue Zelle ein Knoten gefunden ist.',
  },
  imagePull: {
    label: 'Image-Abruf',
    help: 'Mittlere Zeit, um das Image zu holen; 0 heißt, es liegt schon da.',
  },
  boot: {
    label: 'Hochfahren',
    help: 'Mittlere Zeit vom Start des Containers, bis er antworten könnte.',
  },
  stageLaw: {
    label: 'Verteilung der Startschritte',
    help: 'Wie Zuteilung, Image-Abruf und Hochfahren um ihre Mittelwerte streuen.',
    options: { lognormal: 'Lognormal', exponential: 'Exponentiell' },
  },
  stageScv: {
    label: 'Streuung der Startschritte',
    help: 'Quadrat des Variationskoeffizienten von Zuteilung, Image-Abruf und Hochfahren (lognormal); 0 heißt immer der Mittelwert.',
  },
  probePeriod: {
    label: 'Abstand der Bereitschaftsproben',
    help: 'Eine gestartete Zelle wird bei einer Probe bereit, nie zwischen zweien.',
  },
  probeDelay: {
    label: 'Frist bis zur ersten Probe',
    help: 'Zeit vom Start des Containers bis zu seiner ersten Probe.',
  },
  gracePeriod: {
    label: 'Schonfrist',
    help: 'So lange erledigt eine abgebaute Zelle ihre Anfragen; was dann übrig ist, geht verloren.',
  },
  shutdown: {
    label: 'Herunterfahren',
    help: 'So lange braucht eine abgebaute Zelle ohne Anfragen, um anzuhalten.',
  },
  maxSurge: {
    label: 'maxSurge',
    help: 'So viele Zellen darf es bei einem Rollout über der gewünschten Zahl geben: eine ganze Zahl oder ein Anteil wie 25\u00a0% (aufgerundet).',
  },
  maxUnavailable: {
    label: 'maxUnavailable',
    help: 'So viele der gewünschten Zellen dürfen bei einem Rollout fehlen: eine ganze Zahl oder ein Anteil wie 25\u00a0% (abgerundet).',
  },
  minReadySeconds: {
    label: 'minReadySeconds',
    help: 'Eine neue Zelle gilt im Rollout als verfügbar, wenn sie so lange bereit war.',
  },
  crashAfter: {
    label: 'Stürzt ab nach',
    help: 'Eine Zelle einer abstürzenden Revision stürzt so lange nach dem Start ihres Containers ab.',
  },
  crashShare: {
    label: 'Starts mit Absturz',
    help: 'Anteil der Starts einer solchen Zelle, die mit einem Absturz enden.',
  },
  hpa: {
    label: 'Autoscaler',
    help: 'Der HorizontalPodAutoscaler: Grenzen, Metriken, behavior.',
  },
  policy: {
    label: 'Skalierungsregel',
    help: 'Welcher Autoscaler entscheidet und was ihm gesagt ist; der HorizontalPodAutoscaler hat eine eigene Einstellung.',
  },
  autoscaling: {
    label: 'Autoskalierung',
    help: 'Aus lässt die Zahl der Zellen, wie sie ist.',
  },
  scrapePeriod: {
    label: 'Auflösung der Metriken',
    help: 'So oft liest der Metrics Server jede Zelle; die CPU ist der Mittelwert dieses Fensters.',
  },
  syncPeriod: {
    label: 'Abstand der Abgleiche',
    help: 'Zeit vom Ende einer Entscheidung bis zum Beginn der nächsten.',
  },
  syncDelay: {
    label: 'Längste Entscheidungsdauer',
    help: 'Jede Entscheidung dauert eine zufällige Zeit bis hierhin.',
  },
  objectiveLatency: {
    label: 'Latenzziel',
    help: 'Das Versprechen an die Nutzer: Dieser Anteil der Anfragen wird in dieser Zeit beantwortet.',
  },
  objectivePercentile: {
    label: 'Perzentil des Ziels',
    help: 'Anteil der Anfragen, von dem das Ziel spricht.',
  },
  pricePerHour: {
    label: 'Preis einer Zelle',
    help: 'Bezahlt von der Zuteilung einer Zelle an, bis sie weg ist.',
  },
}
