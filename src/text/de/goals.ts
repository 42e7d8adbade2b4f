import type { goalsText } from '../en/goals.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const goals: TextsOf<typeof goalsText> = {
  intro:
    'Ein Lauf kann an einem Ziel gemessen werden. Wer seinen Link öffnet, sieht das Ziel, und der eigene Rechner ermittelt, ob der Lauf es erreicht.',
  form: 'Ziel',
  p99: 'p99 des ganzen Laufs',
  missed: 'Zeit mit verfehltem Latenzziel',
  lost: 'Gescheiterte Anfragen',
  cost: 'Kosten',
  cells: 'Stunden aller Zellen',
  units: { p99: 'ms', missed: 's', lost: '%', cost: '$', cells: 'h' },
  comparators: { '<': 'unter', '<=': 'höchstens' },
  notAsked: 'beliebig',
  set: 'Dieses Ziel setzen',
  drop: 'Ohne Ziel',
  wrong:
    'Eine Grenze ist eine Zahl von 0 bis 999.999.999; lassen Sie leer, worauf es nicht ankommt.',
  empty: 'Geben Sie mindestens eine Grenze an.',
  bound: 'Grenze',
  value: 'Dieser Lauf',
  verdict: 'Urteil',
  met: 'erreicht',
  missedIt: 'verfehlt',
  soFar: 'bisher',
  atEnd: 'steht am Ende fest',
  noValue: 'keine Zahl',
  checking: 'Die genauen Zahlen werden ermittelt.',
  /** As short as it stands in a sentence. */
  short: {
    p99: 'p99',
    missed: 'Latenzziel verfehlt',
    lost: 'gescheitert',
    cost: 'Kosten',
    cells: 'Zellen',
  },
  amounts: {
    p99: (value) => n.full(value, 'ms'),
    missed: (value) => n.full(value, 's'),
    lost: (value) => n.full(value, '%'),
    cost: (value) => n.full(value, '$'),
    cells: (value) => n.full(value, 'h'),
  },
  below: (what, bound) => `${what} unter ${bound}`,
  atMost: (what, bound) => `${what} höchstens ${bound}`,
  goalIs: (conditions) => `Ziel: ${conditions}.`,
  isMet: (facts) => `Der Lauf erreicht sein Ziel: ${facts}.`,
  isMissed: (facts) => `Der Lauf verfehlt sein Ziel: ${facts}.`,
  fact: (what, value) => `${what} ${value}`,
  missedFact: (fact, bound) => `${fact} (Ziel ${bound})`,
  unknownValue: 'unbekannt',
  offered: (conditions) => `Gelingt es mit eigenen Regeln besser? ${conditions}.`,
  take: 'Dieses Ziel nehmen',
  yourTurn: 'Sie sind dran: Ändern Sie die Regeln und spielen Sie bis zum Ende.',
  details: 'Einzelheiten',
  isSet: 'Das Ziel ist gesetzt; es reist mit dem Link dieses Laufs.',
  unknown: (text) =>
    `Der Link nennt ein Ziel „${text}“, das hier keines ist; der Lauf wird ohne es geöffnet. Ein Ziel liest sich wie p99<300ms,cost<0.5.`,
  howDecided:
    'Entschieden, wenn der Lauf zu Ende ist, an den genauen Zahlen des ganzen Laufs; alle seine Dienste zählen.',
  approximate: 'Ein Teil dieses Laufs wurde nach Pegel gezählt; seine Zahlen sind Näherungen.',
}
