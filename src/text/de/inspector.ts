import { formatClock } from '../clock.ts'
import type { inspectorText } from '../en/inspector.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const inspector: TextsOf<typeof inspectorText> = {
  selected: 'Gewählte Zelle',
  choose:
    'Wählen Sie eine Zelle auf der Bühne oder in der Liste der Zellen, um zu sehen, was sie tut und warum es sie gibt.',
  notAlive: 'Diese Zelle lebt zum gezeigten Zeitpunkt nicht.',
  notDrawn: (each, isAlive) =>
    `Von so vielen Zellen wird 1 von ${n.count(each)} gezeichnet und aufgeführt. Diese ist nicht darunter${isAlive ? '' : ' oder lebt nicht'}.`,
  wasKilled: (time, longest) =>
    `Diese Zelle wurde um ${formatClock(time, longest)} getötet. „Zurücknehmen“ bringt sie zurück, als wäre sie nie getötet worden.`,
  decisions: 'Entscheidungen',
  latestFirst: 'neueste zuerst',
  kill: 'Zelle töten',
  killHelp: 'Sofort, mit allen ihren Anfragen. „Zurücknehmen“ bringt sie zurück.',
  growing: {
    scheduled: 'Sie wird einem Knoten zugeteilt',
    pulling: 'Sie ruft ihr Image ab',
    booting: 'Sie fährt hoch',
    probing: 'Sie wartet auf ihre Bereitschaftsprobe',
  },
  waits: 'Ihr Container ist abgestürzt und wartet auf den Neustart',
  restarts: 'Neustarts',
  daughterGrowing: {
    scheduled: (id) => `Tochter ${String(id)} wird einem Knoten zugeteilt`,
    pulling: (id) => `Tochter ${String(id)} ruft ihr Image ab`,
    booting: (id) => `Tochter ${String(id)} fährt hoch`,
    probing: (id) => `Tochter ${String(id)} wartet auf ihre Bereitschaftsprobe`,
  },
  soFar: (seconds) => `seit ${n.count(seconds)}\u00a0s`,
  meanLoad: (seconds) => `Last, Mittel über ${n.count(seconds)}\u00a0s`,
  inFlightOf: (count, slots) => `${n.count(count)} von ${n.count(slots)}`,
  genome: 'Genom',
  genomeHelp: (digest) => `Prüfsumme des Images und seiner Konfiguration: ${digest}`,
  mother: 'Mutter',
  founder: 'Gründerin',
  bornReady: 'Geboren, bereit',
  bornReadyAt: (born, ready) =>
    `${formatClock(born)}, ${ready === null ? 'noch nicht' : formatClock(ready)}`,
  fromTheStart: 'Sie war von Anfang an da; keine Entscheidung hat sie hervorgebracht.',
  whyPruned: 'Warum geht sie?',
  pruningOrder:
    'Ein ReplicaSet beendet zuerst, wer nicht bereit ist, dann, wer kürzer bereit ist, in Zweierpotenzen gezählt; unter Gleichen entscheidet der Zufall.',
  replaces: (id) =>
    `Sie ersetzt Zelle ${String(id)}, die in diesem Augenblick getötet wurde: Die gewünschte Zahl bleibt.`,
  ofRollout:
    'Ein Rollout ist einen Schritt weitergegangen: Eine Zelle war verfügbar geworden oder gegangen. Keine Entscheidung des Autoscalers steht dahinter.',
  whySoMany: 'Warum so viele Zellen?',
  decidedAt: (clock) => `entschieden um ${clock}`,
  whyDivided: 'Warum kam es zur Teilung?',
  loadOver: (id, share) =>
    `Last der Zelle ${String(id)} in den letzten zwei Minuten, jetzt ${n.share(share)}`,
  twoMinutesAgo: 'vor 2\u00a0min',
  now: 'jetzt',
  target: (share) => `Ziel ${n.share(share)}`,
}
