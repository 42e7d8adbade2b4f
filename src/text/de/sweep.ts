import type { sweepText } from '../en/sweep.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

const runs = (count: number) => `${n.count(count)} ${count === 1 ? 'Lauf' : 'Läufe'}`
const ofRuns = (count: number) => `${n.count(count)} ${count === 1 ? 'Lauf' : 'Läufen'}`
const seedsOf = (count: number) => `${n.count(count)} ${count === 1 ? 'Startwert' : 'Startwerte'}`

export const sweep: TextsOf<typeof sweepText> = {
  title: 'Reihe',
  intro:
    'Läufe, die sich in einer Einstellung unterscheiden: ab 00:00, mit den Einstellungen von jetzt und je mehreren Startwerten. Sie entstehen neben der Seite, die weiterläuft.',
  inLesson:
    'Eine Lektion ist offen, und die Läufe einer Reihe gehen weiter, als sie gezeigt hat. Sie sind nach dem letzten Schritt möglich, oder sobald Sie die Lektion verlassen haben.',
  setting: 'Einstellung',
  ofService: (service, label) => `${service}: ${label}`,
  peak: 'Höchste Last',
  from: 'Von',
  to: 'Bis',
  count: 'Werte',
  seeds: 'Startwerte je Wert',
  on: 'an',
  off: 'aus',
  willMake: (values, seeds, count) => `${values}: ${runs(count)} über ${seedsOf(seeds)}.`,
  start: 'Reihe beginnen',
  cancel: 'Abbrechen',
  progress: 'Fortschritt der Reihe',
  made: (made, all) => `${n.count(made)} von ${ofRuns(all)}`,
  left: (seconds) => {
    const count = Math.max(1, Math.round(seconds))
    return `noch etwa ${n.count(count)} ${count === 1 ? 'Sekunde' : 'Sekunden'}`
  },
  badSeeds: (min, max) =>
    `Eine Reihe hat ${n.count(min)} bis ${n.count(max)} Startwerte. Nehmen Sie eine andere Zahl; mehr macht der Befehl „sweep“.`,
  badCount: (min, max) =>
    `Eine Reihe vergleicht ${n.count(min)} bis ${n.count(max)} Werte. Nehmen Sie eine andere Zahl; mehr macht der Befehl „sweep“.`,
  sameEnds: 'Von und Bis ergeben nur einen Wert. Rücken Sie sie auseinander.',
  seedsEnd: (seeds, first) =>
    `${seedsOf(seeds)} ab ${n.plain(first)} gehen über 4294967295, den letzten, hinaus. Beginnen Sie mit einem kleineren.`,
  notPossible: (value, problem) => `${value} ist hier nicht möglich: ${problem}`,
  tooMuch: (attempts, most) =>
    `Diese Läufe hätten bis zu ${n.tick(attempts)} Anfragen; hier sind ${n.tick(most)} die Grenze. Nehmen Sie weniger Werte oder Startwerte, oder den Befehl „sweep“.`,
  done: (count, front) =>
    `${runs(count)} gemacht. Nichts ist zugleich günstiger und schneller als ${front}.`,
  missesMuch: (names) =>
    `Das ist die Latenz des Beantworteten: Über 1\u00a0% verfehlten das Ziel mit ${names}.`,
  doneBare: (count) => `${runs(count)} gemacht.`,
  cancelled: (made, all) => `Abgebrochen: ${n.count(made)} von ${ofRuns(all)} gemacht.`,
  lost: (made, all) =>
    `Der Browser gibt dieser Seite keine Threads mehr, also endete die Reihe mit ${n.count(made)} von ${ofRuns(all)}. Sehen Sie nach, ob Sie online sind, oder öffnen Sie die Seite in einem eigenen Fenster.`,
  missing: (count, first) => `Ohne Ergebnis: ${runs(count)}. ${first}`,
  givenUp: (run) => `${run}: Der Thread endete zweimal.`,
  refused: (run, problem) => `${run}: ${problem}`,
  run: (value, seed) => `${value}, Startwert ${n.plain(seed)}`,
  ready: 'Bereite Zellen',
  p99: 'p99 über der Zeit',
  tradeoff: 'Kosten eines Laufs gegen p99',
  cost: 'Kosten eines Laufs',
  noPrice: 'Eine Zelle kostet in diesen Läufen nichts, also unterscheiden sie sich nur im p99.',
  drawn: (seeds, all) =>
    seeds < all
      ? `Gezeichnet ${seeds === 1 ? 'ist der erste' : `sind die ersten ${n.count(seeds)}`} von ${seedsOf(all)}n; die kräftige Linie ist der Lauf, von dem sie ausging.`
      : 'Die kräftige Linie ist der Lauf, von dem die Reihe ausging.',
  thisRun: 'der Lauf, von dem sie ausging',
  linesTold: (title, highest) => `${title}. Höchstens: ${highest}.`,
  highest: (value, most) => `${value} ${most}`,
  key: {
    run: 'ein Lauf: Drücken öffnet ihn',
    front: 'auf der Front: nichts ist zugleich günstiger und schneller',
    beaten: 'Mittel eines Werts, den ein anderer schlägt',
  },
  better: 'günstiger und schneller',
  point: (run, cost, p99) => `${run}: ${cost}, p99 ${p99}`,
  open: (point) => `${point}. Öffnet diesen Lauf.`,
  noAnswers: 'keine Antworten',
  pointAt: 'Zeigen Sie auf einen Lauf, um ihn zu lesen.',
  opened: (setting, run) =>
    `${setting} ${run} ist offen. „Zurücknehmen“ bringt den Lauf davor zurück.`,
  table: 'Die verglichenen Werte',
  followed: 'Wie gut die Zellen der Last folgten',
  followedMeaning: 'Was diese Zahlen sind',
  followedColumns: {
    violation: 'SLO verfehlt',
    cellHours: 'Zellstunden',
    decisions: 'Änderungen',
    flaps: 'Flattern',
    thetaU: 'θU',
    thetaO: 'θO',
    tauU: 'τU',
    tauO: 'τO',
    upsilon: 'υ',
  },
  followedHelp: {
    violation: 'Minuten der Fenster, deren Perzentil das Ziel verfehlte.',
    cellHours: 'Stunden aller lebenden Zellen zusammen.',
    decisions: 'Entscheidungen, die die Zahl der Zellen änderten.',
    flaps: 'Änderungen, die eine der letzten fünf Minuten zurücknahmen.',
    thetaU:
      '100/T · ∫ max(d − s, 0)/d dt: fehlende Zellen, bezogen auf die nötigen. d ist die Last ÷ was eine Zelle bei ihrem Zielanteil beantwortet, aufgerundet; s sind die bereiten Zellen.',
    thetaO: '100/T · ∫ max(s − d, 0)/d dt: überzählige Zellen, bezogen auf die nötigen.',
    tauU: 'Anteil der Zeit mit zu wenigen Zellen.',
    tauO: 'Anteil der Zeit mit zu vielen.',
    upsilon:
      '100/(T − 1) · Σ min(|sgn Δs − sgn Δd|, 1) über ganze Sekunden: wie oft Zellen und Bedarf nicht gleich gehen.',
  },
  allRuns: 'Alle Läufe',
  columns: {
    value: 'Wert',
    seed: 'Startwert',
    p99: 'p99',
    cost: 'Kosten',
    most: 'Meiste Zellen',
    missed: 'Verfehlt',
    front: 'Front',
    digest: 'Prüfsumme',
    open: 'Öffnen',
  },
  mean: (mean, half) => `${mean} ± ${half}`,
  isOnFront: 'ja',
  isBeaten: 'nein',
}
