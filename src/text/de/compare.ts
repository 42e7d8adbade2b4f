import type { compareText } from '../en/compare.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

const seedsOf = (count: number) => `${n.count(count)} ${count === 1 ? 'Startwert' : 'Startwerte'}`
const ofSeeds = (count: number) => `${n.count(count)} ${count === 1 ? 'Startwert' : 'Startwerten'}`

export const compare: TextsOf<typeof compareText> = {
  title: 'Zwei Läufe vergleichen',
  intro:
    'Ein zweiter Lauf neben diesem, mit derselben Uhr. Beide bekommen dieselben Anfragen; jeder Unterschied kommt also von den Einstellungen.',
  other: 'Neben diesem Lauf',
  ways: {
    policy: 'Ein anderer Autoscaler',
    same: 'Derselbe Lauf, zum Ändern',
    branch: 'Ein Zweig',
    link: 'Ein Lauf aus einem Link',
  },
  policy: 'Autoscaler von B',
  aboutSame:
    'Beide beginnen gleich. Ändern Sie dann die Einstellungen einer Seite und sehen Sie beiden zu.',
  branch: 'Zweig',
  link: 'Link des anderen Laufs',
  begin: 'Vergleichen',
  reading: 'Der Link wird gelesen.',
  otherSystem:
    'Jener Lauf ist von einem anderen System. Vergleichen lassen sich nur Läufe eines Systems.',
  noLink: 'Fügen Sie den Link eines Laufs ein, ab # oder die ganze Adresse.',
  heavy:
    'Dieser Lauf ist zu groß, um zweimal zugleich gerechnet zu werden. Senken Sie seine Spitze, dann vergleichen Sie.',
  inLesson: 'Eine Lektion ist offen. Schließen Sie sie, dann vergleichen Sie.',
  inRound: 'Eine Runde von Hand läuft. Verlassen Sie sie, dann vergleichen Sie.',
  becameHeavy:
    'Der Vergleich ist zu Ende, weil einer seiner Läufe zu groß geworden ist, um zweimal zugleich gerechnet zu werden.',
  two: (a, b) => `Zwei Läufe werden verglichen: ${a} und ${b}.`,
  waits: 'Der Link dieser Seite ist beschädigt. Wählen Sie zuerst, wie es weitergeht.',
  sides: { a: 'A', b: 'B' },
  thisRun: 'dieser Lauf',
  unchanged: 'derselbe Lauf',
  fromLink: 'aus dem Link',
  setting: (name, value) => `${name} ${value}`,
  seed: (seed) => `Startwert ${n.plain(seed)}`,
  pane: (side, name) => `${side}: ${name}`,
  within: (side, name) => `${side} (${name})`,
  glance: (ready, p99) =>
    `${n.count(ready)} bereit${p99 === null ? '' : `, p99 ${n.latency(p99)}`}`,
  cells: (name, ready) =>
    `${name}: ${n.count(ready)} ${ready === 1 ? 'bereite Zelle' : 'bereite Zellen'}`,
  bar: 'Vergleich',
  settingsOf: 'Einstellungen von',
  shared: 'Last, Stöße und Startwert gelten für beide.',
  parting: {
    seed: (clock) =>
      `Die Startwerte sind verschieden: ab ${clock} bekommen die Läufe andere Anfragen.`,
    load: (clock) => `Die Lasten sind verschieden: ab ${clock} bekommen die Läufe andere Anfragen.`,
    work: (clock) =>
      `Die Läufe bekommen dieselben Anfragen, aber ab ${clock} macht jede andere Arbeit.`,
    levels: (clock) => `Gezählt wird nach Stufen: ab ${clock} bekommen die Läufe andere Anfragen.`,
  },
  waiting: 'Der andere Lauf wird an diesen Zeitpunkt gebracht.',
  stopped: (why) => `Der Vergleich ist zu Ende, weil der andere Lauf stehen geblieben ist. ${why}`,
  anotherRun: 'Der Vergleich ist zu Ende, weil ein anderer Lauf geöffnet wurde.',
  lessonBegan: 'Der Vergleich ist zu Ende, weil eine Lektion begonnen hat.',
  none: (clock) => `Beide Läufe sind bis ${clock} in jeder Zahl gleich.`,
  sentence: (a, b, lost, late, cost, clock) =>
    `Bis ${clock} hat ${b} ${losses(lost, late)} und ${costs(cost)} ${a}.`,
  details: 'Zahlen und Startwerte',
  keepA: 'Weiter mit A',
  keepB: 'Weiter mit B',
  keepAHelp: 'Beendet den Vergleich. Der andere Lauf ist dann weg.',
  keepBHelp:
    'Beendet den Vergleich. B tritt an die Stelle dieses Laufs; Rückgängig bringt ihn wieder.',
  ofService: (service) => `Werte von ${service}, über viele Startwerte des ganzen Laufs.`,
  figure: 'Zahl',
  difference: 'B minus A',
  figures: {
    served: 'Beantwortete Anfragen',
    lost: 'Verlorene Anfragen',
    late: 'Späte Antworten',
    p99: 'p99 des letzten Fensters',
    cost: 'Kosten',
    cellHours: 'Stunden von Zellen',
  },
  figuresOfRun: {
    served: 'Beantwortete Anfragen',
    lost: 'Verlorene Anfragen',
    late: 'Späte Antworten',
    p99: 'p99 des ganzen Laufs',
    cost: 'Kosten',
    cellHours: 'Stunden von Zellen',
  },
  hours: (hours) => `${n.rate(hours)}\u00a0h`,
  overSeeds: 'Über viele Startwerte',
  seedsIntro:
    'Beide Läufe bis zum Ende, mit je denselben Startwerten; jeder Unterschied ist der eines Startwerts.',
  start: (seeds) => `Je ${seedsOf(seeds)} rechnen`,
  seedCount: 'Startwerte',
  interval: (mean, within) => `${mean} ± ${within}`,
  oldSeeds: 'Diese Läufe sind von den Einstellungen vor der letzten Änderung.',
  more: 'Ein Startwert mehr',
  stop: 'Anhalten',
  progress: 'Fortschritt der Läufe',
  made: (made, all) => `${n.count(made)} von ${ofSeeds(all)}`,
  lostThreads: 'Der Browser gibt dieser Seite keine Threads mehr. Was gemacht ist, bleibt.',
  missing: (why) => `Ein Lauf hat kein Ergebnis. ${why}`,
  tooMuch: {
    seed: 'So viele Startwerte gibt es über diesem nicht. Beginnen Sie mit einem kleineren.',
    work: 'Diese Läufe hätten zu viele Anfragen für diese Seite. Nehmen Sie eine kürzere oder kleinere Last.',
  },
  result: (a, b, seeds, lost, lostWithin, cost, costWithin) =>
    `Über ${seedsOf(seeds)} hat ${b} ${meanLoss(lost, lostWithin)} und ${meanCost(cost, costWithin)} als ${a}.`,
  resultNone: (seeds) => `Über ${seedsOf(seeds)} sind beide Läufe gleich: 0 ± 0 in jeder Zahl.`,
  confidence:
    'Mittel von B minus A; das Intervall ist Students zu 95\u00a0%, aus Paaren mit einem Startwert.',
  ghosts: { ready: 'Bereite Zellen, eine Linie je Startwert', p99: 'p99, eine Linie je Startwert' },
  ghostsTold: (title, a, b) => `${title}; höchstens ${a} bei A, ${b} bei B`,
}

function losses(lost: number, late: number): string {
  const more = (value: number) => (value < 0 ? 'weniger' : 'mehr')
  const words =
    lost === 0
      ? 'gleich viele Anfragen verloren'
      : `${n.count(Math.abs(lost))} ${more(lost)} ${Math.abs(lost) === 1 ? 'Anfrage' : 'Anfragen'} verloren`
  return late === 0
    ? words
    : `${words}, ${n.count(Math.abs(late))} ${more(late)} zu spät beantwortet`
}

function costs(cost: number): string {
  if (cost === 0) return 'so viel gekostet wie'
  return `${n.money(Math.abs(cost))} ${cost < 0 ? 'weniger' : 'mehr'} gekostet als`
}

function within(halfWidth: number, write: (value: number) => string): string {
  return halfWidth < 0 ? '' : ` ± ${write(halfWidth)}`
}

function meanLoss(mean: number, halfWidth: number): string {
  const size = `${n.rate(Math.abs(mean))}${within(halfWidth, n.rate)}`
  return `${size} Anfragen ${mean > 0 ? 'mehr' : 'weniger'} verloren${doubt(mean, halfWidth)}`
}

function meanCost(mean: number, halfWidth: number): string {
  const size = `${n.money(Math.abs(mean))}${within(halfWidth, n.money)}`
  return `${size} ${mean > 0 ? 'mehr' : 'weniger'} gekostet${doubt(mean, halfWidth)}`
}

function doubt(mean: number, halfWidth: number): string {
  return halfWidth >= Math.abs(mean) ? ' (kein klarer Unterschied)' : ''
}
