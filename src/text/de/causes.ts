import { formatClock } from '../clock.ts'
import type { causesText } from '../en/causes.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const causes: TextsOf<typeof causesText> = {
  title: 'Warum verloren oder spät?',
  soFar: (count) => `bisher ${n.count(count)}`,
  range: 'Seit',
  ranges: { whole: 'Beginn', minute: 'Letzte Minute' },
  ofAll: 'Von allen Diensten',
  none: 'In dieser Zeit ging nichts verloren, und nichts kam spät.',
  caption: (lost, late) =>
    `${n.count(lost)} ${lost === 1 ? 'Versuch' : 'Versuche'} verloren, ${n.count(late)} ${late === 1 ? 'Antwort' : 'Antworten'} spät. Jeder Fall zählt in einer Zeile; eine Anfrage, die wiederholt wird, ist mehrere Versuche.`,
  columns: { cause: 'Ursache', number: 'Anzahl', share: 'Anteil' },
  happenings: {
    'none-ready': 'Abgewiesen: keine Zelle war bereit',
    'queue-full': 'Abgewiesen: die Warteschlange war voll',
    'gave-up': 'Beim Warten aufgegeben',
    lost: 'Mit der Zelle verloren',
    'in-vain': 'Vergeblich bedient',
    late: 'Spät beantwortet',
  },
  starting: {
    scheduled: 'die nächste Zelle wurde einem Knoten zugeteilt',
    pulling: 'die nächste Zelle rief ihr Image ab',
    booting: 'die nächste Zelle fuhr hoch',
    probing: 'die nächste Zelle wartete auf ihre Bereitschaftsprobe',
    other: 'die nächste Zelle war noch nicht bereit',
  },
  reasons: {
    starting: 'die nächste Zelle war noch nicht bereit',
    rolling: 'die nächste Zelle der neuen Revision war noch nicht bereit',
    restarting: 'die nächste Zelle war abgestürzt und sollte neu starten',
    resizing:
      'der Server brachte seine Arbeit zu Ende, bevor einer anderer Größe an seine Stelle trat',
    'no-room': 'dieser Lauf hat keinen Platz für mehr Zellen',
    'at-maximum': 'so viele Zellen, wie die Obergrenze erlaubt',
    'at-ceiling': 'der Server ist so groß, wie er werden darf',
    'by-hand': 'nichts skaliert von selbst',
    'not-decided': 'der Autoscaler hatte noch nicht entschieden',
    decided: 'keine Zelle war unterwegs: die letzte Entscheidung wollte keine weitere',
    backlog: 'noch in der Warteschlange, die ein Mangel hinterlassen hatte',
    chance: 'die Zellen reichten: zufällig kamen zu viele zusammen',
    work: 'niemand wartete: die Arbeit selbst dauerte so lange',
    calls: 'niemand wartete: die Arbeit dauerte so lange oder die der Dienste, die sie aufruft',
    errors: 'der Dienst antwortete mit einem Fehler',
    'errors-or-slow': 'ein Fehler, oder der Client hatte inzwischen aufgegeben',
    killed: 'die Zelle wurde getötet',
    crashed: 'der Container der Zelle stürzte ab',
    'grace-over': 'die Schonfrist der Zelle war vorbei',
    forgotten: 'zu lange her: nur die Anzahl ist noch bekannt',
  },
  leftFrom: (reason) => `Der Mangel: ${reason}.`,
  from: (from, to) => `${from} bis ${to}`,
  nextLook: (at) => `Das nächste Mal sah er um ${formatClock(at)} hin.`,
  goTo: (at) => `Zu ${at}`,
  decision: (at) => `Entscheidung von ${at}`,
  noDecision: 'Diese Entscheidung steht nicht mehr in der Liste.',
  replaces: (id) => `Sie tritt an die Stelle von Zelle ${String(id)}, die getötet wurde.`,
  more: (count) => `und ${n.count(count)} frühere`,
}
