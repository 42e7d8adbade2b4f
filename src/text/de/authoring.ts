import { formatClock } from '../clock.ts'
import type { authoringText } from '../en/authoring.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const authoring: TextsOf<typeof authoringText> = {
  title: 'Eine Lektion erstellen',
  intro:
    'Spielen Sie den Lauf, und halten Sie an, wo ein Schritt enden soll. Was Sie unterwegs ändern, gehört zu dem Schritt, der dort beginnt.',
  undo: 'In der Lektion zurücknehmen',
  redo: 'Wiederholen',
  close: 'Schließen; die Lektion bleibt in diesem Browser',
  closeAlone: 'Schließen; die Lektion bleibt, bis diese Seite verlassen wird',
  notKept:
    'Dieser Browser kann die Lektion nicht über diesen Besuch hinaus behalten. Als Link oder als Datei ist sie später wieder da.',
  pauseHere: 'Hier anhalten',
  playOn: (begin) =>
    `Der nächste Schritt beginnt bei ${formatClock(begin)}: Spielen Sie von dort weiter.`,
  endsAt: 'Der Schritt endet',
  stepEnds: 'Schritt endet hier',
  atTime: (time) => `bei ${time}`,
  atEvent: (event, time) => `${event}, ${time}`,
  events: {
    decision: 'eine Entscheidung',
    'scale-up': 'mehr Zellen werden verlangt',
    'scale-down': 'weniger Zellen werden verlangt',
    division: 'eine Teilung',
    ready: 'eine Tochter bedient',
    draining: 'eine Zelle läuft leer',
    death: 'eine Zelle ist fort',
    crash: 'ein Absturz',
    breach: 'das Ziel wird verfehlt',
    recovery: 'das Ziel wird wieder erreicht',
    loss: 'Anfragen gehen verloren',
  },
  full: 'Eine Lektion hat höchstens acht Schritte.',
  otherRun: 'Der Lauf auf der Seite ist nicht der der Lektion.',
  bringBack: (end) => `Ihren Lauf auf ${formatClock(end)} bringen`,
  stepNamed: (step, title) => (title === '' ? `Schritt ${step}` : `Schritt ${step}: ${title}`),
  changes: (count) =>
    count === 1
      ? 'Wo er beginnt, wird eine Änderung gemacht.'
      : `Wo er beginnt, werden ${n.count(count)} Änderungen gemacht.`,
  stepTitle: 'Titel, drei bis sechs Wörter',
  sentence: 'Sein einer Satz',
  focus: 'Zeigt auf',
  notes: 'Notizen für den Vortrag',
  up: 'Früher',
  down: 'Später',
  remove: 'Löschen',
  asks: 'Fragt',
  kinds: { none: 'nichts', number: 'nach einer Zahl', choice: 'nach einer Auswahl' },
  askedFor: 'Wonach gefragt wird',
  measures: {
    'p99-peak': 'höchstes p99, s',
    'ready-most': 'die meisten bereiten Zellen',
    'ready-end': 'bereite Zellen am Ende',
    'first-ready': 'Sekunden, bis eine Tochter bedient',
    'first-division': 'Sekunden bis zu einer Teilung',
    divisions: 'Teilungen',
    lost: 'verlorene Anfragen',
    'missed-for': 'Sekunden mit verfehltem Ziel',
    busy: 'mittlere Auslastung, 0 bis 1',
    cost: 'mittlere Kosten, $ pro Stunde',
  },
  truth: (value) => `In diesem Lauf ist es ${value}.`,
  noTruth: 'In diesem Lauf ist es noch nicht bekannt, oder es gibt nichts davon.',
  question: 'Die Frage',
  scaleTo: 'Die Skala endet bei',
  near: 'Nah genug innerhalb von',
  option: (from, to) =>
    from === null
      ? `Antwort: unter ${to}`
      : to === null
        ? `Antwort: ${from} oder mehr`
        : `Antwort: ${from} bis ${to}`,
  bound: (number) => `Grenze ${number}`,
  moreOptions: 'Eine Antwort mehr',
  fewerOptions: 'Eine Antwort weniger',
  outcomeLabels: {
    none: ['Was daraus wurde (darf leer sein)'],
    number: ['Bei zu niedriger Schätzung', 'Bei einer nahen', 'Bei zu hoher Schätzung'],
    choice: ['Bei der richtigen Antwort', 'Bei einer anderen'],
  },
  outcomesOf: {
    number: ['Es war mehr: {answer}.', 'Nah genug: Es war {answer}.', 'Es war weniger: {answer}.'],
    choice: ['Richtig: Es war {answer}.', 'Nein: Es war {answer}.'],
  },
  lessonTitle: 'Titel der Lektion',
  limit: 'Wo das Bild nicht mehr stimmt',
  checking: 'Die Lektion wird gespielt …',
  ready: 'Die Lektion lässt sich spielen.',
  preview: 'Vorschau',
  copyLink: 'Link kopieren',
  saveFile: 'Datei speichern',
  copied: (length) => `Kopiert: ein Link mit ${n.count(length)} Zeichen.`,
  notCopied:
    'Der Link ließ sich nicht machen. Sehen Sie nach, ob Sie online sind, und versuchen Sie es noch einmal.',
  tooLong: 'Diese Lektion ist zu lang für einen Link; speichern Sie sie als Datei.',
}
